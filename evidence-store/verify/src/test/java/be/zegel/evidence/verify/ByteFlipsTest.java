package be.zegel.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.packet.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every byte counts; all of them are tried by {@code ./zegel soak packet}. */
class ByteFlipsTest {
  private final Path folder;

  ByteFlipsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void noticesAlteredBytesAllOverThePacket() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    Path packet = fixture.write(folder);
    assertThat(ByteFlips.unnoticed(packet, fixture.trust(), 97, at -> {})).isEmpty();
  }

  @Test
  void noticesEveryAlteredByteOfTheTimeStampAndTheDirectory() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    TrustBundle trust = fixture.trust();
    Path packet = fixture.write(folder);
    byte[] bytes = Files.readAllBytes(packet);
    int token =
        new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
            .indexOf("META-INF/timestamp001.tst0");
    PacketVerifier verifier = new PacketVerifier(Optional.of(trust), Optional.empty());
    assertThat(token).isPositive();
    for (int at = token; at < bytes.length; at++) {
      byte kept = bytes[at];
      bytes[at] = (byte) (kept ^ (at % 2 == 0 ? 1 : 0x80));
      Files.write(packet, bytes);
      assertThat(verifier.verify(packet).verdict().exitCode()).as("byte %d", at).isNotZero();
      bytes[at] = kept;
    }
  }

  @Test
  void noticesAnythingBeforeBehindAndBetween() throws IOException {
    PacketFixture fixture = PacketFixture.usual();
    Path packet = fixture.write(folder);
    byte[] bytes = Files.readAllBytes(packet);
    PacketVerifier verifier = new PacketVerifier(Optional.of(fixture.trust()), Optional.empty());
    for (int at : new int[] {0, 30, bytes.length / 2, bytes.length - 22, bytes.length}) {
      byte[] longer = new byte[bytes.length + 1];
      System.arraycopy(bytes, 0, longer, 0, at);
      System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
      Files.write(packet, longer);
      assertThat(verifier.verify(packet).verdict()).isEqualTo(Verdict.BROKEN);
    }
    for (int length : new int[] {0, 1, 21, 22, bytes.length - 1}) {
      Files.write(packet, java.util.Arrays.copyOf(bytes, length));
      assertThat(verifier.verify(packet).verdict()).isEqualTo(Verdict.BROKEN);
    }
  }
}
