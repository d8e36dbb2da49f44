package be.zegel.reference;

/**
 * How sure a row of reference data is. A magistrate reviews what is from memory or uncertain before
 * production.
 */
public enum Certainty {
  /** Read in a source of law or of the organisation itself. */
  VERIFIED("V"),
  /** Follows from a source that does not say it literally. */
  INFERRED("I"),
  /** From professional memory, no source opened. */
  MEMORY("M"),
  /** Not sure: shown as such. */
  UNCERTAIN("U");

  private final String mark;

  Certainty(String mark) {
    this.mark = mark;
  }

  static Certainty ofMark(String mark) {
    for (Certainty certainty : values()) {
      if (certainty.mark.equals(mark)) {
        return certainty;
      }
    }
    throw new IllegalArgumentException("Not a mark of certainty: " + mark);
  }
}
