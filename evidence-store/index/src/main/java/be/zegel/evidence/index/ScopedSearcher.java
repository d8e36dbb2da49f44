package be.zegel.evidence.index;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * A searcher over several cases whose scores are comparable across them and equal from page to
 * page.
 *
 * <p>How rare a word is comes from all wholly visible cases together, in 256 steps. The steps of
 * the first page travel in the cursor: while others index, the words of the next pages keep their
 * weight, so that no hit changes its place between two pages. Average lengths are constants for the
 * same reason.
 */
final class ScopedSearcher extends IndexSearcher {
  /** Steps by which rareness doubles. */
  private static final int STEPS = 8;

  /** How large the searcher pretends all is; only ratios count. */
  private static final long PRETENDED = 1L << 31;

  private final List<? extends IndexReader> whole;
  private final boolean everythingWhole;
  private final Map<Integer, Integer> given;
  private final Map<Integer, Integer> taken = new TreeMap<>();
  private final long documents;

  /**
   * A searcher over a reader.
   *
   * @param whole the parts of it that are visible without exception
   * @param everythingWhole whether those are all parts
   * @param given steps of the first page, by {@link #key}; empty on the first page
   */
  ScopedSearcher(
      IndexReader reader,
      Collection<? extends IndexReader> whole,
      boolean everythingWhole,
      Map<Integer, Integer> given) {
    super(reader);
    this.whole = List.copyOf(whole);
    this.everythingWhole = everythingWhole;
    this.given = given;
    this.documents = whole.stream().mapToLong(IndexReader::maxDoc).sum();
    setSimilarity(new Weighing());
    // Segments of evidence are searched once by few people; a cache would only hold memory.
    setQueryCache(null);
  }

  /** The steps that were used, for the cursor. */
  Map<Integer, Integer> steps() {
    Map<Integer, Integer> steps = new TreeMap<>(given);
    steps.putAll(taken);
    return steps;
  }

  private static int key(Term term) {
    return term.hashCode();
  }

  @Override
  public TermStatistics termStatistics(Term term, int docFreq, long totalTermFreq)
      throws IOException {
    Integer step = given.get(key(term));
    if (step == null) {
      step = step(term, docFreq);
      taken.put(key(term), step);
    }
    long pretended = Math.max(1, (long) (PRETENDED * Math.pow(2, -(double) step / STEPS)));
    return new TermStatistics(term.bytes(), pretended, pretended);
  }

  private int step(Term term, int docFreq) throws IOException {
    long found = docFreq;
    if (!everythingWhole) {
      found = 0;
      for (IndexReader reader : whole) {
        found += reader.docFreq(term);
      }
    }
    if (found <= 0 || documents <= 0) {
      return 160;
    }
    double doubled = Math.log((double) documents / found) / Math.log(2);
    return Math.clamp(Math.round(doubled * STEPS), 0, 255);
  }

  @Override
  public CollectionStatistics collectionStatistics(String field) {
    return new CollectionStatistics(field, PRETENDED, PRETENDED, PRETENDED, PRETENDED);
  }

  /** BM25 with average lengths that do not move. */
  private static final class Weighing extends BM25Similarity {
    @Override
    protected float avgFieldLength(CollectionStatistics collection) {
      return collection.field().equals(Fields.TEXT) ? 600 : 40;
    }
  }
}
