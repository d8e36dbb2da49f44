package be.zegel.evidence.index;

import be.zegel.evidence.index.query.DateKind;
import be.zegel.evidence.index.query.Letters;
import be.zegel.evidence.index.query.MetadataKey;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Semaphore;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/**
 * The documents of one item as the index takes them, one after the other: the chunks of its text,
 * then the item. The text is read while they are taken; no more than one chunk of it is held.
 *
 * <p>A chunk ends at white space where there is any in its last eighth. The next one begins {@link
 * WordStream#OVERLAP} words before that end. To be iterated once.
 */
final class ItemBlock implements Iterator<Iterable<? extends IndexableField>>, AutoCloseable {
  /** Characters of a chunk. */
  static final int CHUNK = 65_536;

  /** From this length on a text is indexed alone: its words have to be in memory together. */
  static final long ENORMOUS = 16_000_000;

  private final CaseId caseId;
  private final IndexedItem item;
  private final Reader text;
  private final ZoneId zone;
  private final long longest;
  private final Semaphore enormous;
  private final WordMemory memory;
  private final WordStream words;
  private final ICUFoldingFilter folded;
  private char[] buffer = new char[0];
  private int length;
  private long base;
  private int cut = -1;
  private boolean textEnded;
  private boolean done;
  private boolean alone;

  ItemBlock(
      CaseId caseId, IndexedItem item, Reader text, IndexOptions options, Semaphore enormous) {
    this.caseId = caseId;
    this.item = item;
    this.text = text;
    this.zone = options.zone();
    this.longest = options.longestText();
    this.enormous = enormous;
    this.memory = new WordMemory(options.textMemory());
    this.words = WordStream.watched(memory);
    this.folded = new ICUFoldingFilter(words);
  }

  @Override
  public boolean hasNext() {
    return !done;
  }

