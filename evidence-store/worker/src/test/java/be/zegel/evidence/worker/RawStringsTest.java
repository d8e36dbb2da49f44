package be.zegel.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RawStringsTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void findsWordsInWhateverEncoding() throws IOException {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_8, WINDOWS, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
      byte[] bytes = new byte[9000];
      byte[] words = "Réunion à l'entrepôt mardi".getBytes(charset);
      System.arraycopy(words, 0, bytes, 4321, words.length);
      assertThat(strings(bytes)).as("%s", charset).contains("Réunion à l'entrepôt mardi");
    }
  }

  /** A disk is full of what was compressed or encrypted; it must not bury the words between. */
  @Test
  void saysAlmostNothingOfRandomBytesAndKeepsTheWordsBetweenThem() throws IOException {
    byte[] disk = new byte[8 << 20];
    new SplittableRandom(3).nextBytes(disk);
    int quiet = 5 << 20;
    Arrays.fill(disk, quiet, quiet + 8192, (byte) 0);
    byte[] name = "café".getBytes(WINDOWS);
    System.arraycopy(name, 0, disk, quiet + 100, name.length);
    byte[] letter = "de overdracht gaat door om 23 uur".getBytes(WINDOWS);
    System.arraycopy(letter, 0, disk, 3 << 20, letter.length);
    String found = strings(disk);
    assertThat(found).contains("café").contains("de overdracht gaat door om 23 uur");
    assertThat(found.length()).isLessThan(disk.length / 100);
  }

  private static String strings(byte[] bytes) throws IOException {
    StringWriter to = new StringWriter();
    RawStrings.extract(
        (offset, length) ->
            Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + length)),
        bytes.length,
        to);
    return to.toString();
  }
}
