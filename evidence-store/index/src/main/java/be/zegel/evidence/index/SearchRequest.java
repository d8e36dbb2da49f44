package be.zegel.evidence.index;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param query in the query language (docs/spec/query-language.md); empty finds everything
 * @param scope what the reader may see
 * @param filter what the reader narrowed it to
 * @param sort in which order
 * @param limit hits per page, 1 to 1,000
 * @param cursor {@link SearchPage#next} of the page before, or null for the first page; only for
 *     the same query, filter and order
 * @param facets what to count
 * @param budget after this time the search stops and says that it is not complete
 */
public record SearchRequest(
    String query,
    SearchScope scope,
    SearchFilter filter,
    SortOrder sort,
    int limit,
    @Nullable String cursor,
    Set<Facet> facets,
    Duration budget) {
  /** Checks the limits. */
  public SearchRequest {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("limit");
    }
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("budget");
    }
    facets =
        facets.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(facets));
  }

  /** Fifty hits by relevance, no facets, ten seconds. */
  public static SearchRequest of(String query, SearchScope scope) {
    return new SearchRequest(
        query,
        scope,
        SearchFilter.NONE,
        SortOrder.RELEVANCE,
        50,
        null,
        Set.of(),
        Duration.ofSeconds(10));
  }

  /** The same with another filter. */
  public SearchRequest filtered(SearchFilter other) {
    return new SearchRequest(query, scope, other, sort, limit, cursor, facets, budget);
  }

  /** The same in another order. */
  public SearchRequest sorted(SortOrder other) {
    return new SearchRequest(query, scope, filter, other, limit, cursor, facets, budget);
  }

  /** The same with another page length. */
  public SearchRequest limited(int other) {
    return new SearchRequest(query, scope, filter, sort, other, cursor, facets, budget);
  }

  /** The page after a cursor. */
  public SearchRequest after(@Nullable String other) {
    return new SearchRequest(query, scope, filter, sort, limit, other, facets, budget);
  }

  /** The same with counts. */
  public SearchRequest counting(Set<Facet> other) {
    return new SearchRequest(query, scope, filter, sort, limit, cursor, other, budget);
  }

  /** The same with another time budget. */
  public SearchRequest within(Duration other) {
    return new SearchRequest(query, scope, filter, sort, limit, cursor, facets, other);
  }
}
