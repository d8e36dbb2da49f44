package be.zegel.evidence.extract;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A worker that does what the name of the item says, instruction by instruction separated by
 * blanks: so the supervisor meets every way in which a worker can behave.
 */
public final class ScriptedWorker {
  private ScriptedWorker() {}

  public static void main(String[] arguments) throws Exception {
    Frames frames = TestWorkers.ready();
    Frame frame;
    while ((frame = frames.read()) != null) {
      Job job = Messages.job(frame.payload());
      JobResult result =
          job.mode() == Job.Mode.STRINGS
              ? strings(frames, job)
              : new ScriptedWorker().play(frames, job);
      frames.write(FrameType.RESULT, Messages.result(result));
      frames.flush();
      if (job.preview() && job.name().contains("badpreview")) {
        Runtime.getRuntime().halt(9);
      }
      frames.write(FrameType.DONE, new byte[0]);
      frames.flush();
    }
  }

  private static JobResult strings(Frames frames, Job job) throws IOException {
    if (job.name().contains("nostrings")) {
      Runtime.getRuntime().halt(9);
    }
    text(frames, "STRINGS");
    return result(Outcome.OK, ContainerCounts.NONE);
  }

  private JobResult play(Frames frames, Job job) throws Exception {
    long ordinal = 0;
    for (String word : job.name().split(" ")) {
      String[] step = word.split(":", 2);
      String argument = step.length == 2 ? step[1] : "";
      switch (step[0]) {
        case "text" -> text(frames, argument);
        case "echo" -> {
          frames.write(
              FrameType.NEED,
              Messages.need(new Messages.Need(0, (int) Math.min(job.size(), 1000))));
          frames.flush();
          Frame data = frames.read();
          frames.write(FrameType.TEXT, data == null ? new byte[0] : data.payload());
        }
        case "beyond" -> {
          frames.write(FrameType.NEED, Messages.need(new Messages.Need(job.size() + 1, 1)));
          frames.flush();
        }
        case "child" -> ordinal = child(frames, job, ordinal, argument, true);
        case "lie" -> ordinal = child(frames, job, ordinal, argument, false);
        case "half" -> {
          frames.write(FrameType.CHILD, Messages.child(header(ordinal, argument)));
          frames.write(FrameType.CHILD_BYTES, bytes("half"));
          frames.flush();
          Runtime.getRuntime().halt(7);
        }
        case "failed" -> {
          frames.write(
              FrameType.CHILD_FAILED,
              Messages.childFailure(
                  new Messages.ChildFailure(
                      header(ordinal++, argument), Outcome.ENCRYPTED, "locked")));
        }
        case "sleep" -> {
          frames.flush();
          Thread.sleep(Long.parseLong(argument));
        }
        case "trickle" -> {
          for (int i = 0; i < 1000; i++) {
            text(frames, "x");
            Thread.sleep(50);
          }
        }
        case "exit" -> {
          frames.flush();
          Runtime.getRuntime().halt(Integer.parseInt(argument));
        }
        case "once" -> {
          // The first worker dies, the next has a fresh memory and cannot know: use its scratch.
          if (job.skipChildren() == 0) {
            frames.flush();
            Runtime.getRuntime().halt(5);
          }
        }
        case "eat" -> {
          frames.flush();
          eat(Long.parseLong(argument));
        }
        case "garbage" -> {
          new FileOutputStream(FileDescriptor.out).write(bytes("this is no frame at all"));
          Thread.sleep(60_000);
        }
        case "type" -> frames.write(FrameType.MEDIA_TYPE, bytes(argument));
        case "flood" -> {
          while (true) {
            text(frames, "x".repeat(1000));
          }
        }
        default -> throw new IllegalArgumentException(word);
      }
    }
    return result(Outcome.OK, new ContainerCounts(ordinal, ordinal, 0, 0));
  }

  private static long child(Frames frames, Job job, long ordinal, String content, boolean honest)
      throws IOException {
    if (ordinal >= job.skipChildren()) {
      frames.write(FrameType.CHILD, Messages.child(header(ordinal, content)));
      frames.write(FrameType.CHILD_BYTES, bytes(content));
      String hash = Sha256.of(bytes(honest ? content : content + "!")).hex();
      frames.write(
          FrameType.CHILD_END,
          Messages.childEnd(new Messages.ChildEnd(content.length(), hash, null)));
    }
    return ordinal + 1;
  }

  private static ChildHeader header(long ordinal, String name) {
    return new ChildHeader(
        ordinal, name, name, ChildHeader.Kind.ENTRY, null, -1, List.of(), Map.of());
  }

  private static void text(Frames frames, String text) {
    try {
      frames.write(FrameType.TEXT, bytes(text));
      frames.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void eat(long megabytes) {
    List<byte[]> eaten = new ArrayList<>();
    for (long i = 0; i < megabytes; i++) {
      eaten.add(new byte[1 << 20]);
    }
    if (eaten.size() < megabytes) {
      throw new IllegalStateException();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JobResult result(Outcome outcome, ContainerCounts counts) {
    return new JobResult(outcome, "Script", "1", null, null, counts, null, false, -1);
  }
}
