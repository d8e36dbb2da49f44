package be.zegel.evidence.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/**
 * The main dates of one segment while its documents are collected: the chosen span, and counts by
 * month.
 */
final class FacetDates {
  private static final long UNDATED = Long.MIN_VALUE;

  private final NumericDocValues dates;
  private final NumericDocValues months;
  private final long from;
  private final long until;
  private final boolean all;
  private final Map<Long, Long> counts = new HashMap<>();
  private long current = UNDATED;
  private long currentCount;

  FacetDates(LeafReaderContext leaf, SearchFilter filter) throws IOException {
    dates = DocValues.getNumeric(leaf.reader(), Fields.DATE);
    months = DocValues.getNumeric(leaf.reader(), Fields.MONTH);
    all = filter.from() == null && filter.until() == null;
    from = filter.from() == null ? Long.MIN_VALUE : ItemBlock.millis(filter.from());
    until = filter.until() == null ? Long.MAX_VALUE : ItemBlock.millis(filter.until());
  }

  /** Whether the document's date lies in the chosen span. */
  boolean passes(int doc) throws IOException {
    if (all) {
      return true;
    }
    if (!dates.advanceExact(doc)) {
      return false;
    }
    long date = dates.longValue();
    return date >= from && date < until;
  }

  /** Counts the document. */
  void count(int doc) throws IOException {
    long month = months.advanceExact(doc) ? months.longValue() : UNDATED;
    if (month != current) {
      settle();
      current = month;
    }
    currentCount++;
  }

  private void settle() {
    if (currentCount > 0) {
      counts.merge(current, currentCount, Long::sum);
      currentCount = 0;
    }
  }

  /** Adds what was counted; to nothing when a facet was not asked for. */
  void addTo(@Nullable Map<String, Long> byMonth, @Nullable Map<String, Long> byYear) {
    settle();
    counts.forEach(
        (month, count) -> {
          if (byMonth != null) {
            byMonth.merge(shownMonth(month), count, Long::sum);
          }
          if (byYear != null) {
            byYear.merge(shownYear(month), count, Long::sum);
          }
        });
  }

  private static String shownMonth(long month) {
    return month == UNDATED
        ? ""
        : String.format(
            Locale.ROOT, "%04d-%02d", Math.floorDiv(month, 100L), Math.floorMod(month, 100L));
  }

  private static String shownYear(long month) {
    return month == UNDATED ? "" : String.format(Locale.ROOT, "%04d", Math.floorDiv(month, 100L));
  }
}
