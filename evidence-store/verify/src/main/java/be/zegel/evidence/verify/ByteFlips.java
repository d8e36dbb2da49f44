package be.zegel.evidence.verify;

import be.zegel.evidence.packet.TrustBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The proof that every byte of a packet counts: alters one byte after the other and looks whether
 * the packet is still called verified. {@code ./zegel soak packet} does it for all bytes, the tests
 * for a sample.
 */
public final class ByteFlips {
  /** Changes that a byte is given: its lowest bit, its highest, all. */
  private static final int[] CHANGES = {0x01, 0x80, 0xff};

  private ByteFlips() {}

  /**
   * Alters bytes of a copy of a packet that is verified.
   *
   * @param step every how manieth byte; 1 for all
   * @param progress told the place of each byte before it is altered
   * @return the place of the first byte whose alteration is not noticed; empty when all are
   * @throws IllegalArgumentException when the packet is not verified to begin with
   */
  public static Optional<Long> unnoticed(
      Path packet, TrustBundle trust, int step, LongConsumer progress) throws IOException {
    PacketVerifier verifier = new PacketVerifier(Optional.of(trust), Optional.empty());
    if (verifier.verify(packet).verdict().exitCode() != 0) {
      throw new IllegalArgumentException("the packet is not verified as it is");
    }
    byte[] bytes = Files.readAllBytes(packet);
    Path altered = Files.createTempFile("zegel-altered", ".asice");
    try {
      for (int at = 0; at < bytes.length; at += step) {
        progress.accept(at);
        byte kept = bytes[at];
        bytes[at] = (byte) (kept ^ CHANGES[at / step % CHANGES.length]);
        Files.write(altered, bytes);
        if (verifier.verify(altered).verdict().exitCode() == 0) {
          return Optional.of((long) at);
        }
        bytes[at] = kept;
      }
      return Optional.empty();
    } finally {
      Files.delete(altered);
    }
  }
}
