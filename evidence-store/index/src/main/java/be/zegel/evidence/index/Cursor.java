package be.zegel.evidence.index;

import be.zegel.evidence.index.query.QueryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sort values of its last hit, and the weights of the words (see {@link
 * ScopedSearcher}). Bound to its query, filter and order by a fingerprint. It holds no secret and
 * gives no right: what it points behind is decided by the scope of each request.
 *
 * @param values sort values of the last hit; {@link Float}, {@link Long} or {@link BytesRef}
 * @param steps weights by key of the word
 */
record Cursor(List<Object> values, Map<Integer, Integer> steps) {
  private static final byte VERSION = 1;
  private static final int MOST_STEPS = 4_000;
  private static final int LONGEST_VALUE = 4_000;

  /** What a cursor of this request begins with. */
  private static byte[] fingerprint(SearchRequest request) {
    SearchFilter filter = request.filter();
    StringBuilder identity = new StringBuilder();
    for (Object part :
        new Object[] {
          request.query(),
          request.sort(),
          filter.cases().stream().sorted().toList(),
          filter.types().stream().sorted().toList(),
          filter.languages().stream().sorted().toList(),
          filter.exhibits().stream().sorted().toList(),
          filter.from(),
          filter.until(),
          filter.pathPrefix()
        }) {
      String text = String.valueOf(part);
      identity.append(text.length()).append(':').append(text);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(identity.toString().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** As text for a URL. */
  String write(SearchRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.write(fingerprint(request));
      for (Object value : values) {
        switch (value) {
          case Float score -> out.writeFloat(score);
          case Long date -> out.writeLong(date);
          case BytesRef key -> {
            out.writeShort(key.length);
            out.write(key.bytes, key.offset, key.length);
          }
          default -> throw new IllegalStateException("no such sort value");
        }
      }
      for (Map.Entry<Integer, Integer> step : steps.entrySet()) {
        out.writeInt(step.getKey());
        out.writeByte(step.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /** The cursor of a request, or null for the first page. */
  static @Nullable Cursor read(SearchRequest request) throws QueryException {
    String text = request.cursor();
    if (text == null) {
      return null;
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
      if (in.readByte() != VERSION || !Arrays.equals(in.readNBytes(8), fingerprint(request))) {
        throw bad();
      }
      List<Object> values = new ArrayList<>();
      values.add(
          switch (request.sort()) {
            case RELEVANCE -> in.readFloat();
            case NEWEST, OLDEST -> in.readLong();
            case PATH, NAME -> readKey(in);
          });
      values.add(in.readLong());
      Map<Integer, Integer> steps = new TreeMap<>();
      while (in.available() > 0) {
        steps.put(in.readInt(), in.readUnsignedByte());
        if (steps.size() > MOST_STEPS) {
          throw bad();
        }
      }
      return new Cursor(values, steps);
    } catch (IOException | IllegalArgumentException malformed) {
      throw bad();
    }
  }

  private static BytesRef readKey(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    byte[] key = in.readNBytes(length);
    if (key.length != length || length > LONGEST_VALUE) {
      throw new IOException("a sort value is cut");
    }
    return new BytesRef(key);
  }

  private static QueryException bad() {
    return new QueryException(QueryException.Code.BAD_CURSOR, 0);
  }
}
