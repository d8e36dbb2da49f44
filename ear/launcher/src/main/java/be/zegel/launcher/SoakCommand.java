package be.zegel.launcher;

import be.zegel.evidence.packet.MalformedPacket;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.verify.ByteFlips;
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
import java.util.Optional;
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
      "  crash   kills WildFly, PostgreSQL and the programs that read evidence at random moments",
      "          while evidence is filed and handed over; nothing acknowledged may be lost.",
      "  packet  alters every byte of a verified court packet, one after the other; none may",
      "          go unnoticed by the verifier and, where there is a node, by the second one.",
      "Exits with 1 when something was lost or not noticed."
    })
final class SoakCommand implements Callable<Integer> {

  private static final String CRASH = "crash";
  private static final String PACKET = "packet";
  private static final int SHOWN_EVERY = 10_000;

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

  @Option(
      names = "--packet",
      paramLabel = "FILE",
      description = "packet: the court packet; default: one of the vectors.")
  private @Nullable Path packet;

  @Option(names = "--trust", paramLabel = "FILE", description = "packet: the trust bundle.")
  private @Nullable Path trust;

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "packet: alter every Nth byte only; default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private int step = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (name.equals(PACKET)) {
      Path vectors = vectors();
      return flip(
          packet == null ? vectors.resolve("passkeys.asice") : packet,
          trust == null ? vectors.resolve("passkeys.trust.json") : trust,
          out);
    }
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

  private static Path vectors() {
    return Path.of(System.getProperty("zegel.checkout", "."))
        .resolve("evidence-store/verify/src/test/resources/packets");
  }

  private int flip(Path packet, Path trust, PrintWriter out)
      throws IOException, InterruptedException {
    Optional<Long> unnoticed;
    try {
      TrustBundle bundle = TrustBundle.parse(Files.readAllBytes(trust));
      unnoticed =
          ByteFlips.unnoticed(
              packet,
              bundle,
              step,
              at -> {
                if (at % SHOWN_EVERY == 0) {
                  out.println(at);
                  out.flush();
                }
              });
    } catch (MalformedPacket | IllegalArgumentException e) {
      out.println(e.getMessage());
      return Zegel.WRONG_USE;
    }
    out.println(
        unnoticed
            .map(at -> Texts.text("soak.packet.unnoticed", Long.toString(at)))
            .orElseGet(() -> Texts.text("soak.packet.noticed")));
    if (unnoticed.isPresent()) {
      return Zegel.FAILED;
    }
    Path page = LauncherFolders.standard().distribution().resolve("zegel-verify.html");
    if (!PageFlips.possible()) {
      out.println(Texts.text("soak.packet.no-node"));
      return 0;
    }
    boolean noticed = PageFlips.noticed(page, packet, trust, step);
    out.println(Texts.text(noticed ? "soak.packet.page" : "soak.packet.page-unnoticed"));
    return noticed ? 0 : Zegel.FAILED;
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
