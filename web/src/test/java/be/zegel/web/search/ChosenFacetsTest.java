package be.zegel.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.search.SearchAnswer;
import be.zegel.search.SearchEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChosenFacetsTest {

  private static final SearchAnswer FOUND =
      new SearchAnswer(
          9,
          true,
          List.of(),
          null,
          Map.of(
              "YEAR", counts("", "2025", "2026"),
              "MONTH", counts("", "2025-12", "2026-01", "2026-10")),
          Map.of(),
          Map.of(),
          List.of());

  private final ChosenFacets facets = new ChosenFacets();

  @Test
  void aYearNarrowsToItsDaysInBelgiumAndShowsItsMonths() {
    assertThat(values("YEAR")).containsExactly("2026", "2025");
    assertThat(values("MONTH")).isEmpty();
    facets.toggle("YEAR", "2026");
    SearchEvidence narrowed = narrowed();
    assertThat(narrowed.from()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
    assertThat(narrowed.until()).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    assertThat(values("MONTH")).containsExactly("2026-01", "2026-10");
    assertThat(facets.isNarrowed()).isTrue();
  }

  @Test
  void aMonthNarrowsItsYearAndGoesWithIt() {
    facets.toggle("YEAR", "2026");
    facets.toggle("MONTH", "2026-10");
    assertThat(narrowed().from()).isEqualTo(Instant.parse("2026-09-30T22:00:00Z"));
    assertThat(narrowed().until()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
    assertThat(facets.has("MONTH", "2026-10")).isTrue();
    facets.toggle("YEAR", "2026");
    assertThat(narrowed().from()).isNull();
    assertThat(facets.isNarrowed()).isFalse();
  }

  @Test
  void whatIsChosenStaysToBeLeftOutAgain() {
    facets.toggle("TYPE", "MAIL");
    assertThat(facets.shown("TYPE", FOUND)).containsExactly(new SearchAnswer.Count("MAIL", 0));
    assertThat(narrowed().types()).containsExactly("MAIL");
    facets.toggle("TYPE", "MAIL");
    assertThat(narrowed().types()).isEmpty();
  }

  private SearchEvidence narrowed() {
    return facets.narrow("x", null, SearchEvidence.Order.RELEVANCE, null);
  }

  private List<String> values(String facet) {
    return facets.shown(facet, FOUND).stream().map(SearchAnswer.Count::value).toList();
  }

  private static List<SearchAnswer.Count> counts(String... values) {
    return java.util.Arrays.stream(values).map(each -> new SearchAnswer.Count(each, 3)).toList();
  }
}
