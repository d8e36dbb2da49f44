package be.zegel.web.shell;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A source of labels for codes: case states, exhibit categories, legal bases, units. Implemented as
 * a CDI bean by whoever knows the codes; asked in every request, so it answers from memory.
 */
public interface CodeLabels {

  /**
   * The label of a code in a language.
   *
   * @param set the code set, such as {@code CaseState}
   * @param code the code as the API writes it
   * @return the label, or null when this source does not know the code
   */
  @Nullable String label(String set, String code, Locale locale);
}
