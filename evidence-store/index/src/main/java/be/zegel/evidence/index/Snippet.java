package be.zegel.evidence.index;

import java.util.List;

/**
 * A short part of an item's text around matches, plain text: whoever shows it escapes it.
 *
 * @param from where it begins in the item's text
 * @param text the part itself
 * @param matches inside it, with offsets into {@code text}
 */
public record Snippet(long from, String text, List<Match> matches) {
  /** Copies the list. */
  public Snippet {
    matches = List.copyOf(matches);
  }
}
