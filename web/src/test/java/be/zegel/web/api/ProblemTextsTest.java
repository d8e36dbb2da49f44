package be.zegel.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTextsTest {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.of("nl"), Locale.FRENCH, Locale.GERMAN);
  private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

  @Test
  void everyProblemSaysWhatWasRefusedAndWhatToDoInFourLanguages() {
    for (Locale language : LANGUAGES) {
      for (Problem problem : Problem.values()) {
        ProblemDocument document = Problems.document(problem, language, List.of(), Map.of(), null);
        assertThat(document.title())
            .as(problem + " in " + language)
            .isNotBlank()
            .doesNotStartWith("problem.");
        assertThat(document.detail())
            .as(problem + " in " + language)
            .isNotBlank()
            .doesNotStartWith("problem.");
      }
    }
  }

  @Test
  void everyLanguageHasTheSameKeysAndNamesTheSameFacts() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    for (Locale language : LANGUAGES) {
      ResourceBundle bundle = bundle(language);
      assertThat(new TreeSet<>(bundle.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
      for (String key : bundle.keySet()) {
        assertThat(facts(bundle.getString(key)))
            .as(key + " in " + language)
            .isEqualTo(facts(english.getString(key)));
      }
    }
  }

  @Test
  void noTextStandsInTheWrongLanguage() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    for (Locale language : LANGUAGES.subList(1, LANGUAGES.size())) {
      ResourceBundle bundle = bundle(language);
      assertThat(
              Arrays.stream(Problem.values())
                  .map(p -> "problem." + p.code())
                  .filter(key -> bundle.getString(key).equals(english.getString(key))))
          .isEmpty();
    }
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "be.zegel.web.problems",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> facts(String sentence) {
    return FACT.matcher(sentence)
        .results()
        .map(r -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
