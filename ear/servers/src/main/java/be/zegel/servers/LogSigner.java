package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The signer of the log: a process of its own with a folder of its own, {@code DIR/signer}, reached
 * over a Unix socket. Neither the application nor the database has its keys.
 */
final class LogSigner {
  private final SystemConfiguration configuration;
  private final Distribution distribution;

  LogSigner(SystemConfiguration configuration, Distribution distribution) {
    this.configuration = configuration;
    this.distribution = distribution;
  }

  /**
   * The name of the log, which stands in every checkpoint and in its keys: the public address at
   * the first start, kept from then on, whatever address the system has later.
   */
  static synchronized String origin(SystemConfiguration configuration) {
    Path file = configuration.dir().resolve("signer/origin");
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(file.resolveSibling(""));
        String host =
            configuration.demo() ? "demo.zegel.local" : configuration.publicUrl().getHost();
        Files.writeString(file, host + "/custody\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The log's name cannot be kept in " + file, e);
    }
  }

  static Helper helper(SystemConfiguration configuration) {
    return new Helper(configuration, "signer");
  }

  /** The file with the public keys of the log, which the signer writes when it starts. */
  static Path keys(SystemConfiguration configuration) {
    return helper(configuration).folder().resolve("public-keys");
  }

  /** Starts it; it answers a moment later, and nobody waits for it. */
  ChildProcess start() {
    Helper helper = helper(configuration);
    return helper.start(
        List.of(distribution.library("zegel-verify")),
        "be.zegel.evidence.witness.SignerProgram",
        List.of(origin(configuration), helper.folder().toString(), helper.socket().toString()));
  }
}
