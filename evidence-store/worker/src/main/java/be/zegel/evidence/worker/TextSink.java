package be.zegel.evidence.worker;

import be.zegel.evidence.extract.FrameType;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * The item's text on its way out, in frames of whole characters. Drops what is beyond the limit and
 * keeps the beginning for the recognition of the language.
 */
final class TextSink extends Writer {
  private static final int BLOCK = 1 << 15;
  private static final int SAMPLE = 20_000;

  private final Wire wire;
  private final long limit;
  private final StringBuilder block = new StringBuilder(BLOCK);
  private final StringBuilder sample = new StringBuilder();
  private long written;
  private boolean visible;
  private boolean truncated;

  TextSink(Wire wire, long limit) {
    this.wire = wire;
    this.limit = limit;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    int take = (int) Math.min(length, limit - written);
    truncated |= take < length;
    if (!visible) {
      for (int i = offset; i < offset + take && !visible; i++) {
        visible = !Character.isWhitespace(chars[i]);
      }
    }
    written += take;
    wire.produced(take);
    if (sample.length() < SAMPLE) {
      sample.append(chars, offset, Math.min(take, SAMPLE - sample.length()));
    }
    int at = offset;
    int end = offset + take;
    while (at < end) {
      int n = Math.min(end - at, BLOCK - block.length());
      block.append(chars, at, n);
      at += n;
      if (block.length() >= BLOCK) {
        send(false);
      }
    }
  }

  private void send(boolean all) throws IOException {
    int length = block.length();
    boolean split = !all && length > 0 && Character.isHighSurrogate(block.charAt(length - 1));
    int whole = split ? length - 1 : length;
    if (whole == 0) {
      return;
    }
    wire.send(FrameType.TEXT, block.substring(0, whole).getBytes(StandardCharsets.UTF_8));
    block.delete(0, whole);
  }

  /** Sends what is left, if anything of the text is visible at all. */
  @Override
  public void flush() throws IOException {
    if (visible) {
      send(true);
    } else {
      block.setLength(0);
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  boolean truncated() {
    return truncated;
  }

  boolean any() {
    return visible;
  }

  String sample() {
    return sample.toString();
  }
}
