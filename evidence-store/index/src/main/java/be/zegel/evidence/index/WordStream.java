package be.zegel.evidence.index;

import be.zegel.evidence.index.query.Letters;
import be.zegel.evidence.index.query.WrittenNumber;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text with their exact places, the same for what is indexed and for what is
 * searched: see {@link Letters} and {@link WrittenNumber}.
 *
 * <p>A word longer than {@link #LONGEST} characters is given in pieces one behind the other, never
 * dropped. A number that can be written in several ways stands besides in its one form at the
 * position of its first group. Reusable: {@link #over} sets the next text.
 */
final class WordStream extends TokenStream {
  /** Characters of one word. */
  static final int LONGEST = 255;

  /** Words by which two chunks of a text overlap. */
  static final int OVERLAP = 256;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final int[] lastStarts = new int[OVERLAP];
  private char[] text = new char[0];
  private int end;
  private boolean cutInWord;
  private int at;
  private boolean inLongWord;
  private List<WrittenNumber> numbers = List.of();
  private int nextNumber;
  private int numberStart;
  private int words;
  private int dropped = -1;
  private @Nullable WordMemory memory;

  /** The words of a short text, folded. */
  static TokenStream folded(String text) {
    WordStream stream = new WordStream();
    stream.over(text.toCharArray(), text.length(), false);
    return new ICUFoldingFilter(stream);
  }

  /** Words of a text whose memory is watched. */
  static WordStream watched(WordMemory memory) {
    WordStream stream = new WordStream();
    stream.memory = memory;
    return stream;
  }

  /**
   * Sets the text to read next.
   *
   * @param cutInWord whether the end may lie inside a word; the word that touches it is then left
   *     to the next chunk
   */
  void over(char[] characters, int length, boolean cutInWord) {
    this.text = characters;
    this.end = length;
    this.cutInWord = cutInWord;
    rewind();
  }

  private void rewind() {
    at = 0;
    inLongWord = false;
    numbers = List.of();
    nextNumber = 0;
    words = 0;
    dropped = -1;
  }

  @Override
  public void reset() {
    rewind();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (nextNumber < numbers.size()) {
      WrittenNumber number = numbers.get(nextNumber++);
      term.append(number.canonical());
      offset.setOffset(numberStart, number.end());
      increment.setPositionIncrement(0);
      return true;
    }
    while (at < end) {
      int first = Character.codePointAt(text, at, end);
      if (!Letters.begins(first)) {
        at += Character.charCount(first);
        inLongWord = false;
        continue;
      }
      int start = at;
      boolean full = passWord(first);
      if (at == end && cutInWord) {
        dropped = start;
        return false;
      }
      emit(start);
      if (!inLongWord && first < 128) {
        findNumbers(start);
      }
      inLongWord = full;
      return true;
    }
    return false;
  }

  /** Passes a word or the longest piece of it; whether the word goes on behind it. */
  private boolean passWord(int first) {
    int limit = at + LONGEST;
    boolean alone = Letters.alone(first);
    at += Character.charCount(first);
    while (at < end) {
      int next = Character.codePointAt(text, at, end);
      if (alone ? !Letters.joins(next) : !Letters.continues(next)) {
        return false;
      }
      int length = Character.charCount(next);
      if (at + length > limit) {
        return true;
      }
      at += length;
    }
    return false;
  }

  private void emit(int start) {
    int length = at - start;
    char[] target = term.resizeBuffer(length);
    int hash = 0;
    for (int i = 0; i < length; i++) {
      char c = text[start + i];
      target[i] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      hash = 31 * hash + target[i];
    }
    if (memory != null) {
      memory.word(hash);
    }
    term.setLength(length);
    offset.setOffset(start, at);
    increment.setPositionIncrement(1);
    lastStarts[words++ % OVERLAP] = start;
  }

  private void findNumbers(int start) {
    numbers = WrittenNumber.at(text, start, end);
    nextNumber = 0;
    numberStart = start;
  }

  /**
   * Where the next chunk begins so that it repeats the last words of this one; called when the
   * stream has ended.
   */
  int overlapStart() {
    int overlap = words == 0 ? end : lastStarts[words < OVERLAP ? 0 : words % OVERLAP];
    // A chunk of few enormous words must still get ahead: at least half of it.
    if (overlap < end / 2) {
      overlap = end;
      for (int i = 0; i < Math.min(words, OVERLAP); i++) {
        if (lastStarts[i] >= end / 2) {
          overlap = Math.min(overlap, lastStarts[i]);
        }
      }
    }
    return dropped >= 0 ? Math.min(overlap, dropped) : overlap;
  }

  @Override
  public void end() {
    clearAttributes();
    offset.setOffset(end, end);
    increment.setPositionIncrement(0);
  }
}
