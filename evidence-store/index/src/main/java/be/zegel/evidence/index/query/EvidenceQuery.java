package be.zegel.evidence.index.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as a tree. Conditions are about whole items: {@code a AND b} holds when both stand
 * somewhere in the item, however far apart.
 */
public sealed interface EvidenceQuery {

  /** What is true of an item as a whole and therefore cannot be near something. */
  sealed interface AboutItem extends EvidenceQuery {}

  /** Every item. */
  record Everything() implements AboutItem {}

  /** All of these. */
  record And(List<EvidenceQuery> parts) implements AboutItem {
    /** Copies the list. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one of these. */
  record Or(List<EvidenceQuery> parts) implements EvidenceQuery {
    /** Copies the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Not this. */
  record Not(EvidenceQuery part) implements AboutItem {}

  /**
   * Words in the place they are looked for, one behind the other when there are several.
   *
   * @param place where to look
   * @param raw as typed: words, signs between them, {@code *} and {@code ?} as patterns
   * @param edits letters that may differ: 0 to 2, or {@link #BY_LENGTH}
   * @param position where in the query
   */
  record Words(Place place, String raw, int edits, int position) implements EvidenceQuery {
    /**
     * As many edits as the length of the word allows: none up to two letters, one up to five, else
     * two.
     */
    public static final int BY_LENGTH = -1;
  }

  /**
   * Two things near each other.
   *
   * @param left words, an alternative of words, or another proximity
   * @param right the same
   * @param distance how many words on the right one may stand at most, counted from the end of the
   *     left one: 1 is beside it
   * @param ordered whether left has to come first
   * @param position where in the query
   */
  record Near(EvidenceQuery left, EvidenceQuery right, int distance, boolean ordered, int position)
      implements EvidenceQuery {}

  /**
   * A date of the item.
   *
   * @param kind which one; null for the main date
   * @param from not before; null for no limit
   * @param until before; null for no limit
   */
  record Dated(@Nullable DateKind kind, @Nullable Instant from, @Nullable Instant until)
      implements AboutItem {}

  /**
   * The size of the item in bytes.
   *
   * @param least at least
   * @param most at most
   */
  record Sized(long least, long most) implements AboutItem {}

  /** A group of media types. */
  record InGroup(MediaGroup group) implements AboutItem {}

  /**
   * A value that has to match as a whole.
   *
   * @param field of which
   * @param value in the field's normal form, or its beginning
   * @param prefix whether it may go on
   */
  record Exactly(ExactField field, String value, boolean prefix, int position)
      implements AboutItem {}

  /** A field whose values match as a whole. */
  enum ExactField {
    /** Language code. */
    LANGUAGE,
    /** Media type. */
    MEDIA_TYPE,
    /** Extension of the name. */
    EXTENSION,
    /** Label or id of the exhibit. */
    EXHIBIT,
    /** Number or id of the case. */
    CASE,
    /** Id of the file. */
    FILE,
    /** Id of the item. */
    ITEM,
    /** SHA-256. */
    HASH
  }

  /**
   * Where words are looked for.
   *
   * @param area the area
   * @param key the normal form of a metadata key, for {@link Area#KEY}; else empty
   */
  record Place(Area area, String key) {
    /** Text, name, path and metadata. */
    public static final Place ANYWHERE = new Place(Area.ANYWHERE, "");
  }

  /** An area words can be looked for in. */
  enum Area {
    /** Text, name, path and metadata. */
    ANYWHERE,
    /** The text alone. */
    TEXT,
    /** The name. */
    NAME,
    /** The path. */
    PATH,
    /** Every value of the metadata. */
    METADATA,
    /** The values under one key of the metadata. */
    KEY
  }
}
