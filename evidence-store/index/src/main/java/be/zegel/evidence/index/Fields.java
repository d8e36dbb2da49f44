package be.zegel.evidence.index;

import be.zegel.evidence.index.query.Letters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.BytesRef;

/** The fields of the index: its layout in one place (ADR 0035). */
final class Fields {
  /** Version of the layout, kept with each commit; another one means: rebuild. */
  static final String LAYOUT = "1";

  /** Item id, on every document of a block. */
  static final String ITEM = "item";

  /** File id, on every document of a block. */
  static final String FILE = "file";

  /** {@link #PARENT} on the document of the item, the last of its block. */
  static final String KIND = "kind";

  /** Value of {@link #KIND}. */
  static final String PARENT = "item";

  /** Case id, on the item. */
  static final String CASE = "case";

  /** {@link #FREE} on the items that are free for review. */
  static final String COMPARTMENT = "compartment";

  /** Value of {@link #COMPARTMENT}. */
  static final String FREE = "open";

  /** Exhibit id. */
  static final String EXHIBIT = "exhibit";

  /** Words of a chunk of the text, with positions and offsets. */
  static final String TEXT = "text";

  /** Where a chunk begins in the text. */
  static final String FROM = "from";

  /** Where a chunk ends. */
  static final String TO = "to";

  /** Characters of the whole text, on the item. */
  static final String CHARACTERS = "characters";

  /** Words of name, path and metadata together. */
  static final String ABOUT = "about";

  /** Words of the name. */
  static final String NAME = "name";

  /** Words of the path. */
  static final String PATH = "path";

  /** Words of all metadata values. */
  static final String METADATA = "metadata";

  /** Words of metadata values as {@code key=word}. */
  static final String KEYED = "keyed";

  /** {@code exhibit=}, {@code file=}, {@code item=} and a value in plain form. */
  static final String REFERENCE = "reference";

  /** The path literally, cut at {@link #LONGEST_TERM} bytes. */
  static final String LITERAL_PATH = "literal_path";

  /** Media type. */
  static final String MEDIA_TYPE = "media_type";

  /** {@link be.zegel.evidence.index.query.MediaGroup} by name. */
  static final String GROUP = "group";

  /** Language code or {@link #UNKNOWN_LANGUAGE}. */
  static final String LANGUAGE = "language";

  /** Value of {@link #LANGUAGE} when it is not known. */
  static final String UNKNOWN_LANGUAGE = "?";

  /** Extension of the name. */
  static final String EXTENSION = "extension";

  /** SHA-256 in hex. */
  static final String HASH = "hash";

  /** Bytes. */
  static final String SIZE = "size";

  /** Main date in milliseconds. */
  static final String DATE = "date";

  /** Main date's month as year × 100 + month. */
  static final String MONTH = "month";

  /** With the name of a {@link be.zegel.evidence.index.query.DateKind}: dates of that kind. */
  static final String DATE_OF_KIND = "date_";

  /** Collation key of the name. */
  static final String NAME_ORDER = "name_order";

  /** Collation key of the path. */
  static final String PATH_ORDER = "path_order";

  /**
   * A number that stands for case and item and ends every order: the first 64 bits of their
   * SHA-256.
   */
  static final String KEY = "key";

  /** The bytes of the longest literal term; Lucene's own limit is 32,766. */
  static final int LONGEST_TERM = 8_191;

  /** The documents that are items, in each segment. */
  static final BitSetProducer ITEMS =
      new QueryBitSetProducer(new TermQuery(new Term(KIND, PARENT)));

  /** Words with positions and offsets. */
  static final FieldType TEXT_TYPE =
      words(org.apache.lucene.index.IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);

  /** Words with positions. */
  static final FieldType WORDS_TYPE =
      words(org.apache.lucene.index.IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  private Fields() {}

  private static FieldType words(org.apache.lucene.index.IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }

  /** The number of {@link #KEY}. */
  static long key(CaseId caseId, String itemId) {
    try {
      byte[] name = (caseId.value() + '/' + itemId).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The extension of a name in plain form, or empty. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || name.length() - dot > 20 ? "" : Letters.plain(name.substring(dot + 1));
  }

  /** A literal term, cut to what an index takes. */
  static BytesRef literal(String value) {
    byte[] bytes =
        Normalizer.normalize(value, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    return new BytesRef(bytes.length > LONGEST_TERM ? Arrays.copyOf(bytes, LONGEST_TERM) : bytes);
  }
}
