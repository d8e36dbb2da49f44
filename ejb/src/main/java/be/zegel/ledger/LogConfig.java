package be.zegel.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the log lies and who signs it. From the system properties that the launcher sets.
 *
 * @param folder the folder of the tiles, {@code log} in the data folder ({@code zegel.data})
 * @param origin the log's name ({@code zegel.log.origin})
 * @param signer the signer's Unix socket ({@code zegel.signer.socket}); empty when there is none
 * @param cadence the time between checkpoints ({@code zegel.log.cadence}, seconds); always the
 *     same, so that the times of checkpoints tell nothing
 */
record LogConfig(Path folder, String origin, Optional<Path> signer, Duration cadence) {
  private static final long STANDARD_CADENCE = 300;

  LogConfig {
    if (cadence.isNegative() || cadence.isZero() || cadence.toHours() > 24) {
      throw new IllegalArgumentException("zegel.log.cadence lies between 1 s and a day");
    }
    if (origin.isBlank() || origin.contains("\n") || origin.contains("+")) {
      throw new IllegalArgumentException("zegel.log.origin is a name on one line");
    }
  }

  static LogConfig ofSystem() {
    @Nullable String socket = System.getProperty("zegel.signer.socket");
    return new LogConfig(
        Path.of(System.getProperty("zegel.data", "")).toAbsolutePath().resolve("log"),
        System.getProperty("zegel.log.origin", "custody.zegel.local"),
        socket == null || socket.isBlank() ? Optional.empty() : Optional.of(Path.of(socket)),
        Duration.ofSeconds(Long.getLong("zegel.log.cadence", STANDARD_CADENCE)));
  }
}
