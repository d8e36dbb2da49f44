package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path dir;

  @Test
  void isHeldByOneRunAtATime() {
    try (DataFolder held = DataFolder.claim(configuration("demo"))) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> DataFolder.claim(configuration("demo")))
          .isInstanceOfSatisfying(
              ServerRefusal.class,
              refusal -> assertThat(refusal.kind()).isEqualTo(ServerRefusal.Kind.WRONG_USE))
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      // The refused claim must not have loosened the hold.
      assertThatThrownBy(() -> DataFolder.claim(configuration("demo")))
          .hasMessageContaining("Another Zegel runs on");
    }
  }

  @Test
  void isFreeAgainAfterwardsAndAfterADeathThatLeftItsFiles() throws IOException {
    DataFolder.claim(configuration("demo")).close();
    Files.writeString(dir.resolve("zegel.run"), "process 1, http://localhost:8080\n");

    DataFolder.claim(configuration("demo")).close();
  }

  @Test
  void exerciseDataAreNeverRunAsRealOnes() {
    DataFolder.claim(configuration("demo")).close();

    assertThatThrownBy(() -> DataFolder.claim(configuration("production")))
        .hasMessageContaining("never mix");
    DataFolder.claim(configuration("demo")).close();
  }

  @Test
  void nobodyElseReadsIt() throws IOException {
    DataFolder.claim(configuration("demo")).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir)))
        .isEqualTo("rwx------");
  }

  private SystemConfiguration configuration(String mode) {
    Properties properties = new Properties();
    properties.setProperty("mode", mode);
    return SystemConfiguration.of(dir, Ports.STANDARD, properties);
  }
}
