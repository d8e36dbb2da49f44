package be.zegel.launcher;

import be.zegel.servers.Distribution;
import be.zegel.servers.Ports;
import be.zegel.servers.SystemConfiguration;
import be.zegel.servers.ZegelSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Starts everything, says where to go, and stays in the foreground until Ctrl-C or SIGTERM stops
 * all of it in order.
 */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Starts PostgreSQL, Keycloak and WildFly with Zegel in it, from nothing, on loopback.",
      "Ctrl-C stops all of it in order; a second start on the same data finds everything."
    })
final class RunCommand implements Callable<Integer> {
  private static final Duration STOP = Duration.ofMinutes(4);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; default: .zegel/data in the checkout.")
  private Path data = LauncherFolders.standard().data();

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "Application on N, Keycloak on N+1, PostgreSQL on N+2, management on N+3; default: 8080.")
  private int port = Ports.STANDARD.application();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, IOException {
    SystemConfiguration configuration = SystemConfiguration.load(data, new Ports(port));
    Distribution distribution = new Distribution(LauncherFolders.standard().distribution());
    CountDownLatch down = new CountDownLatch(1);
    try (TerminalProgress progress =
        TerminalProgress.begin(spec.commandLine().getOut(), "Starting Zegel")) {
      Thread hook = stopOnSignal(Thread.currentThread(), down, progress);
      Runtime.getRuntime().addShutdownHook(hook);
      new Ceremony(configuration).atStart(spec.commandLine().getOut());
      try (ZegelSystem system = ZegelSystem.start(configuration, distribution, progress)) {
        progress.end();
        new Welcome(system.configuration(), distribution).print(spec.commandLine().getOut());
        system.awaitEnd();
        return 0;
      } finally {
        down.countDown();
        forget(hook);
      }
    }
  }

  /** SIGINT and SIGTERM run the JVM's shutdown hooks; this one lets the command end in order. */
  private static Thread stopOnSignal(
      Thread command, CountDownLatch down, TerminalProgress progress) {
    return Thread.ofPlatform()
        .name("zegel-stop")
        .unstarted(
            () -> {
              progress.end();
              progress.say("Stopping WildFly, Keycloak and PostgreSQL");
              command.interrupt();
              try {
                boolean inOrder = down.await(STOP.toSeconds(), TimeUnit.SECONDS);
                progress.say(inOrder ? "Stopped" : "Not everything stopped in time; ended");
                Runtime.getRuntime().halt(inOrder ? 0 : Zegel.FAILED);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      // The hook itself brought the command here and waits for it.
    }
  }
}
