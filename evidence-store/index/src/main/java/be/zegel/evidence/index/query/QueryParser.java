package be.zegel.evidence.index.query;

import java.time.ZoneId;

/** Reads a query. */
public final class QueryParser {
  /** The longest query in characters. */
  public static final int LONGEST = 8_000;

  /** The most words and conditions in one query. */
  public static final int MOST_PARTS = 500;

  /** The deepest brackets. */
  public static final int DEEPEST = 40;

  /** The farthest {@code w/n}; words of two chunks overlap by 256. */
  public static final int FARTHEST = 250;

  private final ZoneId zone;

  /** A parser whose dates are days of this zone. */
  public QueryParser(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public String toString() {
    return "QueryParser[" + zone + "]";
  }
}
