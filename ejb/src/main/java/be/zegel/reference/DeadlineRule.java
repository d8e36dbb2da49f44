package be.zegel.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term: what starts it, how long it runs, who has to keep it.
 *
 * @param code its code
 * @param trigger what starts it (code set {@code DEADLINE_TRIGGER})
 * @param kind what the length means
 * @param length how long it runs; null where a person chooses the day
 * @param extension by how much it can be extended once; null when it cannot
 * @param warnAt how long before the end to warn, longest first
 * @param owners who has to act: role codes, or {@link OrderingAuthority} where no role has the name
 * @param measure the measure type it belongs to; null when none
 * @param informational runs against somebody outside: shown, never counted as a delay of ours
 * @param source the article or rule it comes from
 * @param labels its name
 * @param certainty how sure the row is
 * @param validity when this version of the rule holds
 */
public record DeadlineRule(
    String code,
    String trigger,
    Kind kind,
    @Nullable Term length,
    @Nullable Term extension,
    List<Term> warnAt,
    List<String> owners,
    @Nullable String measure,
    boolean informational,
    String source,
    Labels labels,
    Certainty certainty,
    Validity validity)
    implements Coded {

  /** What the length of a term means. */
  public enum Kind {
    /** The act must be done within the length. */
    LIMIT,
    /** The state must last at least the length. */
    MINIMUM,
    /** The law says "as soon as possible"; the length is when the system warns. */
    PROMPT,
    /** A magistrate names the day. */
    CHOSEN,
    /** To be looked at again after each length. */
    REVIEW,
    /** An estimate, never more than a hint. */
    WARNING
  }

  /** Keeps the lists unchangeable. */
  public DeadlineRule {
    warnAt = List.copyOf(warnAt);
    owners = List.copyOf(owners);
  }
}
