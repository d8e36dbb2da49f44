package be.zegel.web.search;

import be.zegel.search.SearchAnswer;
import be.zegel.search.SearchEvidence;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader chose to narrow a search: values of the facets CASE, TYPE, LANGUAGE and EXHIBIT, of
 * which several may hold, and of YEAR and MONTH, of which one does: a month narrows its year.
 */
public class ChosenFacets implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 12;
  private static final String YEAR = "YEAR";
  private static final String MONTH = "MONTH";
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  private final Map<String, Set<String>> chosen =
      Map.of(
          "CASE", new LinkedHashSet<>(),
          "TYPE", new LinkedHashSet<>(),
          "LANGUAGE", new LinkedHashSet<>(),
          "EXHIBIT", new LinkedHashSet<>());

  private String year = "";
  private String month = "";

  void toggle(String facet, String value) {
    switch (facet) {
      case YEAR -> {
        year = year.equals(value) ? "" : value;
        month = "";
      }
      case MONTH -> month = month.equals(value) ? "" : value;
      default -> {
        Set<String> values = values(facet);
        if (!values.remove(value)) {
          values.add(value);
        }
      }
    }
  }

  /** Whether a value is chosen. */
  public boolean has(String facet, String value) {
    return switch (facet) {
      case YEAR -> year.equals(value);
      case MONTH -> month.equals(value);
      default -> values(facet).contains(value);
    };
  }

  /** Whether anything is chosen. */
  public boolean isNarrowed() {
    return !year.isEmpty() || chosen.values().stream().anyMatch(values -> !values.isEmpty());
  }

  /** The search as narrowed; in one case when that is given. */
  SearchEvidence narrow(
      String q, @Nullable UUID caseId, SearchEvidence.Order order, @Nullable String cursor) {
    return new SearchEvidence(
        q,
        caseId == null ? values("CASE") : Set.of(caseId.toString()),
        values("TYPE"),
        values("LANGUAGE"),
        values("EXHIBIT").stream().map(UUID::fromString).collect(Collectors.toSet()),
        begin(),
        end(),
        null,
        order,
        null,
        cursor,
        cursor == null);
  }

  private @Nullable Instant begin() {
    if (year.isEmpty()) {
      return null;
    }
    return start(
        month.isEmpty()
            ? LocalDate.of(Integer.parseInt(year), 1, 1)
            : YearMonth.parse(month).atDay(1));
  }

  private @Nullable Instant end() {
    if (year.isEmpty()) {
      return null;
    }
    return start(
        month.isEmpty()
            ? LocalDate.of(Integer.parseInt(year) + 1, 1, 1)
            : YearMonth.parse(month).plusMonths(1).atDay(1));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(BELGIUM).toInstant();
  }

  /**
   * The most frequent values of a facet, and those that are chosen though nothing is left there. Of
   * years the latest, of months those of the chosen year.
   */
  List<SearchAnswer.Count> shown(String facet, SearchAnswer answer) {
    List<SearchAnswer.Count> all = answer.facets().getOrDefault(facet, List.of());
    List<SearchAnswer.Count> counts =
        new ArrayList<>(
            switch (facet) {
              case YEAR ->
                  all.reversed().stream()
                      .filter(count -> !count.value().isEmpty())
                      .limit(SHOWN)
                      .toList();
              case MONTH ->
                  year.isEmpty()
                      ? List.of()
                      : all.stream().filter(count -> count.value().startsWith(year + "-")).toList();
              default -> all.stream().limit(SHOWN).toList();
            });
    Set<String> kept =
        switch (facet) {
          case YEAR -> year.isEmpty() ? Set.of() : Set.of(year);
          case MONTH -> month.isEmpty() ? Set.of() : Set.of(month);
          default -> values(facet);
        };
    kept.stream()
        .filter(value -> counts.stream().noneMatch(count -> count.value().equals(value)))
        .forEach(value -> counts.add(new SearchAnswer.Count(value, 0)));
    return counts;
  }

  private Set<String> values(String facet) {
    return chosen.getOrDefault(facet, new LinkedHashSet<>());
  }
}
