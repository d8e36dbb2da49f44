package be.zegel.evidence.index;

import be.zegel.evidence.index.query.MediaGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;

/**
 * Collects a page, the total and the facets in one pass.
 *
 * <p>A document that fails exactly one of the chosen filters is no hit, but it counts in the facet
 * of that filter: so the values beside a chosen one say what choosing them would give.
 */
final class PageCollector implements Collector {
  // One bit for each filter that has a facet.
  private static final int TYPE = 1;
  private static final int CASE = 2;
  private static final int LANGUAGE = 4;
  private static final int EXHIBIT = 8;
  private static final int DATE = 16;

  private final TopFieldCollector top;
  private final Set<Facet> facets;
  private final SearchFilter filter;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private long total;

  private PageCollector(TopFieldCollector top, Set<Facet> facets, SearchFilter filter) {
    this.top = top;
    this.facets = facets;
    this.filter = filter;
    facets.forEach(facet -> counts.put(facet, new HashMap<>()));
  }

  /**
   * What was collected.
   *
   * @param top the hits of the page, one more than asked when there is a next page
   * @param total all hits
   * @param facets counts
   */
  record Collected(TopFieldDocs top, long total, Map<Facet, List<FacetCount>> facets) {}

  /** Makes collectors and joins what they collected. Used by one search. */
  static final class Gathering implements CollectorManager<PageCollector, Collected> {
    private final TopFieldCollectorManager top;
    private final Set<Facet> facets;
    private final SearchFilter filter;
    private final List<PageCollector> made = new ArrayList<>();

    /**
     * What to collect.
     *
     * @param top the page
     * @param facets what to count
     * @param filter what narrows the hits but not their own facet
     */
    Gathering(TopFieldCollectorManager top, Set<Facet> facets, SearchFilter filter) {
      this.top = top;
      this.facets = facets;
      this.filter = filter;
    }

    @Override
    public PageCollector newCollector() throws IOException {
      PageCollector collector = new PageCollector(top.newCollector(), facets, filter);
      made.add(collector);
      return collector;
    }

    /** What was collected when a search was broken off. */
    Collected soFar() throws IOException {
      if (made.isEmpty()) {
        newCollector();
      }
      return reduce(made);
    }

    @Override
    public Collected reduce(Collection<PageCollector> collectors) throws IOException {
      List<TopFieldCollector> tops = new ArrayList<>();
      Map<Facet, Map<String, Long>> sums = new EnumMap<>(Facet.class);
      long total = 0;
      for (PageCollector collector : collectors) {
        tops.add(collector.top);
        total += collector.total;
        collector.counts.forEach(
            (facet, counts) -> {
              Map<String, Long> sum = sums.computeIfAbsent(facet, any -> new HashMap<>());
              counts.forEach((value, count) -> sum.merge(value, count, Long::sum));
            });
      }
      Map<Facet, List<FacetCount>> lists = new EnumMap<>(Facet.class);
      sums.forEach((facet, counts) -> lists.put(facet, ordered(facet, counts)));
      return new Collected(top.reduce(tops), total, lists);
    }
  }

  private static List<FacetCount> ordered(Facet facet, Map<String, Long> counts) {
    Comparator<FacetCount> byValue = Comparator.comparing(FacetCount::value);
    Comparator<FacetCount> order =
        facet == Facet.MONTH || facet == Facet.YEAR
            ? byValue
            : Comparator.comparingLong(FacetCount::count).reversed().thenComparing(byValue);
    return counts.entrySet().stream()
        .map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
        .sorted(order)
        .toList();
  }

