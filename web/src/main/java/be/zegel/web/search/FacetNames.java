package be.zegel.web.search;

import be.zegel.search.SearchAnswer;
import be.zegel.web.shell.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The values of facets as the reader calls them. */
@Named("facetNames")
@RequestScoped
public class FacetNames {

  private static final int YEAR_LENGTH = 4;

  @Inject private Words words;

  /** The facets of a search everywhere. */
  static final List<String> EVERYWHERE = List.of("CASE", "TYPE", "LANGUAGE", "YEAR", "MONTH");

  /** The facets of a search in one case. */
  static final List<String> IN_CASE = List.of("EXHIBIT", "TYPE", "LANGUAGE", "YEAR", "MONTH");

  /** What a value of a facet is called. */
  public String of(String facet, String value, SearchAnswer answer) {
    return switch (facet) {
      case "CASE" -> answer.caseNumbers().getOrDefault(value, value);
      case "EXHIBIT" -> answer.exhibitLabels().getOrDefault(value, value);
      case "TYPE" -> words.of("media." + value);
      case "MONTH" -> value.substring(YEAR_LENGTH + 1) + "." + value.substring(0, YEAR_LENGTH);
      case "LANGUAGE" -> value.isEmpty() ? words.of("search.unknown") : words.language(value);
      default -> value;
    };
  }
}
