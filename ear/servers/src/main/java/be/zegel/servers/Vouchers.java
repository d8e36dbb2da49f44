package be.zegel.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Who vouches for the log beside its own signer: witnesses, of which a quorum anchors a checkpoint,
 * and a time-stamp authority. In production they are other people's; the demonstration runs two
 * witnesses and an authority of its own, which proves the way and nothing else.
 *
 * @param witnesses in the order of their names; keys {@code witness.NAME}, each with a public key
 *     and an address: {@code witness.registry=registry+1a2b3c4d+BFs… https://witness.example/zegel}
 * @param quorum how many of them anchor a checkpoint; key {@code witness.quorum}, all of them when
 *     it is absent
 * @param timeStamps the address of a time-stamp authority (RFC 3161 over HTTP); key {@code
 *     timestamp.url}
 * @param timeRoots the file with the certificates that its certificate must lead to; key {@code
 *     timestamp.roots}
 */
public record Vouchers(
    List<Witness> witnesses, int quorum, Optional<URI> timeStamps, Optional<Path> timeRoots) {
  private static final String WITNESS = "witness.";
  private static final String QUORUM = "witness.quorum";
  private static final String URL = "timestamp.url";
  private static final String ROOTS = "timestamp.roots";

  /**
   * A witness that somebody else runs.
   *
   * @param name in trust policies
   * @param key its public key
   * @param address where it answers
   */
  public record Witness(String name, String key, URI address) {}

  /** Refuses a quorum that can never be reached. */
  public Vouchers {
    witnesses = List.copyOf(witnesses);
    if (quorum < 0 || quorum > witnesses.size() || (quorum == 0 && !witnesses.isEmpty())) {
      throw ServerRefusal.wrongUse(QUORUM + " lies between 1 and the number of witnesses.");
    }
    if (timeStamps.isPresent() != timeRoots.isPresent()) {
      throw ServerRefusal.wrongUse(URL + " and " + ROOTS + " are given together.");
    }
  }

  /** Whether a key of the configuration is one of these. */
  static boolean knows(String key) {
    return key.startsWith(WITNESS) || key.equals(URL) || key.equals(ROOTS);
  }

  static Vouchers of(Path dir, Properties properties) {
    List<Witness> witnesses = new ArrayList<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (key.startsWith(WITNESS) && !key.equals(QUORUM)) {
        witnesses.add(witness(key, properties.getProperty(key)));
      }
    }
    String quorum = properties.getProperty(QUORUM, Integer.toString(witnesses.size()));
    if (!quorum.matches("[0-9]{1,3}")) {
      throw ServerRefusal.wrongUse(QUORUM + " is not a whole number: " + quorum);
    }
    return new Vouchers(
        witnesses,
        Integer.parseInt(quorum),
        Optional.ofNullable(properties.getProperty(URL)).map(url -> web(URL, url)),
        Optional.ofNullable(properties.getProperty(ROOTS)).map(dir::resolve));
  }

  private static Witness witness(String property, String value) {
    String name = property.substring(WITNESS.length());
    String[] words = value.strip().split("\\s+");
    if (!name.matches("[0-9A-Za-z-]{1,40}") || words.length != 2) {
      throw ServerRefusal.wrongUse(
          property
              + " has a public key and an address behind it, and a name of letters and digits.");
    }
    return new Witness(name, words[0], web(property, words[1]));
  }

  private static URI web(String property, String value) {
    try {
      URI address = URI.create(value.strip());
      if (address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw ServerRefusal.wrongUse(property + " is not an address of the web: " + value);
  }
}
