package be.zegel.evidence.index;

import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.QueryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;

/** Phrases and proximities as Lucene's intervals, the same for finding and for marking. */
final class Sequences {
  /** What a pattern stands for. */
  interface Patterns {
    /** The places of the words of a pattern. */
    IntervalsSource source(Piece piece) throws IOException;
  }

  /** What a pattern at a place of the query stands for. */
  interface PlacedPatterns {
    /** The places of the words of a pattern. */
    IntervalsSource source(Piece piece, int position) throws IOException;
  }

  private Sequences() {}

  /** The places of words, alternatives of words, and proximities of them. */
  static IntervalsSource source(EvidenceQuery part, PlacedPatterns patterns, String prefix)
      throws QueryException, IOException {
    return switch (part) {
      case EvidenceQuery.Words words -> {
        List<IntervalsSource> ways = new ArrayList<>();
        for (List<Piece> way : Piece.ways(words)) {
          ways.add(phrase(way, piece -> patterns.source(piece, words.position()), prefix));
        }
        yield anyOf(ways);
      }
      case EvidenceQuery.Or or -> {
        List<IntervalsSource> alternatives = new ArrayList<>();
        for (EvidenceQuery alternative : or.parts()) {
          alternatives.add(source(alternative, patterns, prefix));
        }
        yield anyOf(alternatives);
      }
      case EvidenceQuery.Near near -> {
        IntervalsSource left = source(near.left(), patterns, prefix);
        IntervalsSource right = source(near.right(), patterns, prefix);
        yield Intervals.maxgaps(
            near.distance() - 1,
            near.ordered()
                ? Intervals.ordered(left, right)
                : Intervals.unorderedNoOverlaps(left, right));
      }
      case EvidenceQuery.AboutItem _ -> throw outside();
    };
  }

  private static IllegalStateException outside() {
    return new IllegalStateException("the parser lets no condition into a proximity");
  }

  /** The places of pieces one behind the other. */
  static IntervalsSource phrase(List<Piece> way, Patterns patterns, String prefix)
      throws IOException {
    List<IntervalsSource> sources = new ArrayList<>();
    for (Piece piece : way) {
      sources.add(
          piece instanceof Piece.Exact exact
              ? Intervals.term(prefix + exact.word())
              : patterns.source(piece));
    }
    return sources.size() == 1
        ? sources.getFirst()
        : Intervals.phrase(sources.toArray(IntervalsSource[]::new));
  }

  /** The places of any of these. */
  static IntervalsSource anyOf(List<IntervalsSource> sources) {
    return switch (sources.size()) {
      case 0 -> Intervals.noIntervals("nothing to search for");
      case 1 -> sources.getFirst();
      default -> Intervals.or(sources);
    };
  }
}
