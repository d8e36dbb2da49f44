package be.zegel.evidence.worker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * The bytes of an entry; its end is an error when they are not those the archive's checksum is of.
 */
final class CheckedEntry extends FilterInputStream {
  private final CRC32 crc = new CRC32();
  private final long expected;

  private CheckedEntry(InputStream in, long expected) {
    super(in);
    this.expected = expected;
  }

  /**
   * The bytes, checked.
   *
   * @param expected CRC-32 that the archive states, negative when it states none
   */
  static InputStream of(InputStream in, long expected) {
    return expected < 0 ? in : new CheckedEntry(in, expected);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    if (n > 0) {
      crc.update(into, offset, n);
    } else if (n < 0 && crc.getValue() != expected) {
      throw new IOException("the archive's checksum is of other bytes");
    }
    return n;
  }
}