  /** The order of hits for Lucene. */
  static Sort sort(SortOrder order) {
    SortField key = new SortField(Fields.KEY, SortField.Type.LONG);
    return switch (order) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, key);
      case NEWEST ->
          new Sort(new SortField(Fields.DATE, SortField.Type.LONG, true, Long.MIN_VALUE), key);
      case OLDEST ->
          new Sort(new SortField(Fields.DATE, SortField.Type.LONG, false, Long.MAX_VALUE), key);
      case PATH -> new Sort(new SortField(Fields.PATH_ORDER, SortField.Type.STRING), key);
      case NAME -> new Sort(new SortField(Fields.NAME_ORDER, SortField.Type.STRING), key);
    };
  }

  @Override
  public ScoreMode scoreMode() {
    return top.scoreMode();
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
    return new Segment(leaf, top.getLeafCollector(leaf));
  }

  /** The documents of one segment. */
  private final class Segment implements LeafCollector {
    private final LeafCollector hits;
    private final @Nullable FacetValues type;
    private final @Nullable FacetValues ofCase;
    private final @Nullable FacetValues language;
    private final @Nullable FacetValues exhibit;
    private final @Nullable FacetDates dates;

    Segment(LeafReaderContext leaf, LeafCollector hits) throws IOException {
      this.hits = hits;
      this.type =
          values(
              leaf,
              Fields.GROUP,
              Facet.TYPE,
              filter.types(),
              value -> filter.types().contains(MediaGroup.valueOf(value)));
      this.ofCase =
          values(
              leaf,
              Fields.CASE,
              Facet.CASE,
              filter.cases(),
              value -> filter.cases().contains(new CaseId(value)));
      this.language =
          values(
              leaf,
              Fields.LANGUAGE,
              Facet.LANGUAGE,
              filter.languages(),
              value -> filter.languages().contains(shownLanguage(value)));
      this.exhibit =
          values(
              leaf, Fields.EXHIBIT, Facet.EXHIBIT, filter.exhibits(), filter.exhibits()::contains);
      boolean filtered = filter.from() != null || filter.until() != null;
      boolean counted = facets.contains(Facet.MONTH) || facets.contains(Facet.YEAR);
      this.dates = filtered || counted ? new FacetDates(leaf, filter) : null;
    }

    private @Nullable FacetValues values(
        LeafReaderContext leaf, String field, Facet facet, Set<?> chosen, Predicate<String> passes)
        throws IOException {
      return chosen.isEmpty() && !facets.contains(facet)
          ? null
          : new FacetValues(leaf, field, chosen.isEmpty() ? value -> true : passes);
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      hits.setScorer(scorer);
    }

    @Override
    public void collect(int doc) throws IOException {
      int failed = 0;
      if (type != null && !type.passes(doc)) {
        failed |= TYPE;
      }
      if (ofCase != null && !ofCase.passes(doc)) {
        failed |= CASE;
      }
      if (language != null && !language.passes(doc)) {
        failed |= LANGUAGE;
      }
      if (exhibit != null && !exhibit.passes(doc)) {
        failed |= EXHIBIT;
      }
      if (dates != null && !dates.passes(doc)) {
        failed |= DATE;
      }
      if (failed == 0) {
        total++;
        hits.collect(doc);
      }
      if (!facets.isEmpty()) {
        count(failed, doc);
      }
    }

    private void count(int failed, int doc) throws IOException {
      if (type != null && onlyFailed(failed, TYPE)) {
        type.count();
      }
      if (ofCase != null && onlyFailed(failed, CASE)) {
        ofCase.count();
      }
      if (language != null && onlyFailed(failed, LANGUAGE)) {
        language.count();
      }
      if (exhibit != null && onlyFailed(failed, EXHIBIT)) {
        exhibit.count();
      }
      if (dates != null && onlyFailed(failed, DATE)) {
        dates.count(doc);
      }
    }

    @Override
    public void finish() throws IOException {
      hits.finish();
      if (type != null) {
        type.addTo(counts.get(Facet.TYPE), value -> value);
      }
      if (ofCase != null) {
        ofCase.addTo(counts.get(Facet.CASE), value -> value);
      }
      if (language != null) {
        language.addTo(counts.get(Facet.LANGUAGE), PageCollector::shownLanguage);
      }
      if (exhibit != null) {
        exhibit.addTo(counts.get(Facet.EXHIBIT), value -> value);
      }
      if (dates != null) {
        dates.addTo(counts.get(Facet.MONTH), counts.get(Facet.YEAR));
      }
    }
  }

  private static boolean onlyFailed(int failed, int filter) {
    return (failed & ~filter) == 0;
  }

  private static String shownLanguage(String value) {
    return value.equals(Fields.UNKNOWN_LANGUAGE) ? "" : value;
  }
}
