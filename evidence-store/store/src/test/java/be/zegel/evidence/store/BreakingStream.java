package be.zegel.evidence.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that gives its bytes and then breaks, as a line that is cut. */
final class BreakingStream extends InputStream {

  private final ByteArrayInputStream bytes;

  BreakingStream(byte[] bytes) {
    this.bytes = new ByteArrayInputStream(bytes);
  }

  @Override
  public int read() throws IOException {
    return orBreak(bytes.read());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return orBreak(bytes.read(into, offset, length));
  }

  private static int orBreak(int read) throws IOException {
    if (read < 0) {
      throw new IOException("the line is cut");
    }
    return read;
  }
}
