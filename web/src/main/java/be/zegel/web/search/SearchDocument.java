package be.zegel.web.search;

import be.zegel.search.SearchAnswer;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found, as programs read it.
 *
 * @param total all hits
 * @param complete false when there may be more than was found
 * @param facets counts by type, case, language, exhibit, month and year
 */
public record SearchDocument(
    long total,
    boolean complete,
    List<Hit> hits,
    @Nullable String next,
    Map<String, List<SearchAnswer.Count>> facets,
    List<SearchAnswer.Warning> warnings) {

  /**
   * An item that was found.
   *
   * @param size bytes, as a decimal string
   */
  public record Hit(
      UUID item,
      UUID file,
      UUID exhibit,
      @Nullable String exhibitLabel,
      @JsonbProperty("case") UUID caseId,
      String caseNumber,
      String name,
      String path,
      @Nullable String mediaType,
      String mediaGroup,
      @Nullable String language,
      @Nullable Instant date,
      String size,
      float score,
      List<SearchAnswer.Highlight> highlights,
      List<SearchAnswer.Mark> nameMarks,
      List<SearchAnswer.Mark> pathMarks) {

    static Hit of(SearchAnswer.Hit hit) {
      return new Hit(
          hit.item(),
          hit.file(),
          hit.exhibit(),
          hit.exhibitLabel(),
          hit.caseId(),
          hit.caseNumber(),
          hit.name(),
          hit.path(),
          hit.mediaType(),
          hit.mediaGroup(),
          hit.language(),
          hit.date(),
          String.valueOf(hit.size()),
          hit.score(),
          hit.highlights(),
          hit.nameMarks(),
          hit.pathMarks());
    }
  }

  static SearchDocument of(SearchAnswer answer) {
    return new SearchDocument(
        answer.total(),
        answer.complete(),
        answer.hits().stream().map(Hit::of).toList(),
        answer.next(),
        answer.facets().entrySet().stream()
            .collect(
                Collectors.toMap(
                    facet -> facet.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
        answer.warnings());
  }
}
