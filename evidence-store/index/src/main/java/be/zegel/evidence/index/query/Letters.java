package be.zegel.evidence.index.query;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Which characters make words, the same for the index and for queries.
 *
 * <p>A word is a run of letters and digits with the marks and invisible signs that belong to them;
 * everything else separates. So {@code jan.peeters@example.be} is four words side by side, and any
 * of them finds it. Scripts that write no spaces, and emoji, give one word per character.
 */
public final class Letters {
  private static final byte SEPARATOR = 0;
  private static final byte WORD = 1;
  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = 0; c < 128; c++) {
      ASCII[c] = Character.isLetterOrDigit(c) ? WORD : SEPARATOR;
    }
  }

  private Letters() {}

  /** Whether a word can begin with this character. */
  public static boolean begins(int codePoint) {
    if (codePoint < 128) {
      return ASCII[codePoint] == WORD;
    }
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.PRIVATE_USE ->
          true;
      case Character.OTHER_SYMBOL -> Character.isEmoji(codePoint);
      default -> false;
    };
  }

  /** Whether a word that has begun goes on with this character. */
  public static boolean continues(int codePoint) {
    if (codePoint < 128) {
      return ASCII[codePoint] == WORD;
    }
    return joins(codePoint) || (begins(codePoint) && !alone(codePoint));
  }

  /** Whether this mark or invisible sign belongs to the character before it. */
  public static boolean joins(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          true;
      default -> false;
    };
  }

  /** Whether this character, which can begin a word, is a word by itself. */
  public static boolean alone(int codePoint) {
    if (codePoint < 0x0E00) {
      return codePoint > 0xA8
          && Character.isEmoji(codePoint)
          && !Character.isLetterOrDigit(codePoint);
    }
    if (Character.isIdeographic(codePoint)) {
      return true;
    }
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HIRAGANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> !Character.isLetterOrDigit(codePoint) && Character.isEmoji(codePoint);
    };
  }

  /** Whether there is anything in it that can be searched for. */
  public static boolean anyIn(CharSequence text) {
    return text.codePoints().anyMatch(Letters::begins);
  }

  /** Whether this is a blank. */
  static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Small letters without accents: how names of fields, types and languages are compared. */
  public static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return plain.toString().toLowerCase(Locale.ROOT).replace("ß", "ss");
  }
}
