package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * The signer of the log: a process of its own with a folder of its own, {@code DIR/signer}, reached
 * over a Unix socket. Neither the application nor the database has its keys.
 */
final class LogSigner {
  /** What the kernel takes as the name of a Unix socket, with its final zero. */
  private static final int LONGEST_SOCKET = 107;

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

  /** The socket: in the data folder, or in the temporary folder when that name is too long. */
  static Path socket(SystemConfiguration configuration) {
    Path socket = configuration.dir().resolve("signer/socket");
    if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET) {
      return socket;
    }
    String name =
        ArchiveFolder.digest(
            List.of(configuration.dir().toString().getBytes(StandardCharsets.UTF_8)));
    return Path.of(
        System.getProperty("java.io.tmpdir"), "zegel-" + name.substring(0, 16), "socket");
  }

  /** Starts it; it answers a moment later, and nobody waits for it. */
  ChildProcess start() {
    Path folder = configuration.dir().resolve("signer");
    Path socket = socket(configuration);
    try {
      for (Path each : List.of(folder, socket.resolveSibling(""))) {
        Files.createDirectories(each);
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The signer's folder cannot be made: " + folder, e);
    }
    return ChildProcess.start(
        new ChildProcess.Launch(
            "The log's signer",
            List.of(
                WildFly.java().toString(),
                "-D[Zegel-signer]",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                distribution.signer().toString(),
                "be.zegel.evidence.witness.SignerProgram",
                origin(configuration),
                folder.toString(),
                socket.toString()),
            Map.of(),
            folder,
            configuration.dir().resolve("logs/signer.log"),
            "TERM",
            false));
  }
}
