package be.zegel.evidence.verify;

import be.zegel.evidence.packet.MalformedPacket;
import be.zegel.evidence.packet.PacketEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads the events of a chain line by line, within the limits of a packet. */
final class ChainReader implements Closeable {
  private static final int LONGEST_LINE = 4 << 20;
  private static final int MOST_LINES = 1_000_000;
  private static final int PIECE = 1 << 18;

  private final InputStream in;
  private byte[] buffer = new byte[PIECE];
  private int from;
  private int to;
  private int lines;
  private byte[] line = {};

  ChainReader(InputStream in) {
    this.in = in;
  }

  /** The bytes that the hash of the last event that was read is taken over. */
  byte[] envelope() {
    return PacketEvent.envelopeIn(line);
  }

  /** The next event; empty at the end. */
  Optional<PacketEvent> next() throws IOException {
    int end = from;
    while (true) {
      end = lineFeed(buffer, end, to);
      if (end < to) {
        break;
      }
      int scanned = end - from;
      if (!fill()) {
        if (scanned > 0) {
          throw new MalformedPacket("the last line has no line feed");
        }
        return Optional.empty();
      }
      end = from + scanned;
    }
    if (++lines > MOST_LINES) {
      throw new MalformedPacket("a chain of more than " + MOST_LINES + " lines");
    }
    line = Arrays.copyOfRange(buffer, from, end);
    from = end + 1;
    return Optional.of(PacketEvent.parse(line));
  }

  /** The place of the next line feed, or the end. */
  private static int lineFeed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Reads more behind what is not yet used; false at the end. */
  private boolean fill() throws IOException {
    int kept = to - from;
    if (kept > LONGEST_LINE) {
      throw new MalformedPacket("a line of more than " + LONGEST_LINE + " bytes");
    }
    byte[] target = kept + PIECE > buffer.length ? new byte[kept * 2 + PIECE] : buffer;
    System.arraycopy(buffer, from, target, 0, kept);
    buffer = target;
    from = 0;
    to = kept;
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      return false;
    }
    to += read;
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
