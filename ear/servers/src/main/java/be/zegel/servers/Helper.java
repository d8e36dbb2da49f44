package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small program beside the servers with a folder of its own, {@code DIR/<name>}, reached over a
 * Unix socket: the log's signer, a witness, the demonstration's time stamps. Nobody waits for it,
 * and when it stays down the system goes on without it.
 *
 * @param name the folder, the log file and what the process is called
 */
record Helper(SystemConfiguration configuration, String name) {
  /** What the kernel takes as the name of a Unix socket, with its final zero. */
  private static final int LONGEST_SOCKET = 107;

  /** Where it keeps what it keeps. */
  Path folder() {
    return configuration.dir().resolve(name);
  }

  /** The socket: in its folder, or in the temporary folder when that name is too long. */
  Path socket() {
    Path socket = folder().resolve("socket");
    if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET) {
      return socket;
    }
    String digest =
        ArchiveFolder.digest(List.of(folder().toString().getBytes(StandardCharsets.UTF_8)));
    return Path.of(
        System.getProperty("java.io.tmpdir"), "zegel-" + digest.substring(0, 16), "socket");
  }

  /**
   * Starts it; it answers a moment later.
   *
   * @param jars its class path
   * @param program its main class
   */
  ChildProcess start(List<Path> jars, String program, List<String> arguments) {
    try {
      for (Path each : List.of(folder(), socket().resolveSibling(""))) {
        Files.createDirectories(each);
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A folder cannot be made: " + folder(), e);
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                WildFly.java().toString(),
                "-D[Zegel-" + name + "]",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(":")),
                program));
    command.addAll(arguments);
    return ChildProcess.start(
        new ChildProcess.Launch(
            name,
            command,
            Map.of(),
            folder(),
            configuration.dir().resolve("logs/" + name + ".log"),
            "TERM",
            false));
  }
}
