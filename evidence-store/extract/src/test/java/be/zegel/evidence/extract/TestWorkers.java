package be.zegel.evidence.extract;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Workers whose program stands in the test tree. */
final class TestWorkers {
  private TestWorkers() {}

  /** Runs a program of this class path. */
  static WorkerConfig.Builder config(Class<?> program) {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(p -> p.toFile().exists())
            .toList();
    return WorkerConfig.of(Path.of(System.getProperty("java.home"), "bin", "java"), classPath)
        .mainClass(program.getName());
  }

  /** The worker's side of the pipes, after its first words. */
  static Frames ready() throws IOException {
    Frames frames =
        new Frames(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    frames.write(FrameType.READY, Messages.ready(new Messages.Ready(Messages.VERSION, "test")));
    frames.flush();
    return frames;
  }
}
