package be.zegel.evidence.index;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The words of a metadata value, each with {@code key=} before it: thousands of keys share one
 * field of the index and stay apart in it.
 */
final class KeyedWords extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final String prefix;

  KeyedWords(String key, TokenStream words) {
    super(words);
    this.prefix = prefix(key);
  }

  /** What stands before each word of a key. */
  static String prefix(String key) {
    return key + '=';
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    String word = term.toString();
    term.setEmpty().append(prefix).append(word);
    return true;
  }
}
