package be.zegel.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.bouncycastle.jcajce.provider.digest.Keccak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The encoders that stand in for native libraries write what those libraries read. */
class EncodersTest {

  @Test
  void inflatingGivesBackWhatWasDeflated() throws IOException {
    Random random = new Random(1);
    for (int length : List.of(0, 1, 2, 3, 257, 258, 259, 5_000, 32_768, 32_769, 200_000)) {
      for (int letters : List.of(1, 2, 30, 256)) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
          data[i] = (byte) random.nextInt(letters);
        }
        InflaterInputStream in =
            new InflaterInputStream(new ByteArrayInputStream(Deflate.zlib(data)));
        assertThat(in.readAllBytes()).as("%d of %d", length, letters).isEqualTo(data);
      }
    }
  }

  @Test
  void deflatingMakesTextSmaller() {
    byte[] text = "Proces-verbaal van verhoor, DEMO. ".repeat(500).getBytes(StandardCharsets.UTF_8);
    assertThat(Deflate.raw(text).length).isLessThan(text.length / 20);
  }

  @Test
  void keccakIsTheKeccakOfBouncyCastle() {
    for (int length : List.of(0, 1, 135, 136, 137, 1_000)) {
      byte[] message = new byte[length];
      Arrays.fill(message, (byte) length);
      assertThat(Digests.keccak256(message)).isEqualTo(new Keccak.Digest256().digest(message));
    }
    assertThat(HexFormat.of().formatHex(Digests.keccak256(new byte[0])))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  }

  @Test
  void checksKnowTheExamplesOfTheSpecifications() {
    assertThat(Checks.valid(EntityType.IBAN, "BE68539007547034")).isTrue();
    assertThat(Checks.valid(EntityType.BTC, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")).isTrue();
    assertThat(Checks.valid(EntityType.BTC, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")).isTrue();
    assertThat(Checks.valid(EntityType.ETH, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")).isTrue();
    assertThat(Checks.valid(EntityType.ETH, "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"))
        .isFalse();
    assertThat(Checks.valid(EntityType.CARD, "4111111111111111")).isTrue();
    assertThat(
            Checks.valid(
                EntityType.ONION, "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"))
        .isTrue();
  }

  @Test
  void aPngHoldsExactlyThePixels() throws IOException {
    Picture picture = new Picture(300, 120, 0xf0f0f0).text(10, 10, 40, 0x203040, "Zegel É €");
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));
    for (int y = 0; y < 120; y++) {
      for (int x = 0; x < 300; x++) {
        int expected = (picture.red(x, y) << 16) | (picture.green(x, y) << 8) | picture.blue(x, y);
        assertThat(read.getRGB(x, y) & 0xffffff).isEqualTo(expected);
      }
    }
  }

  @Test
  void aJpegLooksLikeThePicture() throws IOException {
    Picture picture = new Picture(203, 101, 0x8fb4d8).gradient(0x8fb4d8, 0xdfe7ee);
    picture.text(10, 20, 48, 0x9b1b30, "DEMO");
    Jpeg.Exif exif =
        new Jpeg.Exif("Demo", "One", OffsetDateTime.parse("2026-09-04T07:52:31+02:00"), 51.3, -4.9);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Jpeg.of(picture, exif)));
    assertThat(read.getWidth()).isEqualTo(203);
    assertThat(read.getHeight()).isEqualTo(101);
    long difference = 0;
    for (int y = 0; y < 101; y++) {
      for (int x = 0; x < 203; x++) {
        int rgb = read.getRGB(x, y);
        difference += Math.abs(((rgb >> 16) & 0xff) - picture.red(x, y));
        difference += Math.abs(((rgb >> 8) & 0xff) - picture.green(x, y));
        difference += Math.abs((rgb & 0xff) - picture.blue(x, y));
      }
    }
    assertThat((double) difference / (203 * 101 * 3)).isLessThan(4);
  }

  @ParameterizedTest
  @EnumSource(ZipArchive.Protection.class)
  void aZipOpensWithItsPasswordOnly(ZipArchive.Protection protection) throws IOException {
    byte[] content = "Geheim, DEMO. ".repeat(40).getBytes(StandardCharsets.UTF_8);
    byte[] archive =
        new ZipArchive(LocalDateTime.parse("2026-01-02T03:04:06"), new Chance(5))
            .protect(protection, "juist")
            .add("één.txt", content)
            .add("leeg.txt", new byte[0])
            .bytes();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(archive), "juist".toCharArray())) {
      assertThat(in.getNextEntry().getFileName()).isEqualTo("één.txt");
      assertThat(in.readAllBytes()).isEqualTo(content);
      assertThat(in.getNextEntry().getFileName()).isEqualTo("leeg.txt");
      assertThat(in.readAllBytes()).isEmpty();
    }
    if (protection != ZipArchive.Protection.NONE) {
      assertThat(opens(archive, content)).isFalse();
    }
  }

  private static boolean opens(byte[] archive, byte[] content) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(archive), "fout".toCharArray())) {
      in.getNextEntry();
      read.writeBytes(in.readAllBytes());
    } catch (ZipException e) {
      return false;
    }
    return Arrays.equals(read.toByteArray(), content);
  }
}
