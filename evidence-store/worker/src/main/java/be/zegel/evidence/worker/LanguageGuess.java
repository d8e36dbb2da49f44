package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Language;
import java.util.List;
import java.util.Locale;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.apache.tika.language.detect.LanguageResult;
import org.jspecify.annotations.Nullable;

/** The language of a text of some length; models are loaded at the first text. */
final class LanguageGuess {
  private static final int SHORTEST = 60;

  private @Nullable LanguageDetector detector;

  /**
   * The language, or null for a short text or a doubtful result.
   *
   * @param likely languages that are believed with less certainty
   */
  @Nullable Language of(String text, List<String> likely) {
    if (text.chars().filter(Character::isLetter).limit(SHORTEST).count() < SHORTEST) {
      return null;
    }
    LanguageDetector d = detector;
    if (d == null) {
      d = new OptimaizeLangDetector().loadModels();
      detector = d;
    }
    for (LanguageResult result : d.detectAll(text)) {
      String tag = result.getLanguage().toLowerCase(Locale.ROOT);
      boolean expected = likely.stream().anyMatch(l -> tag.startsWith(l.toLowerCase(Locale.ROOT)));
      boolean believed = result.isReasonablyCertain() || (expected && result.getRawScore() > 0.5f);
      if (!result.isUnknown() && believed) {
        return new Language(tag, result.getRawScore());
      }
    }
    return null;
  }
}
