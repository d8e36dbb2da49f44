package be.zegel.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demonstration's own witnesses and time stamps, as processes on this machine. Each has its key
 * and its memory in a folder of its own. What they confirm reads <em>anchored (demo)</em>: they are
 * not outside of the operator's control.
 */
final class DemoVouchers {
  /** The names of the witnesses. */
  static final List<String> WITNESSES = List.of("witness-1", "witness-2");

  private static final String TIME = "time-stamps";

  private final SystemConfiguration configuration;
  private final Distribution distribution;

  DemoVouchers(SystemConfiguration configuration, Distribution distribution) {
    this.configuration = configuration;
    this.distribution = distribution;
  }

  /** Whether the witnesses are the demonstration's. */
  static boolean ownWitnesses(SystemConfiguration configuration) {
    return configuration.demo() && configuration.vouchers().witnesses().isEmpty();
  }

  /** Whether the time stamps are the demonstration's. */
  static boolean ownTime(SystemConfiguration configuration) {
    return configuration.demo() && configuration.vouchers().timeStamps().isEmpty();
  }

  /** Starts a witness. */
  ChildProcess startWitness(String name) {
    Helper helper = new Helper(configuration, name);
    return helper.start(
        List.of(distribution.library("zegel-verify")),
        "be.zegel.evidence.witness.WitnessProgram",
        List.of(
            name,
            helper.folder().toString(),
            helper.socket().toString(),
            LogSigner.keys(configuration).toString()));
  }

  /** Starts the time-stamp authority. */
  ChildProcess startTime() {
    Helper helper = new Helper(configuration, TIME);
    return helper.start(
        Stream.of("zegel-packet", "bcpkix-jdk18on", "bcprov-jdk18on", "bcutil-jdk18on")
            .map(distribution::library)
            .toList(),
        "be.zegel.evidence.time.AuthorityProgram",
        List.of(helper.folder().toString(), helper.socket().toString()));
  }

  /**
   * The witnesses for the application, one on a line: name, address, and the key or the file that
   * holds it.
   */
  static String witnesses(SystemConfiguration configuration) {
    Stream<String> lines =
        ownWitnesses(configuration)
            ? WITNESSES.stream()
                .map(name -> new Helper(configuration, name))
                .map(h -> line(h.name(), unix(h), h.folder().resolve("public-keys").toUri()))
            : configuration.vouchers().witnesses().stream()
                .map(w -> line(w.name(), w.address(), w.key()));
    return lines.collect(Collectors.joining("\n"));
  }

  static int quorum(SystemConfiguration configuration) {
    return ownWitnesses(configuration) ? WITNESSES.size() : configuration.vouchers().quorum();
  }

  /** The address of the time-stamp authority; empty when there is none. */
  static String timeStamps(SystemConfiguration configuration) {
    return ownTime(configuration)
        ? unix(new Helper(configuration, TIME)).toString()
        : configuration.vouchers().timeStamps().map(URI::toString).orElse("");
  }

  /** The file with the roots of time stamps; empty when there is none. */
  static String timeRoots(SystemConfiguration configuration) {
    return ownTime(configuration)
        ? new Helper(configuration, TIME).folder().resolve("root.pem").toString()
        : configuration.vouchers().timeRoots().map(Path::toString).orElse("");
  }

  private static URI unix(Helper helper) {
    return URI.create("unix:" + helper.socket().toUri().getRawPath());
  }

  private static String line(String name, URI address, Object key) {
    return name + " " + address + " " + key;
  }
}
