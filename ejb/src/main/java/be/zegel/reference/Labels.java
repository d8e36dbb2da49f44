package be.zegel.reference;

import java.util.Locale;

/**
 * What something is called in the four languages. All four are always there, so a label never falls
 * back to another language; only a reader's language that the system does not speak does ({@link
 * Language#FALLBACK}).
 *
 * @param nl the Dutch label
 * @param fr the French label
 * @param de the German label
 * @param en the English label
 */
public record Labels(String nl, String fr, String de, String en) {

  /** Refuses a label that is empty or has blanks around it. */
  public Labels {
    check(nl, Language.NL);
    check(fr, Language.FR);
    check(de, Language.DE);
    check(en, Language.EN);
  }

  /** The same word in every language, for what has one name only: {@code SIENA}, {@code DDoS}. */
  public static Labels same(String word) {
    return new Labels(word, word, word, word);
  }

  /** The label in this language. */
  public String in(Language language) {
    return switch (language) {
      case NL -> nl;
      case FR -> fr;
      case DE -> de;
      case EN -> en;
    };
  }

  /** The label in the language of this locale, whatever its country. */
  public String in(Locale locale) {
    return in(Language.of(locale));
  }

  private static void check(String label, Language language) {
    if (label.isBlank() || !label.equals(label.strip())) {
      throw new IllegalArgumentException(
          "The label in " + language + " is empty or has blanks around it: '" + label + "'");
    }
  }
}
