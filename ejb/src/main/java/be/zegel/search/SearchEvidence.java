package be.zegel.search;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command of a search.
 *
 * @param query in the query language (docs/spec/query-language.md); empty finds everything
 * @param cases ids or numbers of cases; empty means all that may be read
 * @param types groups of media types: MAIL, DOCUMENT, IMAGE …, or the words people use for them
 * @param languages codes of ISO 639-1; an empty one stands for unknown
 * @param exhibits ids of exhibits
 * @param from main date not before
 * @param until main date before
 * @param path path begins with
 * @param limit hits of a page, 1 to 200
 * @param cursor where the page before ended; null for the first
 * @param facets whether to count
 */
public record SearchEvidence(
    @NotNull @Size(max = 8000) String query,
    Set<String> cases,
    Set<String> types,
    Set<String> languages,
    Set<UUID> exhibits,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable @Size(max = 2000) String path,
    Order order,
    @Nullable Integer limit,
    @Nullable @Size(max = 4000) String cursor,
    boolean facets) {

  /** In which order hits come. */
  public enum Order {
    RELEVANCE,
    NEWEST,
    OLDEST,
    PATH,
    NAME
  }

  public SearchEvidence {
    query = writable(query);
    cases = Set.copyOf(cases);
    types = Set.copyOf(types);
    languages = Set.copyOf(languages);
    exhibits = Set.copyOf(exhibits);
  }

  /** Without what no text can hold and nobody can type: NUL and halves of characters. */
  private static String writable(String query) {
    return query
        .codePoints()
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Everywhere, the best first, with counts. */
  public static SearchEvidence of(String query) {
    return new SearchEvidence(
        query,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        null,
        null,
        null,
        Order.RELEVANCE,
        null,
        null,
        true);
  }

  /** In one case. */
  public static SearchEvidence in(UUID caseId, String query) {
    return of(query).inCases(Set.of(caseId.toString()));
  }

  /** The same in other cases. */
  public SearchEvidence inCases(Set<String> others) {
    return new SearchEvidence(
        query, others, types, languages, exhibits, from, until, path, order, limit, cursor, facets);
  }
}
