package be.zegel.cases;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text as lists find them: case and diacritics folded, cut at everything that is
 * neither letter nor digit; a case number counts as one word beside its parts. At most 200 words of
 * at most 60 characters.
 */
final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int MAX_WORDS = 200;
  private static final int MAX_LENGTH = 60;

  private Words() {}

  static Set<String> of(String... texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String text : texts) {
      String folded = fold(text);
      if (CaseNumber.isForm(text.strip())) {
        words.add(folded.strip());
      }
      for (String word : GAPS.split(folded)) {
        if (!word.isEmpty() && words.size() < MAX_WORDS) {
          words.add(word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) : word);
        }
      }
    }
    return words;
  }

  private static String fold(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
