package be.zegel.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in operational words: ransomware, a fake helpdesk. A case has one main phenomenon
 * and any number of others. It suggests offences; the magistrate qualifies.
 *
 * @param code its code
 * @param labels its name
 * @param suggestedOffences codes of {@link Offence}, most likely first; empty where it depends on
 *     the goods
 * @param firstHours why the first hours matter, shown at intake; null when there is nothing to say
 * @param certainty how sure the row is
 * @param validity when it may be chosen
 */
public record Phenomenon(
    String code,
    Labels labels,
    List<String> suggestedOffences,
    @Nullable Labels firstHours,
    Certainty certainty,
    Validity validity)
    implements Coded {

  /** Keeps the suggestions unchangeable. */
  public Phenomenon {
    suggestedOffences = List.copyOf(suggestedOffences);
  }
}
