package be.zegel.evidence.index;

import java.util.List;

/**
 * Places of a query in a part of a text.
 *
 * @param matches in order, none twice
 * @param next where to ask on from, or −1 when the window holds no more
 * @param characters the length of the item's whole text; −1 when the item is not there
 */
public record MatchPage(List<Match> matches, long next, long characters) {
  /** Copies the list. */
  public MatchPage {
    matches = List.copyOf(matches);
  }
}
