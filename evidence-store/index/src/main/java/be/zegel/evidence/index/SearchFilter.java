package be.zegel.evidence.index;

import be.zegel.evidence.index.query.MediaGroup;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader narrowed the search to with the facets beside the hits. An empty set or null
 * narrows nothing.
 *
 * @param cases only these
 * @param types only these groups of media types
 * @param languages only these ISO 639-1 codes; the empty string stands for items without a known
 *     language
 * @param exhibits only these exhibit ids
 * @param from main date not before
 * @param until main date before
 * @param pathPrefix path begins with, literally; at most 2,000 characters
 */
public record SearchFilter(
    Set<CaseId> cases,
    Set<MediaGroup> types,
    Set<String> languages,
    Set<String> exhibits,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable String pathPrefix) {
  /** Narrows nothing. */
  public static final SearchFilter NONE =
      new SearchFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null, null);

  /** Copies the sets. */
  public SearchFilter {
    cases = Set.copyOf(cases);
    types = Set.copyOf(types);
    languages = Set.copyOf(languages);
    exhibits = Set.copyOf(exhibits);
    if (pathPrefix != null && pathPrefix.length() > 2_000) {
      throw new IllegalArgumentException("path prefix too long");
    }
  }
}
