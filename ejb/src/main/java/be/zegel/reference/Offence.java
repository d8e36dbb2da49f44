package be.zegel.reference;

import java.time.LocalDate;
import java.util.List;

/**
 * An offence with the articles that punish it under the criminal code of 1867, under that of 2024,
 * or in a special law. The date of the facts decides which code qualifies them; the other one stays
 * readable, because the more lenient law applies.
 *
 * @param code the project's key, such as {@code HACK_EXT}
 * @param labels its name
 * @param provisions every provision of every code, the old code first
 */
public record Offence(String code, Labels labels, List<Provision> provisions) implements Coded {

  /** Keeps the provisions unchangeable. */
  public Offence {
    provisions = List.copyOf(provisions);
  }

  /** The provisions that apply to facts of this day; empty when the offence did not exist then. */
  public List<Provision> on(LocalDate facts) {
    return provisions.stream().filter(provision -> provision.facts().includes(facts)).toList();
  }

  /**
   * The provisions that apply to facts of a period, first and last day included: those of both
   * codes when the period straddles the day on which the new code starts.
   */
  public List<Provision> between(LocalDate first, LocalDate last) {
    return provisions.stream().filter(provision -> provision.facts().touches(first, last)).toList();
  }
}
