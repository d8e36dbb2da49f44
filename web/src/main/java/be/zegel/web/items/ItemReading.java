package be.zegel.web.items;

import be.zegel.filing.EvidenceItemView;
import be.zegel.filing.EvidenceItems;
import be.zegel.filing.TextPage;
import be.zegel.problem.ProblemException;
import be.zegel.search.EvidenceSearch;
import be.zegel.search.MatchesPage;
import be.zegel.search.SearchAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one page of an item's text with the places of a query marked. */
@RequestScoped
public class ItemReading {

  /** Characters of a page of text. */
  public static final int PAGE = 20_000;

  @Inject private EvidenceItems items;
  @Inject private EvidenceSearch search;

  /**
   * A page of text.
   *
   * @param next where the following page begins, −1 at the end
   * @param previous where the page before began, −1 at the beginning
   * @param marks how many places are marked on this page
   * @param origin number of the case and label of the exhibit
   */
  public record Reading(
      EvidenceItemView item,
      List<Segment> segments,
      long from,
      long next,
      long previous,
      long total,
      int marks,
      String origin) {

    public Reading {
      segments = List.copyOf(segments);
    }

    /** Where the item is and by what it is proved, as a report cites it. */
    public String citation() {
      return origin
          + " \u203a "
          + item.path()
          + (item.sha256() == null ? "" : " (SHA-256 " + item.sha256() + ")");
    }

    /** The metadata, name by name, in the order of their names. */
    public List<Map.Entry<String, List<String>>> metadata() {
      return item.metadata().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
  }

  /**
   * Reads a page.
   *
   * @param query what to mark, null or empty marks nothing
   * @param origin number of the case and label of the exhibit
   */
  public Reading read(UUID itemId, long from, @Nullable String query, String origin) {
    EvidenceItemView item = items.get(itemId);
    if (item.textChars() == 0) {
      return new Reading(item, List.of(), 0, -1, -1, 0, 0, origin);
    }
    TextPage page = items.text(itemId, from, PAGE);
    List<SearchAnswer.Mark> marks =
        query == null || query.isBlank() ? List.of() : marks(itemId, query, page);
    long previous = page.from() == 0 ? -1 : Math.max(0, page.from() - PAGE);
    return new Reading(
        item,
        Segment.cut(page.text(), page.from(), marks),
        page.from(),
        page.next(),
        previous,
        page.total(),
        marks.size(),
        origin);
  }

  private List<SearchAnswer.Mark> marks(UUID itemId, String query, TextPage page) {
    List<SearchAnswer.Mark> marks = new ArrayList<>();
    long until = page.from() + page.text().length();
    long from = page.from();
    try {
      while (from >= 0 && from < until) {
        MatchesPage found = search.matches(itemId, query, from, until);
        marks.addAll(found.matches());
        from = found.next();
      }
    } catch (ProblemException unreadable) {
      // A query that cannot be read marks nothing; the search itself tells the reader why.
      return List.of();
    }
    return marks;
  }
}
