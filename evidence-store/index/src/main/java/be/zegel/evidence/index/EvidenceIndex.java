package be.zegel.evidence.index;

import be.zegel.evidence.index.query.QueryException;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * The full-text index over the evidence of all cases, each case for itself.
 *
 * <p>Life: items are written ({@link #index}), become findable ({@link #refresh}, {@link #maintain}
 * or by themselves within {@link IndexOptions#refreshAfter}), become durable ({@link #commit}), are
 * replaced or removed. Everything here is derived data: after {@link #deleteCase} a case can be
 * indexed again from the text store.
 *
 * <p>Obligations of every implementation, proved by {@code EvidenceIndexContract}: an item is
 * replaced in one step, a reader sees the old or the new one, never both or none; what a commit
 * covered survives a crash of the machine; nothing outside the {@link SearchScope} influences hits,
 * totals, facets, the order of hits, or which expansions a pattern has; paging by cursor neither
 * repeats nor loses an item that exists from the first page to the last, also while others index.
 * All methods may be called by many threads at once.
 *
 * <p>Errors: a wrong query is a {@link QueryException} (checked, for the person who typed it); a
 * damaged or unreachable index is an {@link IndexException} with a {@link IndexException.Fault}.
 */
public interface EvidenceIndex extends AutoCloseable {

  /**
   * Writes an item with its text and replaces what was there under the same item id. An item in
   * quarantine is not written; what the index held of it is removed. Idempotent. Not durable before
   * {@link #commit}.
   *
   * @param text the item's whole text, read to its end and not closed; {@link Reader#nullReader()}
   *     when there is none. When it fails, the item's earlier state remains
   * @throws IOException when {@code text} fails
   */
  void index(CaseId caseId, IndexedItem item, Reader text) throws IOException;

  /** Removes an item. Does nothing when it is not there. */
  void delete(CaseId caseId, String itemId);

  /** Removes every item that came out of a file. */
  void deleteFile(CaseId caseId, String fileId);

  /**
   * Removes a case with everything in it from the disk, durable on return. It also ends the state
   * {@link IndexState.Health#DAMAGED}.
   */
  void deleteCase(CaseId caseId);

  /** Makes everything that was written to a case before this call findable. */
  void refresh(CaseId caseId);

  /**
   * Makes everything that was written to a case before this call durable.
   *
   * @param job the number of the job up to which (and including which) everything is in the index;
   *     never lowered by a smaller one
   */
  void commit(CaseId caseId, long job);

  /**
   * Removes the traces of deleted items from the files of a case too, and commits. For lawful
   * erasure; costs a rewrite of what holds deletions.
   */
  void expunge(CaseId caseId);

  /**
   * How the index of a case stands. Opens it when it is closed, with the checks that belong to it.
   */
  IndexState state(CaseId caseId);

  /**
   * Reads every byte of a case's index and compares it with its manifest and its own structure.
   * Long for a large case.
   */
  IndexState check(CaseId caseId);

  /**
   * The house-keeping: refreshes what changed, merges down and closes the writers of idle cases,
   * checks opened indexes in the background. To be called about once a second by one timer; returns
   * soon except when it merges.
   */
  void maintain();

  /** Searches. */
  SearchPage search(SearchRequest request) throws QueryException;

  /**
   * The best places of a query in the text of one item, for the hit list. Empty when the item is
   * out of scope or the query matches elsewhere than in its text.
   */
  List<Snippet> snippets(SnippetRequest request, TextSource text)
      throws QueryException, IOException;

  /** Every place of a query in the text of one item, in order, page by page. Needs no text. */
  MatchPage matches(MatchRequest request) throws QueryException;

  /** Where a query matches in a short text that is shown: a name, a path, a metadata value. */
  List<Match> mark(String query, String shown) throws QueryException;

  /** Commits and closes everything. */
  @Override
  void close();
}
