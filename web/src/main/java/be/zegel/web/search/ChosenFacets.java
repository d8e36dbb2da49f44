package be.zegel.web.search;

import be.zegel.search.SearchAnswer;
import be.zegel.search.SearchEvidence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reader chose to narrow a search: values of the facets CASE, TYPE and LANGUAGE. */
public class ChosenFacets implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 12;

  private final Map<String, Set<String>> chosen =
      Map.of(
          "CASE", new LinkedHashSet<>(),
          "TYPE", new LinkedHashSet<>(),
          "LANGUAGE", new LinkedHashSet<>());

  void toggle(String facet, String value) {
    Set<String> values = chosen.getOrDefault(facet, new LinkedHashSet<>());
    if (!values.remove(value)) {
      values.add(value);
    }
  }

  /** Whether a value is chosen. */
  public boolean has(String facet, String value) {
    return values(facet).contains(value);
  }

  /** Whether anything is chosen. */
  public boolean isNarrowed() {
    return chosen.values().stream().anyMatch(values -> !values.isEmpty());
  }

  /** The search as narrowed; in one case when that is given. */
  SearchEvidence narrow(
      String q, @Nullable UUID caseId, SearchEvidence.Order order, @Nullable String cursor) {
    return new SearchEvidence(
        q,
        caseId == null ? values("CASE") : Set.of(caseId.toString()),
        values("TYPE"),
        values("LANGUAGE"),
        Set.of(),
        null,
        null,
        null,
        order,
        null,
        cursor,
        cursor == null);
  }

  /**
   * The most frequent values of a facet, and those that are chosen though nothing is left there.
   */
  List<SearchAnswer.Count> shown(String facet, SearchAnswer answer) {
    List<SearchAnswer.Count> counts =
        new ArrayList<>(
            answer.facets().getOrDefault(facet, List.of()).stream().limit(SHOWN).toList());
    values(facet).stream()
        .filter(value -> counts.stream().noneMatch(count -> count.value().equals(value)))
        .forEach(value -> counts.add(new SearchAnswer.Count(value, 0)));
    return counts;
  }

  private Set<String> values(String facet) {
    return chosen.getOrDefault(facet, Set.of());
  }
}
