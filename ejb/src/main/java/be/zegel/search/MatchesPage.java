package be.zegel.search;

import java.util.List;

/**
 * Places of a query in a part of the text of an item, in order.
 *
 * @param next where to ask on from; −1 when the part holds no more
 * @param total the length of the whole text
 */
public record MatchesPage(List<SearchAnswer.Mark> matches, long next, long total) {

  public MatchesPage {
    matches = List.copyOf(matches);
  }
}
