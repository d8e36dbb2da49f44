package be.zegel.evidence.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which places of a text to show: spans that hold many different parts of the query, then many
 * places, then the early ones; no two overlap.
 */
final class BestPlaces {
  /**
   * A place in a text with the part of the query that matched.
   *
   * @param match the place
   * @param part number of the part
   */
  record Marked(Match match, int part) {}

  /**
   * A span to show.
   *
   * @param first index of its first place
   * @param last index of its last place
   * @param parts how many different parts of the query are in it
   */
  record Span(int first, int last, int parts) {
    int count() {
      return last - first + 1;
    }
  }

  private BestPlaces() {}

  /** The best spans of at most so many characters, best first. Places come in order. */
  static List<Span> choose(List<Marked> places, int parts, int length, int count) {
    List<Span> spans = new ArrayList<>();
    int[] inside = new int[parts];
    int different = 0;
    int last = -1;
    for (int first = 0; first < places.size(); first++) {
      if (last < first) {
        last = first;
        different += inside[places.get(first).part]++ == 0 ? 1 : 0;
      }
      long limit = places.get(first).match.from() + length;
      while (last + 1 < places.size() && places.get(last + 1).match.to() <= limit) {
        last++;
        different += inside[places.get(last).part]++ == 0 ? 1 : 0;
      }
      spans.add(new Span(first, last, different));
      different -= --inside[places.get(first).part] == 0 ? 1 : 0;
    }
    spans.sort(
        Comparator.comparingInt(Span::parts)
            .thenComparingInt(Span::count)
            .reversed()
            .thenComparingInt(Span::first));
    List<Span> chosen = new ArrayList<>();
    for (Span span : spans) {
      if (chosen.size() == count) {
        break;
      }
      long from = places.get(span.first).match.from();
      boolean apart =
          chosen.stream()
              .allMatch(other -> Math.abs(places.get(other.first).match.from() - from) >= length);
      if (apart) {
        chosen.add(span);
      }
    }
    return chosen;
  }
}
