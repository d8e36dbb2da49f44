package be.zegel.evidence.index.query;

/**
 * A query that cannot be understood. It is for the person who typed it: the interface translates
 * {@link #code} and points at {@link #position}. The message holds neither the query nor a part of
 * it.
 */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * What is wrong; the key of the message in the bundles is {@code query.error.} followed by the
   * name.
   */
  public enum Code {
    /** Longer than {@link QueryParser#LONGEST} characters. */
    TOO_LONG,
    /** More than {@link QueryParser#MOST_PARTS} words and conditions. */
    TOO_MANY_PARTS,
    /** Brackets deeper than {@link QueryParser#DEEPEST}. */
    TOO_DEEP,
    /** A quotation mark that is not closed. */
    QUOTE_NOT_CLOSED,
    /** A bracket that is not closed. */
    BRACKET_NOT_CLOSED,
    /** A closing bracket without an opening one. */
    BRACKET_NOT_OPENED,
    /** Brackets with nothing in them. */
    EMPTY_BRACKETS,
    /** An operator that lacks what belongs before it. */
    NOTHING_BEFORE_OPERATOR,
    /** An operator that lacks what belongs behind it. */
    NOTHING_AFTER_OPERATOR,
    /** Neither letters nor digits in it. */
    NOTHING_TO_SEARCH,
    /** A field that does not exist; argument: the nearest name, or empty. */
    UNKNOWN_FIELD,
    /** A field without a value. */
    FIELD_WITHOUT_VALUE,
    /** A field that takes no bracket, pattern or operator such as this. */
    FIELD_TAKES_ONE_VALUE,
    /** Not a date, or a range that ends before it begins. */
    BAD_DATE,
    /** Not a size, or a range that ends before it begins. */
    BAD_SIZE,
    /** Not a type; argument: the nearest name, or empty. */
    BAD_TYPE,
    /** Not a language. */
    BAD_LANGUAGE,
    /** Not a hash or the beginning of one. */
    BAD_HASH,
    /** {@code ~} with another number than 0, 1 or 2. */
    BAD_FUZZINESS,
    /** A distance that is not 1 to {@link QueryParser#FARTHEST}; argument: that number. */
    BAD_DISTANCE,
    /** Inside a proximity stand only words, phrases, patterns, OR and proximities. */
    NOT_INSIDE_PROXIMITY,
    /** A pattern without a letter or digit, beside the lone {@code *}. */
    PATTERN_TOO_BROAD,
    /** A cursor that was not given for this query, filter and order. */
    BAD_CURSOR
  }

  /** What is wrong. */
  private final Code code;

  /** Where. */
  private final int position;

  /** With what. */
  private final String argument;

  /** An error at a place of the query. */
  public QueryException(Code code, int position) {
    this(code, position, "");
  }

  /** An error at a place of the query, with an argument for its message. */
  public QueryException(Code code, int position, String argument) {
    super(code + " at " + position);
    this.code = code;
    this.position = position;
    this.argument = argument;
  }

  /** What is wrong. */
  public Code code() {
    return code;
  }

  /**
   * The index of the character (UTF-16 unit) where it is wrong, inside the query; 0 for an empty
   * one.
   */
  public int position() {
    return position;
  }

  /**
   * What the message needs beside the code, often empty. A suggestion or a limit, never a part of
   * the query.
   */
  public String argument() {
    return argument;
  }
}
