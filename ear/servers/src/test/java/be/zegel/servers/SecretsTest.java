package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path dir;

  @Test
  void aPasswordIsMadeOnceAndStays() {
    String first = Secrets.in(dir.resolve("secrets")).password("postgres-owner");

    assertThat(first).hasSize(32);
    assertThat(Secrets.in(dir.resolve("secrets")).password("postgres-owner")).isEqualTo(first);
    assertThat(Secrets.in(dir.resolve("secrets")).password("postgres-eraser")).isNotEqualTo(first);
  }

  @Test
  void onlyTheOwnerReadsThem() throws IOException {
    Secrets secrets = Secrets.in(dir.resolve("secrets"));
    secrets.password("postgres-owner");

    assertThat(mode(dir.resolve("secrets"))).isEqualTo("rwx------");
    assertThat(mode(secrets.file("postgres-owner"))).isEqualTo("rw-------");
  }

  @Test
  void aFileThatSomebodyOpenedIsClosedAgain() throws IOException {
    Secrets secrets = Secrets.in(dir.resolve("secrets"));
    secrets.password("postgres-owner");
    Files.setPosixFilePermissions(
        secrets.file("postgres-owner"), PosixFilePermissions.fromString("rw-r--r--"));

    secrets.password("postgres-owner");

    assertThat(mode(secrets.file("postgres-owner"))).isEqualTo("rw-------");
  }

  @Test
  void refusesANameThatLeavesTheFolder() {
    Secrets secrets = Secrets.in(dir.resolve("secrets"));

    assertThatThrownBy(() -> secrets.password("../elsewhere"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
