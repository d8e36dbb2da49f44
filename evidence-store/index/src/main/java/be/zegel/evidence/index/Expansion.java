package be.zegel.evidence.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * The words a pattern stands for.
 *
 * @param complete whether no segment has more than the limit; the words are then not collected
 * @param words else the most frequent ones, as many as the limit, in the order of frequency and
 *     then of the alphabet
 */
record Expansion(boolean complete, List<BytesRef> words) {
  /** Counts, and collects only when there are too many. */
  static Expansion of(IndexReader reader, String field, CompiledAutomaton pattern, int limit)
      throws IOException {
    boolean complete = true;
    for (LeafReaderContext leaf : reader.leaves()) {
      Terms terms = Terms.getTerms(leaf.reader(), field);
      TermsEnum matching = pattern.getTermsEnum(terms);
      int count = 0;
      while (count <= limit && matching.next() != null) {
        count++;
      }
      if (count > limit) {
        complete = false;
        break;
      }
    }
    return complete ? new Expansion(true, List.of()) : mostFrequent(reader, field, pattern, limit);
  }

  private static Expansion mostFrequent(
      IndexReader reader, String field, CompiledAutomaton pattern, int limit) throws IOException {
    Map<BytesRef, Long> frequencies = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      TermsEnum matching = pattern.getTermsEnum(Terms.getTerms(leaf.reader(), field));
      for (BytesRef word = matching.next(); word != null; word = matching.next()) {
        frequencies.merge(BytesRef.deepCopyOf(word), (long) matching.docFreq(), Long::sum);
      }
    }
    List<BytesRef> words =
        frequencies.entrySet().stream()
            .sorted(
                Map.Entry.<BytesRef, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    return new Expansion(false, words);
  }
}
