package be.zegel.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * What a PostgreSQL that was killed leaves in its data folder: the file with its process id.
 *
 * <p>PostgreSQL itself refuses to start when the number in it belongs to any running process, which
 * after a restart of the machine is often another program. Here the process is looked at: a server
 * that still ends is waited for, one that runs on is refused, and a number that belongs to somebody
 * else means nothing.
 */
final class PostgresLeftovers {
  private static final Duration ENDING = Duration.ofSeconds(15);
  private static final InstantSource TIME = InstantSource.system();

  private PostgresLeftovers() {}

  static void clear(Path data) throws IOException, InterruptedException {
    Path file = data.resolve("postmaster.pid");
    var limit = TIME.instant().plus(ENDING);
    while (Files.exists(file)) {
      long pid = pid(file);
      if (!runsOn(pid, data)) {
        Files.deleteIfExists(file);
        return;
      }
      if (TIME.instant().isAfter(limit)) {
        throw ServerRefusal.wrongUse(
            "Another PostgreSQL (process " + pid + ") runs on " + data + "; stop it first.");
      }
      Thread.sleep(100);
    }
  }

  private static long pid(Path file) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
    } catch (NumberFormatException | NoSuchFileException gone) {
      return -1;
    }
  }

  /** A PostgreSQL server's working folder is its data folder. */
  private static boolean runsOn(long pid, Path data) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), data);
    } catch (IOException notOurs) {
      return false;
    }
  }
}
