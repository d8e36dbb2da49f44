package be.zegel.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFileTest {
  @TempDir private Path folder;

  private NoteSigner open(String name, SignatureType type) throws IOException {
    return KeyFile.open(folder.resolve("key"), name, type, InstantSource.system()).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void aKeyIsMadeOnceAndFoundAgain(SignatureType type) throws IOException {
    NoteSigner made = open("log.example", type);
    NoteSigner again = open("log.example", type);
    String text = "log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

    assertThat(again.verifier()).isEqualTo(made.verifier());
    assertThat(made.verifier().verifies(text, again.sign(text))).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
        .isEqualTo("rw-------");
  }

  @ParameterizedTest
  @EnumSource(SignatureType.class)
  void aKeyOfAnotherNameOrOneThatOthersReadIsRefused(SignatureType type) throws IOException {
    open("log.example", type);

    assertThatThrownBy(() -> open("other.example", type)).isInstanceOf(IOException.class);
    Files.setPosixFilePermissions(
        folder.resolve("key"), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> open("log.example", type))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("others");
  }
}
