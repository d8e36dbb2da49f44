package be.zegel.evidence.index;

import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.jspecify.annotations.Nullable;

/** The values of one facet in one segment while its documents are collected. */
final class FacetValues {
  private final SortedDocValues values;
  private final boolean[] passing;
  private final int[] counts;
  private int current = -1;

  FacetValues(LeafReaderContext leaf, String field, Predicate<String> passes) throws IOException {
    values = DocValues.getSorted(leaf.reader(), field);
    int size = values.getValueCount();
    passing = new boolean[size];
    counts = new int[size];
    for (int i = 0; i < size; i++) {
      passing[i] = passes.test(values.lookupOrd(i).utf8ToString());
    }
  }

  /** Goes to a document; whether its value is among the chosen ones. */
  boolean passes(int doc) throws IOException {
    current = values.advanceExact(doc) ? values.ordValue() : -1;
    return current >= 0 && passing[current];
  }

  /** Counts the document gone to. */
  void count() {
    if (current >= 0) {
      counts[current]++;
    }
  }

  /** Adds what was counted; to nothing when the facet was not asked for. */
  void addTo(@Nullable Map<String, Long> sums, UnaryOperator<String> shown) throws IOException {
    for (int i = 0; sums != null && i < counts.length; i++) {
      if (counts[i] > 0) {
        sums.merge(shown.apply(values.lookupOrd(i).utf8ToString()), (long) counts[i], Long::sum);
      }
    }
  }
}
