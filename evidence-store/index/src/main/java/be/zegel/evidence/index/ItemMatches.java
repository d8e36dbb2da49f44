package be.zegel.evidence.index;

import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.EvidenceQuery.Area;
import be.zegel.evidence.index.query.QueryException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalMatchesIterator;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/**
 * Where a query matches in consecutive documents of one segment: the chunks of an item's text, or
 * one shown text. Taken from the offsets in the postings; the text is not needed.
 *
 * <p>What is marked: each word, phrase and proximity that asks for something, wherever it stands
 * and whatever AND and OR are around it; nothing below a NOT. Of a proximity its words are marked,
 * only where they are near.
 */
final class ItemMatches {
  /** The most words of one pattern that are marked in one item. */
  private static final int MOST_WORDS = 5_000;

  /** The most places of one word or phrase that are looked at in one item. */
  private static final int MOST_PLACES = 200_000;

  /**
   * A place in a document.
   *
   * @param doc the document
   * @param from first character in it
   * @param to behind the last one
   * @param part number of the part of the query
   */
  record Place(int doc, int from, int to, int part) {}

  private final LeafReaderContext leaf;
  private final String field;
  private final int first;
  private final int last;
  private final Terms terms;
  private final Map<Piece, List<BytesRef>> wordsOf = new HashMap<>();

  ItemMatches(LeafReaderContext leaf, String field, int first, int last) throws IOException {
    this.leaf = leaf;
    this.field = field;
    this.first = first;
    this.last = last;
    this.terms = Terms.getTerms(leaf.reader(), field);
  }

  /** The parts of a query that can be marked in texts of an area. */
  static List<EvidenceQuery> parts(EvidenceQuery query, boolean inText) {
    List<EvidenceQuery> parts = new ArrayList<>();
    collect(query, inText, parts);
    return parts;
  }

  private static void collect(EvidenceQuery query, boolean inText, List<EvidenceQuery> parts) {
    switch (query) {
      case EvidenceQuery.And and -> and.parts().forEach(part -> collect(part, inText, parts));
      case EvidenceQuery.Or or -> or.parts().forEach(part -> collect(part, inText, parts));
      case EvidenceQuery.Words words -> {
        if (fits(words, inText) && !parts.contains(words)) {
          parts.add(words);
        }
      }
      case EvidenceQuery.Near near -> {
        List<EvidenceQuery> inside = new ArrayList<>();
        collect(near.left(), inText, inside);
        if (!inside.isEmpty()) {
          parts.add(near);
        }
      }
      case EvidenceQuery.AboutItem _ -> {
        // Nothing in the text makes these true.
      }
    }
  }

  private static boolean fits(EvidenceQuery.Words words, boolean inText) {
    Area area = words.place().area();
    return inText ? area == Area.ANYWHERE || area == Area.TEXT : area != Area.TEXT;
  }

  /** The documents in which each part can match, counted from the first one. */
  List<FixedBitSet> candidates(List<EvidenceQuery> parts) throws QueryException, IOException {
    List<FixedBitSet> candidates = new ArrayList<>();
    for (EvidenceQuery part : parts) {
      candidates.add(docs(part));
    }
    return candidates;
  }

  /** The places of all parts in all documents, unordered. */
  List<Place> places(List<EvidenceQuery> parts) throws QueryException, IOException {
    FixedBitSet all = new FixedBitSet(last - first + 1);
    all.set(0, last - first + 1);
    return places(parts, all);
  }

