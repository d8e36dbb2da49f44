package be.zegel.ledger;

import be.zegel.evidence.time.SocketTimeStamping;
import be.zegel.evidence.time.TimeStamping;
import be.zegel.evidence.time.WebTimeStamping;
import be.zegel.evidence.witness.Voucher;
import be.zegel.evidence.witness.VouchingClient;
import be.zegel.evidence.witness.WebVouchingClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who vouches for the log beside its signer. From the system properties that the launcher sets.
 *
 * @param witnesses {@code zegel.witnesses}: name, address, and key or file of the key, one witness
 *     on a line
 * @param quorum how many of them anchor ({@code zegel.witness.quorum})
 * @param timeStamps the address of the authority ({@code zegel.timestamp}); empty for none
 * @param timeRoots the certificates that it must lead to ({@code zegel.timestamp.roots})
 * @param cadence the time between two stamps ({@code zegel.timestamp.cadence}, seconds)
 * @param logKeys the file with the public keys of the log ({@code zegel.signer.keys})
 * @param alarm how long something may be missing before it is shown ({@code zegel.ledger.alarm},
 *     seconds)
 * @param demo whether all of them run on this machine: what they anchor reads <em>anchored
 *     (demo)</em>
 */
record AnchorConfig(
    List<Witness> witnesses,
    int quorum,
    Optional<URI> timeStamps,
    Path timeRoots,
    Duration cadence,
    Path logKeys,
    Duration alarm,
    boolean demo) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int DEMO_ALARM = 60;
  private static final int STANDARD_ALARM = 3600;
  private static final int STANDARD_CADENCE = 3600;

  /**
   * A witness.
   *
   * @param key its public key, or the address of the file that holds it once the witness has run
   */
  record Witness(String name, URI address, String key) {}

  AnchorConfig {
    witnesses = List.copyOf(witnesses);
    if (quorum > witnesses.size() || (quorum < 1 && !witnesses.isEmpty())) {
      throw new IllegalArgumentException("zegel.witness.quorum can never be reached");
    }
  }

  static AnchorConfig ofSystem() {
    boolean demo = Boolean.getBoolean("zegel.demo");
    String authority = System.getProperty("zegel.timestamp", "");
    return new AnchorConfig(
        System.getProperty("zegel.witnesses", "").lines().map(AnchorConfig::witness).toList(),
        Integer.getInteger("zegel.witness.quorum", 0),
        authority.isBlank() ? Optional.empty() : Optional.of(URI.create(authority)),
        Path.of(System.getProperty("zegel.timestamp.roots", "")),
        Duration.ofSeconds(Integer.getInteger("zegel.timestamp.cadence", STANDARD_CADENCE)),
        Path.of(System.getProperty("zegel.signer.keys", "")),
        Duration.ofSeconds(
            Integer.getInteger("zegel.ledger.alarm", demo ? DEMO_ALARM : STANDARD_ALARM)),
        demo);
  }

  private static Witness witness(String line) {
    String[] words = line.strip().split(" ");
    if (words.length != 3) {
      throw new IllegalArgumentException("zegel.witnesses has a name, an address and a key");
    }
    return new Witness(words[0], URI.create(words[1]), words[2]);
  }

  /** Who asks a witness. */
  static Voucher client(Witness witness, HttpClient http) {
    return local(witness.address())
        ? new VouchingClient(Path.of(witness.address().getPath()), PATIENCE)
        : new WebVouchingClient(http, witness.address(), PATIENCE);
  }

  /** Who asks the time-stamp authority. */
  static TimeStamping authority(URI address, HttpClient http) {
    return local(address)
        ? new SocketTimeStamping(Path.of(address.getPath()), PATIENCE)
        : new WebTimeStamping(http, address, PATIENCE);
  }

  private static boolean local(URI address) {
    return "unix".equals(address.getScheme());
  }
}
