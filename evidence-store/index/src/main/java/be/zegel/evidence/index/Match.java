package be.zegel.evidence.index;

/**
 * A place where a query matches.
 *
 * @param from first character (UTF-16 unit) in the text
 * @param to behind the last one
 */
public record Match(long from, long to) implements Comparable<Match> {
  /** Checks the order. */
  public Match {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException("an empty match");
    }
  }

  @Override
  public int compareTo(Match other) {
    int byStart = Long.compare(from, other.from);
    return byStart != 0 ? byStart : Long.compare(to, other.to);
  }
}
