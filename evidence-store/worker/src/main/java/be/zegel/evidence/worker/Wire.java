package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Frame;
import be.zegel.evidence.extract.FrameType;
import be.zegel.evidence.extract.Frames;
import be.zegel.evidence.extract.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The worker's end of the pipes. A thread of its own reads standard input, so that the end of the
 * pipe ends this process at once, even while a parser hangs: a worker does not survive its
 * supervisor. Another thread sends a heartbeat every second while a job runs.
 */
final class Wire implements Content {
  private static final long PAGE = 4096;

  private final Frames frames;
  private final BlockingQueue<Frame> inbox = new ArrayBlockingQueue<>(2);
  private final AtomicLong produced = new AtomicLong();
  private final ProcessHandle self = ProcessHandle.current();
  private volatile boolean working;
  private volatile long cpuAtBegin;

  Wire(Frames frames) {
    this.frames = frames;
    Thread.ofPlatform().daemon().name("input").start(this::listen);
    Thread.ofPlatform().daemon().name("heart").start(this::pulse);
  }

  private void listen() {
    try {
      Frame frame;
      while ((frame = frames.read()) != null) {
        inbox.put(frame);
      }
      Runtime.getRuntime().halt(0);
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private void pulse() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        if (working) {
          beat();
        }
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  void begin() {
    produced.set(0);
    cpuAtBegin = cpuMillis();
    working = true;
  }

  void end() {
    working = false;
  }

  void beat() throws IOException {
    send(
        FrameType.HEARTBEAT,
        Messages.heartbeat(
            new Messages.Heartbeat(produced.get(), residentBytes(), cpuMillis() - cpuAtBegin)));
    flush();
  }

  private long cpuMillis() {
    return self.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  private static long residentBytes() {
    try {
      String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ");
      return Long.parseLong(fields[1]) * PAGE;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** Notes output that may still be buffered: it is progress. */
  void produced(long count) {
    produced.addAndGet(count);
  }

  void send(FrameType type, byte[] payload) throws IOException {
    frames.write(type, payload);
  }

  void send(FrameType type, byte[] bytes, int length) throws IOException {
    frames.write(type, bytes, 0, length);
  }

  void flush() throws IOException {
    frames.flush();
  }

  /** The next frame of the supervisor. */
  Frame take() {
    try {
      return inbox.take();
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(1);
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] read(long offset, int length) throws IOException {
    send(FrameType.NEED, Messages.need(new Messages.Need(offset, length)));
    flush();
    Frame frame = take();
    if (frame.type() != FrameType.DATA) {
      Runtime.getRuntime().halt(1);
    }
    return frame.payload();
  }
}
