package be.zegel.evidence.index.query;

/**
 * A remark on how a query was understood, to be shown beside the hits.
 *
 * @param code the key of the message in the bundles is {@code query.warning.} followed by the name
 * @param position where in the query
 * @param argument what the message needs, or empty
 */
public record QueryWarning(Code code, int position, String argument) {
  /** The kinds of remarks. */
  public enum Code {
    /**
     * A pattern stood for more words than can be combined; only the most frequent were taken
     * (argument: how many). There may be more hits.
     */
    PATTERN_CUT,
    /** Signs without letters or digits were passed over. */
    SIGNS_IGNORED,
    /** Several numbers were read as one: an account, a telephone number, a card. */
    READ_AS_NUMBER,
    /** A case number that is not among those the reader may see, or does not exist. */
    NO_SUCH_CASE
  }
}
