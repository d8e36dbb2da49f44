package be.zegel.evidence.index;

/**
 * Asks for the places in a part of the text of one item.
 *
 * @param scope what the reader may see
 * @param caseId its case
 * @param itemId the item
 * @param query the query
 * @param from matches that begin here or later
 * @param to and before this; {@link Long#MAX_VALUE} for the end
 * @param limit at most so many, 1 to 10,000
 */
public record MatchRequest(
    SearchScope scope, CaseId caseId, String itemId, String query, long from, long to, int limit) {
  /** Checks the limits. */
  public MatchRequest {
    if (from < 0 || to <= from || limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("window or limit of matches");
    }
  }
}
