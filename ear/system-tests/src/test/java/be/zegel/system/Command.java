package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command line as a person runs it: a process of its own from the built product, with a home of
 * its own for what it remembers.
 */
final class Command implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 1500;

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a command.
   *
   * @param home what it remembers, and its output, lie there
   */
  static Command start(Path home, String... arguments) {
    Path checkout = RunningSystem.checkout();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dzegel.checkout=" + checkout,
                "-Dzegel.platform=" + checkout.resolve(".zegel/platform"),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                checkout.resolve("ear/launcher/target/distribution/lib") + "/*",
                "be.zegel.launcher.Zegel"));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(home, "command", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("XDG_STATE_HOME", home.toString());
      return new Command(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end, which must be with this code; gives what it said. */
  static String run(Path home, int code, String... arguments) {
    try (Command command = start(home, arguments)) {
      return command.ends(code);
    }
  }

  /** Waits for the end, which must be with this code; gives what it said. */
  String ends(int code) {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(this::said).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(process.exitValue()).as(this::said).isEqualTo(code);
    return said();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said so far, on standard output and standard error. */
  String said() {
    return RunningSystem.read(output);
  }

  /** Ends it as a loss of power would. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
