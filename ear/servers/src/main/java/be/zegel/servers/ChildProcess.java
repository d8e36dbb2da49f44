package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server process that this program started and that cannot outlive it.
 *
 * <p>It leads a session of its own ({@code setsid}), so that the terminal's Ctrl-C does not reach
 * it, and asks the kernel for a signal when its parent dies ({@code setpriv --pdeathsig}), so that
 * even a {@code kill -9} of the parent leaves nothing behind. It sees a small environment, not the
 * parent's.
 */
public final class ChildProcess {
  /**
   * What to start.
   *
   * @param name the server's name in messages
   * @param command program and arguments; no secret among them
   * @param environment added to the small environment that every child gets
   * @param folder the working folder
   * @param output takes standard output and standard error; replaced at each start
   * @param signalAtParentsDeath the signal's name without SIG
   * @param unprivileged the program refuses root: root starts it inside a user namespace
   */
  record Launch(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path folder,
      Path output,
      String signalAtParentsDeath,
      boolean unprivileged) {
    Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

  /**
   * Starts all children. The kernel sends the parent's-death signal when the <em>thread</em> that
   * started the child ends, so this one thread lives as long as the program.
   */
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("zegel-children").unstarted(task));

  private final Launch launch;
  private final Process process;

  private ChildProcess(Launch launch, Process process) {
    this.launch = launch;
    this.process = process;
  }

  static ChildProcess start(Launch launch) {
    List<String> command = new ArrayList<>(List.of(program("setsid")));
    if (launch.unprivileged()) {
      command.addAll(unprivileged());
    }
    command.addAll(List.of(program("setpriv"), "--pdeathsig", launch.signalAtParentsDeath(), "--"));
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(launch.folder().toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(launch.output().toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(launch.environment());
    try {
      Files.createDirectories(launch.output().toAbsolutePath().getParent());
      return new ChildProcess(launch, STARTER.submit(builder::start).get());
    } catch (IOException e) {
      throw new UncheckedIOException("The log folder cannot be made: " + launch.output(), e);
    } catch (ExecutionException e) {
      throw ServerRefusal.failed(launch.name() + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServerRefusal.failed("Interrupted while starting " + launch.name(), e);
    }
  }

  /** Runs a short program to its end with the same care; answers its exit code. */
  static int run(Launch launch) throws InterruptedException {
    ChildProcess child = start(launch);
    try {
      return child.process.waitFor();
    } finally {
      child.process.destroyForcibly();
    }
  }

  /** The prefix under which root starts a program that refuses root; empty for others. */
  private static List<String> unprivileged() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    // In a user namespace without a mapping the program is nobody to itself and its files' owner
    // to the file system.
    return List.of(program("unshare"), "--user");
  }

  /** The full path of a program of the base system. */
  static String program(String name) {
    for (String folder : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin")) {
      Path candidate = Path.of(folder, name);
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    throw ServerRefusal.missing(
        "The program " + name + " is missing; on Debian: apt-get install util-linux tar");
  }

  /** The process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it ends by itself or the time is over; answers whether it ended. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Calls back once it has ended. */
  void onEnd(Runnable action) {
    var _ = process.onExit().thenRun(action);
  }

  /**
   * Asks it to stop with the given signal and, when the time is over, ends it and all that it
   * started. Returns when it is gone.
   */
  void stop(String signal, Duration grace) {
    try {
      if (process.isAlive()) {
        signal(signal, Long.toString(process.pid()));
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      // The session's leader is gone; whatever it started and left is in the same process group.
      signal("KILL", "-" + process.pid());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void signal(String signal, String target) throws InterruptedException {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"$2\"", "kill", signal, target)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("No signal can be sent: /bin/sh does not start", e);
    }
  }

  /** The last lines that it wrote, for a message about its end. */
  String lastLines() {
    return lastLines(launch.output(), 12);
  }

  static String lastLines(Path log, int most) {
    try (Stream<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - most), all.size()));
    } catch (IOException e) {
      return "(" + log + " cannot be read: " + e.getMessage() + ")";
    }
  }
}
