package be.zegel.web.items;

import be.zegel.search.SearchAnswer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that is shown, marked or not. Plain text: the page escapes it.
 *
 * @param marked whether the search matches here
 */
public record Segment(String text, boolean marked) implements Serializable {

  /**
   * Cuts a text at its marks.
   *
   * @param offset where the text begins in the whole; marks are counted from the whole's beginning
   */
  public static List<Segment> cut(String text, long offset, List<SearchAnswer.Mark> marks) {
    List<Segment> segments = new ArrayList<>();
    int at = 0;
    for (SearchAnswer.Mark mark : marks) {
      int from = Math.clamp(mark.from() - offset, at, text.length());
      int to = Math.clamp(mark.to() - offset, from, text.length());
      if (from > at) {
        segments.add(new Segment(text.substring(at, from), false));
      }
      if (to > from) {
        segments.add(new Segment(text.substring(from, to), true));
      }
      at = to;
    }
    if (at < text.length()) {
      segments.add(new Segment(text.substring(at), false));
    }
    return segments;
  }
}