  @Override
  public Iterable<? extends IndexableField> next() {
    if (done) {
      throw new NoSuchElementException();
    }
    try {
      if (nextChunk()) {
        return chunk();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    done = true;
    return parent();
  }

  /** Moves on to the next chunk; false when the text is at its end. */
  private boolean nextChunk() throws IOException {
    if (cut >= 0) {
      if (textEnded && cut == length) {
        base += length;
        length = 0;
        return false;
      }
      int keep = words.overlapStart();
      System.arraycopy(buffer, keep, buffer, 0, length - keep);
      base += keep;
      length -= keep;
    }
    fill();
    if (base + length > longest) {
      throw new IndexException(
          IndexException.Fault.TEXT_TOO_LONG,
          "an item of case " + caseId + " has more than " + longest + " characters of text");
    }
    if (memory.tooMuch()) {
      throw new IndexException(
          IndexException.Fault.TEXT_TOO_LONG,
          "the words of an item of case " + caseId + " do not fit into memory together");
    }
    if (base > ENORMOUS && !alone) {
      enormous.acquireUninterruptibly();
      alone = true;
    }
    if (length == 0) {
      return false;
    }
    cut = textEnded ? length : lastBlank();
    words.over(buffer, cut, !textEnded && !Character.isWhitespace(buffer[cut - 1]));
    return true;
  }

  private void fill() throws IOException {
    while (!textEnded) {
      if (length == buffer.length) {
        if (length == CHUNK) {
          return;
        }
        buffer =
            Arrays.copyOf(buffer, buffer.length == 0 ? 2_048 : Math.min(CHUNK, buffer.length * 4));
      }
      int read = text.read(buffer, length, buffer.length - length);
      if (read < 0) {
        textEnded = true;
      } else {
        length += read;
      }
    }
  }

  private int lastBlank() {
    for (int i = length; i > length - CHUNK / 8; i--) {
      if (Character.isWhitespace(buffer[i - 1])) {
        return i;
      }
    }
    return Character.isHighSurrogate(buffer[length - 1]) ? length - 1 : length;
  }

  private Document chunk() {
    Document document = new Document();
    belongs(document);
    document.add(new Field(Fields.TEXT, folded, Fields.TEXT_TYPE));
    document.add(new NumericDocValuesField(Fields.FROM, base));
    document.add(new NumericDocValuesField(Fields.TO, base + cut));
    return document;
  }

  private void belongs(Document document) {
    document.add(new StringField(Fields.ITEM, item.origin().itemId(), Field.Store.NO));
    document.add(new StringField(Fields.FILE, item.origin().fileId(), Field.Store.NO));
  }

  private Document parent() {
    Document document = new Document();
    belongs(document);
    ItemOrigin origin = item.origin();
    document.add(new StringField(Fields.KIND, Fields.PARENT, Field.Store.NO));
    document.add(new StringField(Fields.CASE, caseId.value(), Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.CASE, new BytesRef(caseId.value())));
    if (item.compartment() == Compartment.OPEN) {
      document.add(new StringField(Fields.COMPARTMENT, Fields.FREE, Field.Store.NO));
    }
    document.add(new StringField(Fields.EXHIBIT, origin.exhibitId(), Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.EXHIBIT, new BytesRef(origin.exhibitId())));
    document.add(new NumericDocValuesField(Fields.CHARACTERS, base + length));
    reference(document, "item", origin.itemId());
    reference(document, "file", origin.fileId());
    reference(document, "exhibit", origin.exhibitId());
    if (origin.exhibitLabel() != null) {
      reference(document, "exhibit", origin.exhibitLabel());
    }
    addWords(document);
    addKinds(document);
    addDates(document);
    document.add(new NumericDocValuesField(Fields.KEY, Fields.key(caseId, origin.itemId())));
    document.add(new SortedDocValuesField(Fields.NAME_ORDER, HumanOrder.key(item.name())));
    document.add(new SortedDocValuesField(Fields.PATH_ORDER, HumanOrder.key(item.path())));
    document.add(
        new BinaryDocValuesField(
            StoredItem.FIELD, new BytesRef(StoredItem.of(caseId, item).bytes())));
    return document;
  }

  private static void reference(Document document, String of, String value) {
    document.add(
        new StringField(
            Fields.REFERENCE, Fields.literal(of + '=' + Letters.plain(value)), Field.Store.NO));
  }

  private void addWords(Document document) {
    add(document, Fields.NAME, item.name());
    add(document, Fields.ABOUT, item.name());
    add(document, Fields.PATH, item.path());
    add(document, Fields.ABOUT, item.path());
    if (item.sha256() != null) {
      add(document, Fields.ABOUT, item.sha256());
      document.add(
          new StringField(
              Fields.HASH, Fields.literal(item.sha256().toLowerCase(Locale.ROOT)), Field.Store.NO));
    }
    for (Map.Entry<String, List<String>> entry : item.metadata().entrySet()) {
      String key = MetadataKey.normal(entry.getKey());
      for (String value : entry.getValue()) {
        add(document, Fields.METADATA, value);
        add(document, Fields.ABOUT, value);
        document.add(
            new Field(
                Fields.KEYED, new KeyedWords(key, WordStream.folded(value)), Fields.WORDS_TYPE));
      }
    }
    document.add(new StringField(Fields.LITERAL_PATH, Fields.literal(item.path()), Field.Store.NO));
  }

  private static void add(Document document, String field, String value) {
    document.add(new Field(field, WordStream.folded(value), Fields.WORDS_TYPE));
  }

  private void addKinds(Document document) {
    keyword(document, Fields.GROUP, item.group().name());
    keyword(
        document,
        Fields.LANGUAGE,
        item.language() == null || item.language().isBlank()
            ? Fields.UNKNOWN_LANGUAGE
            : Letters.plain(item.language()));
    document.add(
        new StringField(
            Fields.MEDIA_TYPE, Fields.literal(Letters.plain(item.mediaType())), Field.Store.NO));
    String extension = Fields.extension(item.name());
    if (!extension.isEmpty()) {
      document.add(new StringField(Fields.EXTENSION, extension, Field.Store.NO));
    }
    if (item.size() >= 0) {
      document.add(new LongPoint(Fields.SIZE, item.size()));
    }
  }

  private static void keyword(Document document, String field, String value) {
    BytesRef literal = Fields.literal(value);
    document.add(new StringField(field, literal, Field.Store.NO));
    document.add(new SortedDocValuesField(field, literal));
  }

  private void addDates(Document document) {
    for (ItemDate date : item.dates()) {
      document.add(new LongPoint(dateField(date.kind()), millis(date)));
    }
    ItemDate main = item.mainDate();
    if (main != null) {
      long millis = millis(main);
      document.add(new LongPoint(Fields.DATE, millis));
      document.add(new NumericDocValuesField(Fields.DATE, millis));
      ZonedDateTime local = Instant.ofEpochMilli(millis).atZone(zone);
      document.add(
          new NumericDocValuesField(Fields.MONTH, local.getYear() * 100L + local.getMonthValue()));
    }
  }

  /** The field of the dates of a kind. */
  static String dateField(DateKind kind) {
    return Fields.DATE_OF_KIND + kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The moment in milliseconds; what lies outside the years −200,000 to 200,000 is taken to that
   * limit.
   */
  static long millis(ItemDate date) {
    return millis(date.at());
  }

  /** The moment in milliseconds, within what the index takes. */
  static long millis(Instant at) {
    long limit = 200_000L * 366 * 86_400;
    long seconds = Math.clamp(at.getEpochSecond(), -limit, limit);
    return seconds * 1_000 + at.getNano() / 1_000_000;
  }

  /** Lets the next enormous text in. */
  @Override
  public void close() {
    if (alone) {
      enormous.release();
      alone = false;
    }
  }
}
