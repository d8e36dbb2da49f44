package be.zegel.filing;

import be.zegel.evidence.store.ObjectContent;
import be.zegel.evidence.store.ObjectStore;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The text of an item in the store, readable from any character. Offsets count UTF-16 units, as
 * everywhere in search and preview.
 */
public final class TextObject implements Closeable {

  private final ObjectContent content;
  private final int width;

  private TextObject(ObjectContent content, int width) {
    this.content = content;
    this.width = width;
  }

  /**
   * Opens a text.
   *
   * @throws IOException when the object or its key cannot be had, or it is not a text
   */
  public static TextObject open(ObjectStore objects, UUID objectId) throws IOException {
    ObjectContent content = objects.open(objectId);
    String kind = content.object().kind();
    if (kind.equals(TextSink.NARROW)) {
      return new TextObject(content, 1);
    }
    if (kind.equals(TextSink.WIDE)) {
      return new TextObject(content, 2);
    }
    content.close();
    throw new IOException("object " + objectId + " is not a text");
  }

  /** The number of characters. */
  public long length() {
    return content.object().size() / width;
  }

  /** The characters from here to before there; fewer when the text ends earlier. */
  public String read(long from, long to) throws IOException {
    long start = Math.clamp(from, 0, length());
    long end = Math.clamp(to, start, length());
    int characters = Math.toIntExact(end - start);
    try (InputStream bytes = content.range(start * width, (end - start) * width)) {
      byte[] read = bytes.readNBytes(characters * width);
      return decoded(read, read.length, width);
    }
  }

  /** The whole text as a stream. */
  public Reader reader() throws IOException {
    return new Characters(content.range(0, Long.MAX_VALUE), width);
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static String decoded(byte[] bytes, int count, int width) {
    if (width == 1) {
      return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }
    char[] text = new char[count / 2];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) (((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff));
    }
    return new String(text);
  }

  /**
   * Reads unit by unit: a decoder of the platform would join or replace halves of characters, and
   * move every offset behind them.
   */
  private static final class Characters extends Reader {
    private static final int PIECE = 1 << 14;

    private final InputStream bytes;
    private final int width;

    Characters(InputStream bytes, int width) {
      this.bytes = bytes;
      this.width = width;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
      int wanted = Math.min(length, PIECE);
      byte[] read = bytes.readNBytes(wanted * width);
      if (read.length == 0) {
        return length == 0 ? 0 : -1;
      }
      String text = decoded(read, read.length, width);
      text.getChars(0, text.length(), into, offset);
      return text.length();
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
