package be.zegel.evidence.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The items a reader may see: those that carry, in their own document, a case of the scope and the
 * mark of being free for review, without what the scope excepts.
 *
 * <p>This is the second fence: the indexes of other cases are not opened in the first place. It
 * relies on nothing but the document, so that an item in the wrong folder stays invisible.
 */
final class VisibleItems extends Query {
  /** The free items of each case in each segment, kept as long as the segment is open. */
  private static final Map<IndexReader.CacheKey, Map<CaseId, Visible>> FREE =
      new ConcurrentHashMap<>();

  /**
   * Visible items of a segment.
   *
   * @param items their documents
   * @param count how many
   */
  record Visible(FixedBitSet items, int count) {}

  private final SearchScope scope;

  VisibleItems(SearchScope scope) {
    this.scope = scope;
  }

  private static Map<CaseId, Visible> free(LeafReaderContext leaf) throws IOException {
    IndexReader.CacheHelper segment = leaf.reader().getCoreCacheHelper();
    Map<CaseId, Visible> known = FREE.get(segment.getKey());
    if (known != null) {
      return known;
    }
    Map<CaseId, Visible> free = new HashMap<>();
    TermsEnum cases = Terms.getTerms(leaf.reader(), Fields.CASE).iterator();
    for (BytesRef id = cases.next(); id != null; id = cases.next()) {
      FixedBitSet items = new FixedBitSet(leaf.reader().maxDoc());
      add(cases.postings(null, PostingsEnum.NONE), items);
      FixedBitSet open = new FixedBitSet(leaf.reader().maxDoc());
      add(leaf.reader().postings(new Term(Fields.COMPARTMENT, Fields.FREE)), open);
      items.and(open);
      free.put(new CaseId(id.utf8ToString()), new Visible(items, items.cardinality()));
    }
    if (FREE.putIfAbsent(segment.getKey(), free) == null) {
      segment.addClosedListener(FREE::remove);
    }
    return free;
  }

  /** The visible items of a segment; null when there are none. */
  @Nullable Visible in(LeafReaderContext leaf) throws IOException {
    FixedBitSet several = null;
    Visible only = null;
    for (Map.Entry<CaseId, Visible> free : free(leaf).entrySet()) {
      CaseScope caseScope = scope.cases().get(free.getKey());
      if (caseScope == null) {
        continue;
      }
      Visible some = restricted(leaf, caseScope, free.getValue());
      if (only == null) {
        only = some;
      } else {
        several = several == null ? only.items.clone() : several;
        several.or(some.items);
      }
    }
    return several == null ? only : new Visible(several, several.cardinality());
  }

  private static Visible restricted(LeafReaderContext leaf, CaseScope scope, Visible free)
      throws IOException {
    if (scope.isWhole()) {
      return free;
    }
    FixedBitSet visible = free.items.clone();
    if (scope.onlyExhibits() != null) {
      FixedBitSet granted = new FixedBitSet(leaf.reader().maxDoc());
      for (String exhibit : scope.onlyExhibits()) {
        add(leaf.reader().postings(new Term(Fields.EXHIBIT, exhibit)), granted);
      }
      visible.and(granted);
    }
    FixedBitSet denied = new FixedBitSet(leaf.reader().maxDoc());
    for (String exhibit : scope.deniedExhibits()) {
      add(leaf.reader().postings(new Term(Fields.EXHIBIT, exhibit)), denied);
    }
    for (String item : scope.deniedItems()) {
      add(leaf.reader().postings(new Term(Fields.ITEM, item)), denied);
    }
    visible.andNot(denied);
    return new Visible(visible, visible.cardinality());
  }

  private static void add(@Nullable PostingsEnum docs, FixedBitSet to) throws IOException {
    if (docs != null) {
      to.or(docs);
    }
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        Visible visible = in(leaf);
        if (visible == null) {
          return null;
        }
        return new ScorerSupplier() {
          @Override
          public Scorer get(long leadCost) {
            return new ConstantScoreScorer(
                score(), mode, new BitSetIterator(visible.items, visible.count));
          }

          @Override
          public long cost() {
            return visible.count;
          }
        };
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return false;
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "VisibleItems";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VisibleItems items && scope.equals(items.scope);
  }

  @Override
  public int hashCode() {
    return Objects.hash(VisibleItems.class, scope.cases().keySet());
  }
}
