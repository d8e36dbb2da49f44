package be.zegel.ledger;

import be.zegel.chain.Chronicle;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.store.DurableFiles;
import be.zegel.evidence.tlog.TrustPolicy;
import be.zegel.evidence.tlog.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whom this log tells others to trust: its own keys, its witnesses, and how many of them are
 * enough, as a C2SP tlog-policy.
 *
 * @param policy the policy for checkpoints
 * @param bundle everything a reader of packets needs, as it is published
 */
record LogTrust(TrustPolicy policy, TrustBundle bundle) {
  private static final String FILE = "file:";

  /**
   * The policy of a configuration.
   *
   * @param root the first event of the chain of keys, once there is one
   * @throws java.nio.file.NoSuchFileException while the signer or a witness has not run yet
   */
  static LogTrust of(AnchorConfig config, Optional<TrustBundle.EnrolmentRoot> root)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (String key : keys(config.logKeys())) {
      text.append("log ").append(key).append('\n');
    }
    StringBuilder members = new StringBuilder();
    for (AnchorConfig.Witness witness : config.witnesses()) {
      text.append("witness ").append(witness.name()).append(' ');
      text.append(key(witness).text()).append('\n');
      members.append(' ').append(witness.name());
    }
    if (config.witnesses().isEmpty()) {
      text.append("quorum none\n");
    } else {
      text.append("group witnesses ").append(config.quorum()).append(members).append('\n');
      text.append("quorum witnesses\n");
    }
    return new LogTrust(
        TrustPolicy.parse(text.toString().getBytes(StandardCharsets.UTF_8)),
        bundle(config, text.toString(), root));
  }

  private static TrustBundle bundle(
      AnchorConfig config, String policy, Optional<TrustBundle.EnrolmentRoot> root)
      throws IOException {
    List<X509Certificate> roots =
        config.timeStamps().isPresent()
            ? List.copyOf(LogAnchor.roots(config.timeRoots()))
            : List.of();
    URI address = URI.create(System.getProperty("zegel.public.url", "http://localhost"));
    return new TrustBundle(
        config.demo() ? "Zegel demonstration" : "Zegel, " + address.getHost(),
        policy,
        roots,
        config.timeStamps().isPresent(),
        address.getHost(),
        root,
        false,
        config.demo(),
        config.demo() ? Optional.of(Chronicle.DEMO_POLICY) : Optional.empty());
  }

  /** Writes the bundle where the operator finds it, when it is another than there. */
  void publish(Path file) throws IOException {
    if (Files.notExists(file) || !Arrays.equals(Files.readAllBytes(file), bundle.bytes())) {
      DurableFiles.write(file, bundle.bytes());
    }
  }

  /** The key of a witness, as configured or as the witness wrote it down. */
  static VerifierKey key(AnchorConfig.Witness witness) throws IOException {
    String key =
        witness.key().startsWith(FILE)
            ? keys(Path.of(URI.create(witness.key()))).getFirst()
            : witness.key();
    return VerifierKey.parse(key);
  }

  private static List<String> keys(Path file) throws IOException {
    List<String> keys =
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList();
    if (keys.isEmpty()) {
      throw new java.nio.file.NoSuchFileException(file.toString());
    }
    return keys;
  }
}
