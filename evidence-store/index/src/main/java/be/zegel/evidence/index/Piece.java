package be.zegel.evidence.index;

import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.Letters;
import be.zegel.evidence.index.query.QueryException;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/** One word of a query in the form in which the index holds words. */
sealed interface Piece {
  /** The most words in a phrase: what two chunks of a text share. */
  int LONGEST_PHRASE = WordStream.OVERLAP;

  /** The longest word that may differ in letters. */
  int LONGEST_FUZZY = 64;

  /** Exactly this word. */
  record Exact(String word) implements Piece {}

  /** Every word of a pattern. */
  record Pattern(String source) implements Piece {
    /** The words it stands for, after a prefix. */
    Automaton automaton(String prefix) {
      List<Automaton> parts = new ArrayList<>();
      StringBuilder literal = new StringBuilder(prefix);
      source
          .codePoints()
          .forEach(
              c -> {
                if (c == '*' || c == '?') {
                  parts.add(Automata.makeString(literal.toString()));
                  literal.setLength(0);
                  parts.add(c == '*' ? Automata.makeAnyString() : Automata.makeAnyChar());
                } else {
                  literal.appendCodePoint(c);
                }
              });
      parts.add(Automata.makeString(literal.toString()));
      return Operations.determinize(
          Operations.concatenate(parts), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }
  }

  /** Every word that differs in at most so many letters. */
  record Fuzzy(String word, int edits) implements Piece {}

  /** The words a piece stands for, after a prefix; not for {@link Exact}. */
  default CompiledAutomaton words(String prefix) {
    return switch (this) {
      case Exact exact -> throw new IllegalStateException("a word is no pattern");
      case Pattern pattern -> new CompiledAutomaton(pattern.automaton(prefix), false, true);
      case Fuzzy fuzzy ->
          FuzzyQuery.getFuzzyAutomaton(
              prefix + fuzzy.word, fuzzy.edits, prefix.codePointCount(0, prefix.length()), true);
    };
  }

  /**
   * The ways in which words of a query can stand in a text: as they are, with a number in its one
   * form, with {@code ?} as a sign between words. Each is a sequence of pieces one behind the
   * other; none when nothing can be searched for.
   */
  static List<List<Piece>> ways(EvidenceQuery.Words words) throws QueryException {
    List<List<Piece>> ways = new ArrayList<>();
    String raw = words.raw();
    if (raw.indexOf('*') >= 0 || raw.indexOf('?') >= 0) {
      add(ways, patterns(raw, words.edits()));
      if (raw.indexOf('?') >= 0) {
        String withoutSign = raw.replace('?', ' ');
        add(
            ways,
            raw.indexOf('*') >= 0
                ? patterns(withoutSign, words.edits())
                : literal(withoutSign, words.edits(), false));
      }
    } else {
      add(ways, literal(raw, words.edits(), false));
      add(ways, literal(raw, words.edits(), true));
    }
    for (List<Piece> way : ways) {
      check(way, words.position());
    }
    return ways;
  }

  private static void add(List<List<Piece>> ways, List<Piece> way) {
    if (!way.isEmpty() && !ways.contains(way)) {
      ways.add(way);
    }
  }

  private static void check(List<Piece> way, int position) throws QueryException {
    if (way.size() > LONGEST_PHRASE) {
      throw new QueryException(
          QueryException.Code.TOO_MANY_PARTS, position, Integer.toString(LONGEST_PHRASE));
    }
    for (Piece piece : way) {
      if (!(piece instanceof Exact)) {
        try {
          piece.words("");
        } catch (TooComplexToDeterminizeException tooIntricate) {
          throw new QueryException(QueryException.Code.PATTERN_TOO_BROAD, position);
        }
      }
    }
  }

  /**
   * The words of a text without patterns; with {@code numbers}, each number in its one form instead
   * of its groups.
   */
  private static List<Piece> literal(String raw, int edits, boolean numbers) {
    List<Word> found = read(raw);
    List<Piece> way = new ArrayList<>();
    int i = 0;
    while (i < found.size()) {
      Word word = found.get(i++);
      Word number = null;
      while (i < found.size() && found.get(i).sameplace()) {
        Word other = found.get(i++);
        number = number == null || other.end() > number.end() ? other : number;
      }
      if (numbers && number != null) {
        way.add(new Exact(number.term()));
        while (i < found.size() && found.get(i).start() < number.end()) {
          i++;
        }
      } else {
        way.add(withEdits(word.term(), edits));
      }
    }
    return way;
  }

  private static Piece withEdits(String word, int edits) {
    int length = word.codePointCount(0, word.length());
    int allowed =
        edits != EvidenceQuery.Words.BY_LENGTH ? edits : length <= 2 ? 0 : length <= 5 ? 1 : 2;
    return allowed == 0 || length > LONGEST_FUZZY || length <= allowed
        ? new Exact(word)
        : new Fuzzy(word, allowed);
  }

  /** A word of an analysed text. */
  record Word(String term, int start, int end, boolean sameplace) {}

  private static List<Word> read(String raw) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = WordStream.folded(raw)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = stream.getAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(
            new Word(
                term.toString(),
                offset.startOffset(),
                offset.endOffset(),
                increment.getPositionIncrement() == 0));
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return words;
  }

  /** The words of a text in which {@code *} and {@code ?} are letters. */
  private static List<Piece> patterns(String raw, int edits) {
    List<Piece> way = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int[] codePoints = raw.codePoints().toArray();
    for (int i = 0; i <= codePoints.length; i++) {
      int c = i < codePoints.length ? codePoints[i] : ' ';
      boolean sign = c == '*' || c == '?';
      if (sign || (word.isEmpty() ? Letters.begins(c) : Letters.continues(c))) {
        word.appendCodePoint(c);
        continue;
      }
      pattern(word.toString(), edits, way);
      word.setLength(0);
      if (Letters.begins(c)) {
        word.appendCodePoint(c);
      }
    }
    return way;
  }

  private static void pattern(String word, int edits, List<Piece> way) {
    if (!Letters.anyIn(word)) {
      return;
    }
    if (word.indexOf('*') < 0 && word.indexOf('?') < 0) {
      way.addAll(literal(word, edits, false));
      return;
    }
    Normalizer2 folding = ICUFoldingFilter.NORMALIZER;
    StringBuilder source = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i <= word.length(); i++) {
      char c = i < word.length() ? word.charAt(i) : '*';
      if (c != '*' && c != '?') {
        literal.append(c);
        continue;
      }
      source.append(folding.normalize(literal));
      literal.setLength(0);
      boolean repeated = c == '*' && !source.isEmpty() && source.charAt(source.length() - 1) == '*';
      if (i < word.length() && !repeated) {
        source.append(c);
      }
    }
    way.add(new Pattern(source.toString()));
  }
}
