package be.zegel.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total all hits, not only those of this page; exact when {@code complete}
 * @param complete false when the time ended before the search, or an index could not be read: then
 *     there may be more, and the reader must be told
 * @param next the cursor of the following page; null on the last
 * @param facets counts by TYPE, CASE, LANGUAGE, EXHIBIT, MONTH, YEAR; a case is named by its id
 * @param caseNumbers the numbers of the cases that the facet CASE names by their ids
 * @param exhibitLabels the labels of the most frequent exhibits of the facet EXHIBIT by their ids
 * @param warnings how the query was understood, where that needs a word
 */
public record SearchAnswer(
    long total,
    boolean complete,
    List<Hit> hits,
    @Nullable String next,
    Map<String, List<Count>> facets,
    Map<String, String> caseNumbers,
    Map<String, String> exhibitLabels,
    List<Warning> warnings) {

  public SearchAnswer {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
    caseNumbers = Map.copyOf(caseNumbers);
    exhibitLabels = Map.copyOf(exhibitLabels);
    warnings = List.copyOf(warnings);
  }

  /**
   * An item that was found.
   *
   * @param highlights the best places in its text
   * @param nameMarks where the query is in the name
   * @param pathMarks where it is in the path
   * @param textChars the length of its text
   */
  public record Hit(
      UUID item,
      UUID file,
      UUID exhibit,
      @Nullable String exhibitLabel,
      UUID caseId,
      String caseNumber,
      String name,
      String path,
      @Nullable String mediaType,
      String mediaGroup,
      @Nullable String language,
      @Nullable Instant date,
      long size,
      float score,
      List<Highlight> highlights,
      List<Mark> nameMarks,
      List<Mark> pathMarks,
      long textChars,
      boolean preview) {

    public Hit {
      highlights = List.copyOf(highlights);
      nameMarks = List.copyOf(nameMarks);
      pathMarks = List.copyOf(pathMarks);
    }
  }

  /**
   * A place in a text. Plain text: whoever shows it escapes it.
   *
   * @param from where it begins in the item's text, in UTF-16 units
   * @param marks what to mark inside it
   */
  public record Highlight(long from, String text, List<Mark> marks) {

    public Highlight {
      marks = List.copyOf(marks);
    }
  }

  /** From the first marked unit to behind the last. */
  public record Mark(long from, long to) {}

  /** How many hits a value has. */
  public record Count(String value, long count) {}

  /**
   * A remark on the query.
   *
   * @param code bundle key {@code query.warning.<code>}
   * @param position where in the query
   * @param argument what the sentence needs, or empty
   */
  public record Warning(String code, int position, String argument) {}
}
