package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A mailbox in mbox form, split in one pass into its messages, whose bytes are left as they stand
 * (with the {@code >From} of their writer and the blank line before the next separator). A line
 * separates when it begins with {@code From }, holds a time of day and follows a blank line or the
 * beginning: what people write in a message seldom does.
 */
final class MboxWalker implements Walker {
  private static final int LINE = 1 << 14;
  private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}");

  @Override
  public String program() {
    return "MboxWalker";
  }

  @Override
  public Walk walk(Container container, String name, Findings findings) throws IOException {
    findings.expect(-1);
    try (Lines lines = new Lines(new BufferedInputStream(container.stream(), 1 << 16))) {
      lines.advance();
      while (!lines.ended() && !lines.separator()) {
        lines.advance();
      }
      for (int i = 1; !lines.ended(); i++) {
        String separator = lines.text();
        long offset = lines.offset();
        lines.advance();
        ChildDraft draft =
            new ChildDraft(ChildHeader.Kind.MESSAGE, "message-%06d.eml".formatted(i), "message.eml")
                .type("message/rfc822")
                .with("offset", Long.toString(offset))
                .with("separator", separator);
        Message message = new Message(lines);
        findings.child(draft, () -> message);
        message.skip();
      }
    }
    findings.expect(findings.found());
    return Walk.DONE;
  }

  /** Lines (or pieces of very long ones) with their place and whether they separate. */
  private static final class Lines implements AutoCloseable {
    private final InputStream in;
    private final byte[] line = new byte[LINE];
    private int length;
    private long offset;
    private boolean ended;
    private boolean startsLine = true;
    private boolean afterBlank = true;
    private boolean separator;

    Lines(InputStream in) {
      this.in = in;
    }

    void advance() throws IOException {
      boolean wasStart = startsLine;
      boolean wasBlank = afterBlank;
      offset += length;
      length = 0;
      int c = -1;
      while (length < LINE && (c = in.read()) >= 0) {
        line[length++] = (byte) c;
        if (c == '\n') {
          break;
        }
      }
      ended = length == 0;
      startsLine = c == '\n';
      boolean blank = wasStart && (length == 1 || (length == 2 && line[0] == '\r')) && startsLine;
      separator = wasStart && wasBlank && isFrom();
      afterBlank = blank;
    }

    private boolean isFrom() {
      return length > 5
          && line[0] == 'F'
          && line[1] == 'r'
          && line[2] == 'o'
          && line[3] == 'm'
          && line[4] == ' '
          && TIME.matcher(text()).find();
    }

    String text() {
      return new String(line, 0, length, StandardCharsets.ISO_8859_1).strip();
    }

    byte[] bytes() {
      return Arrays.copyOf(line, length);
    }

    long offset() {
      return offset;
    }

    boolean ended() {
      return ended;
    }

    boolean separator() {
      return separator;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  /** The bytes up to the next separator. */
  private static final class Message extends InputStream {
    private final Lines lines;
    private byte[] piece = new byte[0];
    private int at;

    Message(Lines lines) {
      this.lines = lines;
    }

    @Override
    public int read() throws IOException {
      return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int done = 0;
      while (done < length && fill()) {
        int n = Math.min(length - done, piece.length - at);
        System.arraycopy(piece, at, into, offset + done, n);
        at += n;
        done += n;
      }
      return done == 0 && length > 0 ? -1 : done;
    }

    private boolean fill() throws IOException {
      if (at < piece.length) {
        return true;
      }
      if (lines.ended() || lines.separator()) {
        return false;
      }
      piece = lines.bytes();
      at = 0;
      lines.advance();
      return true;
    }

    /** Whatever became of the message, the next one begins behind it. */
    void skip() throws IOException {
      while (fill()) {
        at = piece.length;
      }
    }
  }
}
