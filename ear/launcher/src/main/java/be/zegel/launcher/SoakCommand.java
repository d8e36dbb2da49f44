package be.zegel.launcher;

import be.zegel.servers.Distribution;
import be.zegel.servers.Ports;
import be.zegel.servers.SystemConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The long forms of tests that break things; each on a system of its own. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a long test on a system of its own. There is:",
      "  crash  kills WildFly, PostgreSQL and the programs that read evidence at random moments",
      "         while evidence is filed and handed over; nothing acknowledged may be lost.",
      "Exits with 1 when something was."
    })
final class SoakCommand implements Callable<Integer> {

  private static final String CRASH = "crash";

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which; default: crash.")
  private String name = CRASH;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Kill for so many minutes instead of counting kills.")
  private @Nullable Integer minutes;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "How many kills; default: ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int kills = 50;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the moments, victims and files are drawn from; printed at the beginning.")
  private long seed = new SecureRandom().nextInt(1_000_000);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder for the system's data; default: a temporary one.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The first of four ports; default: the first free ones above 18500.")
  private @Nullable Integer port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (!name.equals(CRASH)) {
      spec.commandLine().getErr().println("zegel: " + Texts.text("soak.unknown", name));
      return Zegel.WRONG_USE;
    }
    Path folder = data == null ? Files.createTempDirectory("zegel-soak") : data;
    SystemConfiguration configuration =
        SystemConfiguration.load(folder, new Ports(port == null ? freePort() : port));
    CrashSoak soak =
        new CrashSoak(
            configuration,
            new Distribution(LauncherFolders.standard().distribution()),
            new CrashSoak.Plan(
                minutes == null ? kills : Integer.MAX_VALUE,
                minutes == null ? null : Duration.ofMinutes(minutes),
                seed),
            line -> {
              out.println(line);
              out.flush();
            });
    boolean held = soak.run();
    if (held && data == null) {
      delete(folder);
    } else {
      out.println(Texts.text("soak.kept", folder));
    }
    return held ? 0 : Zegel.FAILED;
  }

  private static int freePort() throws IOException {
    for (int base = 18500; base < 60000; base += 4) {
      if (free(base) && free(base + 1) && free(base + 2) && free(base + 3)) {
        return base;
      }
    }
    throw new IOException("no four free ports in a row");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
