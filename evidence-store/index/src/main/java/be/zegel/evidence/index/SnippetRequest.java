package be.zegel.evidence.index;

/**
 * Asks for the best places in one item.
 *
 * @param scope what the reader may see
 * @param caseId its case
 * @param itemId the item
 * @param query the query
 * @param count at most so many snippets, 1 to 100
 * @param length at most so many characters each, 20 to 2,000
 */
public record SnippetRequest(
    SearchScope scope, CaseId caseId, String itemId, String query, int count, int length) {
  /** Checks the limits. */
  public SnippetRequest {
    if (count < 1 || count > 100 || length < 20 || length > 2_000) {
      throw new IllegalArgumentException("count or length of snippets");
    }
  }
}
