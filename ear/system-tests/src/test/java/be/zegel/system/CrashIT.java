package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code ./zegel soak crash}: five kills on a system of its own. The seed is
 * fixed so that the five are WildFly twice, PostgreSQL twice and a reader of evidence.
 */
class CrashIT {

  @TempDir private Path home;

  @Test
  void nothingAcknowledgedIsLostWhenServersAreKilled() {
    String said =
        Command.run(
            home,
            0,
            "soak",
            "crash",
            "--kills",
            "5",
            "--seed",
            "10",
            "--data",
            home.resolve("data").toString());

    assertThat(said)
        .contains("WILDFLY=")
        .contains("POSTGRESQL=")
        .contains("WORKER=")
        .contains("every chain unbroken")
        .doesNotContain("FAILED:");
  }
}
