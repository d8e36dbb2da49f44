package be.zegel.evidence.index;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one visible item in a segment.
 *
 * @param leaf the segment
 * @param first the first chunk; the same as {@code parent} when there is no text
 * @param parent the item's own document, the last of the block
 */
record FoundItem(LeafReaderContext leaf, int first, int parent) {
  /** The item when it is there and within the scope, else null. */
  static @Nullable FoundItem in(DirectoryReader reader, SearchScope scope, String itemId)
      throws IOException {
    VisibleItems visibleItems = new VisibleItems(scope);
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum docs = leaf.reader().postings(new Term(Fields.ITEM, itemId), PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      int first = -1;
      int last = -1;
      for (int doc = next(docs); doc != PostingsEnum.NO_MORE_DOCS; doc = next(docs)) {
        if (live == null || live.get(doc)) {
          first = first < 0 ? doc : first;
          last = doc;
        }
      }
      if (last >= 0) {
        VisibleItems.Visible visible = visibleItems.in(leaf);
        return visible != null && visible.items().get(last)
            ? new FoundItem(leaf, first, last)
            : null;
      }
    }
    return null;
  }

  private static int next(@Nullable PostingsEnum docs) throws IOException {
    return docs == null ? PostingsEnum.NO_MORE_DOCS : docs.nextDoc();
  }

  /** Where each chunk begins in the text, in order. */
  long[] starts() throws IOException {
    long[] starts = new long[parent - first];
    NumericDocValues from = leaf.reader().getNumericDocValues(Fields.FROM);
    for (int i = 0; i < starts.length; i++) {
      if (from == null || !from.advanceExact(first + i)) {
        throw new CorruptIndexException("a chunk without a place", "index");
      }
      starts[i] = from.longValue();
    }
    return starts;
  }

  /** The length of the text. */
  long characters() throws IOException {
    NumericDocValues characters = leaf.reader().getNumericDocValues(Fields.CHARACTERS);
    return characters != null && characters.advanceExact(parent) ? characters.longValue() : 0;
  }
}
