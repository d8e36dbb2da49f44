package be.zegel.evidence.index;

import be.zegel.evidence.index.query.DateKind;
import be.zegel.evidence.index.query.MediaGroup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of an item to show it in a hit list: everything but its text and metadata.
 */
record StoredItem(
    CaseId caseId,
    ItemOrigin origin,
    String name,
    String path,
    String mediaType,
    @Nullable String language,
    @Nullable ItemDate date,
    long size) {
  /** The field, binary doc values: a hit is one look-up, no block of others is unpacked with it. */
  static final String FIELD = "stored";

  private static final int LONGEST_SHOWN = 32_000;

  static StoredItem of(CaseId caseId, IndexedItem item) {
    return new StoredItem(
        caseId,
        item.origin(),
        shown(item.name()),
        shown(item.path()),
        shown(item.mediaType()),
        item.language(),
        item.mainDate(),
        item.size());
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, caseId.value());
      write(out, origin.itemId());
      write(out, origin.fileId());
      write(out, origin.exhibitId());
      write(out, origin.exhibitLabel());
      write(out, name);
      write(out, path);
      write(out, mediaType);
      write(out, language);
      out.writeLong(size);
      out.writeBoolean(date != null);
      if (date != null) {
        write(out, date.kind().name());
        Instant at = date.at();
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
        write(out, date.original());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static StoredItem read(byte[] bytes, int offset, int length) {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
      CaseId caseId = new CaseId(must(in));
      ItemOrigin origin = new ItemOrigin(must(in), must(in), must(in), read(in));
      String name = must(in);
      String path = must(in);
      String mediaType = must(in);
      String language = read(in);
      long size = in.readLong();
      ItemDate date = in.readBoolean() ? date(in) : null;
      return new StoredItem(caseId, origin, name, path, mediaType, language, date, size);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static ItemDate date(DataInputStream in) throws IOException {
    DateKind kind = DateKind.valueOf(must(in));
    Instant at = Instant.ofEpochSecond(in.readLong(), in.readInt());
    return new ItemDate(kind, at, must(in));
  }

  /** The hit it makes. */
  SearchHit hit(float score) {
    return new SearchHit(
        caseId,
        origin,
        name,
        path,
        mediaType,
        MediaGroup.of(mediaType),
        language,
        date,
        size,
        score);
  }

  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static @Nullable String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String must(DataInputStream in) throws IOException {
    String text = read(in);
    if (text == null) {
      throw new IOException("a stored item lacks a part");
    }
    return text;
  }
}