  /** The places of all parts in some of the documents, unordered. */
  List<Place> places(List<EvidenceQuery> parts, FixedBitSet wanted)
      throws QueryException, IOException {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case EvidenceQuery.Words words -> {
          for (List<Piece> way : Piece.ways(words)) {
            places(way, wanted, i, places);
          }
        }
        case EvidenceQuery.Near near -> {
          FixedBitSet candidates = docs(near);
          candidates.and(wanted);
          IntervalsSource source = Sequences.source(near, (piece, position) -> present(piece), "");
          ofSource(source, candidates, true, i, places);
        }
        case EvidenceQuery.Or _, EvidenceQuery.AboutItem _ ->
            throw new IllegalStateException("parts are words and proximities");
      }
    }
    return places;
  }

  private void places(List<Piece> way, FixedBitSet wanted, int part, List<Place> places)
      throws IOException {
    if (way.size() == 1) {
      for (BytesRef word : words(way.getFirst())) {
        ofWord(word, wanted, part, places);
      }
      return;
    }
    FixedBitSet candidates = docs(way);
    candidates.and(wanted);
    ofSource(Sequences.phrase(way, this::present, ""), candidates, false, part, places);
  }

  /** The documents in which a part can match. */
  private FixedBitSet docs(EvidenceQuery part) throws QueryException, IOException {
    return switch (part) {
      case EvidenceQuery.Words words -> {
        FixedBitSet any = new FixedBitSet(last - first + 1);
        for (List<Piece> way : Piece.ways(words)) {
          any.or(docs(way));
        }
        yield any;
      }
      case EvidenceQuery.Or or -> {
        FixedBitSet any = new FixedBitSet(last - first + 1);
        for (EvidenceQuery alternative : or.parts()) {
          any.or(docs(alternative));
        }
        yield any;
      }
      case EvidenceQuery.Near near -> {
        FixedBitSet both = docs(near.left());
        both.and(docs(near.right()));
        yield both;
      }
      case EvidenceQuery.AboutItem _ ->
          throw new IllegalStateException("the parser lets no condition into a proximity");
    };
  }

  /** The documents that have a word of each piece. */
  private FixedBitSet docs(List<Piece> way) throws IOException {
    FixedBitSet all = new FixedBitSet(last - first + 1);
    all.set(0, way.isEmpty() ? 0 : last - first + 1);
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    for (Piece piece : way) {
      FixedBitSet any = new FixedBitSet(last - first + 1);
      for (BytesRef word : words(piece)) {
        if (each.seekExact(word)) {
          postings = each.postings(postings, PostingsEnum.NONE);
          for (int doc = postings.advance(first); doc <= last; doc = postings.nextDoc()) {
            any.set(doc - first);
          }
        }
      }
      all.and(any);
    }
    return all;
  }

  private IntervalsSource present(Piece piece) throws IOException {
    return Sequences.anyOf(words(piece).stream().map(Intervals::term).toList());
  }

  /** The words a piece stands for that occur in the documents. */
  private List<BytesRef> words(Piece piece) throws IOException {
    if (piece instanceof Piece.Exact exact) {
      return List.of(new BytesRef(exact.word()));
    }
    List<BytesRef> known = wordsOf.get(piece);
    if (known != null) {
      return known;
    }
    TermsEnum matching = piece.words("").getTermsEnum(terms);
    List<BytesRef> present = new ArrayList<>();
    PostingsEnum postings = null;
    for (BytesRef word = matching.next();
        word != null && present.size() < MOST_WORDS;
        word = matching.next()) {
      postings = matching.postings(postings, PostingsEnum.NONE);
      if (postings.advance(first) <= last) {
        present.add(BytesRef.deepCopyOf(word));
      }
    }
    wordsOf.put(piece, present);
    return present;
  }

  private void ofWord(BytesRef word, FixedBitSet wanted, int part, List<Place> places)
      throws IOException {
    TermsEnum each = terms.iterator();
    if (!each.seekExact(word)) {
      return;
    }
    int limit = places.size() + MOST_PLACES;
    PostingsEnum postings = each.postings(null, PostingsEnum.OFFSETS);
    for (int i = next(wanted, 0);
        i <= last - first && places.size() < limit;
        i = next(wanted, i + 1)) {
      int doc = postings.docID() < first + i ? postings.advance(first + i) : postings.docID();
      if (doc > last) {
        return;
      }
      for (int left = doc == first + i ? postings.freq() : 0; left > 0; left--) {
        postings.nextPosition();
        places.add(new Place(doc, postings.startOffset(), postings.endOffset(), part));
      }
    }
  }

  /** The next set bit, or one that is behind all documents. */
  private static int next(FixedBitSet bits, int from) {
    return from < bits.length() ? bits.nextSetBit(from) : Integer.MAX_VALUE;
  }

  private void ofSource(
      IntervalsSource source,
      FixedBitSet candidates,
      boolean wordByWord,
      int part,
      List<Place> places)
      throws IOException {
    int limit = places.size() + MOST_PLACES;
    for (int i = next(candidates, 0);
        i <= last - first && places.size() < limit;
        i = next(candidates, i + 1)) {
      IntervalMatchesIterator matches = source.matches(field, leaf, first + i);
      while (matches != null && matches.next()) {
        MatchesIterator words = wordByWord ? matches.getSubMatches() : null;
        if (words == null) {
          places.add(new Place(first + i, matches.startOffset(), matches.endOffset(), part));
        } else {
          while (words.next()) {
            places.add(new Place(first + i, words.startOffset(), words.endOffset(), part));
          }
        }
      }
    }
  }
}
