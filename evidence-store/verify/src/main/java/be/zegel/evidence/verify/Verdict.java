package be.zegel.evidence.verify;

/**
 * The one word that is said of a packet, in the order of their weight: when several apply, the
 * heaviest is said. Words and exit codes are part of the stable interface.
 */
public enum Verdict {
  /** Everything that must be there is, and all of it holds. */
  VERIFIED("VERIFIED", 0),
  /** The same; fields or whole exhibits are withheld, each counted. */
  VERIFIED_WITH_WITHHELD("VERIFIED-WITH-WITHHELD", 0),
  /** All is consistent, and somebody whom the reader does not trust vouches for it. */
  UNTRUSTED("UNTRUSTED", 6),
  /** Nothing is wrong, and something that must be there is not. */
  INCOMPLETE("INCOMPLETE", 4),
  /** Something that is there is wrong. */
  BROKEN("BROKEN", 5);

  private final String word;
  private final int exitCode;

  Verdict(String word, int exitCode) {
    this.word = word;
    this.exitCode = exitCode;
  }

  /** The word on the last line. */
  public String word() {
    return word;
  }

  /** The exit code of the program. */
  public int exitCode() {
    return exitCode;
  }

  /** The heavier of two. */
  Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
