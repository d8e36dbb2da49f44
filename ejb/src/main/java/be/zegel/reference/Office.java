package be.zegel.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A public prosecutor's office: one of the fourteen of the prosecutors of the King, or the federal
 * one.
 *
 * @param id the key other tables use
 * @param code the project's own code, {@code ANT} to {@code CHA} and {@code FED}
 * @param federal whether it is the federal prosecutor's office, competent for the whole country
 * @param arrondissement the code of its district; null for the federal office
 * @param proceduralLanguages the languages in which it usually handles cases, the first being what
 *     a form proposes
 * @param labels its name
 * @param validity when it exists
 */
public record Office(
    int id,
    String code,
    boolean federal,
    @Nullable String arrondissement,
    List<Language> proceduralLanguages,
    Labels labels,
    Validity validity)
    implements Coded {

  /** Keeps the languages unchangeable. */
  public Office {
    proceduralLanguages = List.copyOf(proceduralLanguages);
  }
}
