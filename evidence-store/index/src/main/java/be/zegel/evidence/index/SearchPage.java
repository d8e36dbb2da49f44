package be.zegel.evidence.index;

import be.zegel.evidence.index.query.QueryWarning;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param total all hits of the query, not only those of this page; exact when {@code complete}
 * @param hits in order
 * @param next for {@link SearchRequest#after}, or null on the last page
 * @param facets as asked, highest count first (dates in order)
 * @param complete false when the time budget ended before the search, or a case could not be read:
 *     then there may be more than is shown, and the reader must be told
 * @param unavailable cases of the scope whose index is damaged
 * @param warnings what the reader should know about how the query was understood
 */
public record SearchPage(
    long total,
    List<SearchHit> hits,
    @Nullable String next,
    Map<Facet, List<FacetCount>> facets,
    boolean complete,
    Set<CaseId> unavailable,
    List<QueryWarning> warnings) {
  /** Copies the collections. */
  public SearchPage {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
    unavailable = Set.copyOf(unavailable);
    warnings = List.copyOf(warnings);
  }
}
