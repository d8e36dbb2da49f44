package be.zegel.reference;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A legal basis under the Code of Criminal Procedure: what may be done, who may order it, within
 * which limits. An authority that is named neither in {@code orderedBy} nor in {@code urgentBy}
 * cannot order it, and the refusal cites {@code article}.
 *
 * @param code its code, also the {@code legalBasis.code} of exhibits
 * @param kind whether it is ordered, a duty, or a ground
 * @param article the article as it is cited
 * @param orderedBy who may order it
 * @param urgentBy who else may, in the urgency or flagrancy described by {@code limits}
 * @param confirmedBy who has to confirm an urgent order; null when nobody
 * @param confirmWithin within which term; null means as soon as possible, where {@code confirmedBy}
 *     is given
 * @param requestedBy who asks for it where that is not who orders it; null otherwise
 * @param minPrisonTerm the least prison term the offence must carry, in the words of the old code;
 *     null when any offence will do
 * @param written whether the order must be in writing
 * @param verbalIfUrgent whether it may be given by word of mouth in urgency, and confirmed in
 *     writing
 * @param duration the longest one order holds; null when the law sets no term
 * @param renewable whether it can be renewed
 * @param maxTotal the longest with all renewals; null when the law sets none
 * @param storage how long data may be kept under it; null when the law sets no term
 * @param lookback how far back data may be asked for, by ground (code set {@code LOOKBACK_GROUND});
 *     empty when without limit
 * @param exhibitBasis whether it is offered as the legal basis of an exhibit
 * @param labels its name
 * @param limits conditions and limits in a sentence
 * @param certainty how sure the row is
 * @param validity when this version of the rule holds
 */
public record MeasureType(
    String code,
    Kind kind,
    String article,
    Set<OrderingAuthority> orderedBy,
    Set<OrderingAuthority> urgentBy,
    @Nullable OrderingAuthority confirmedBy,
    @Nullable Term confirmWithin,
    @Nullable OrderingAuthority requestedBy,
    @Nullable Term minPrisonTerm,
    boolean written,
    boolean verbalIfUrgent,
    @Nullable Term duration,
    boolean renewable,
    @Nullable Term maxTotal,
    @Nullable Term storage,
    Map<String, Term> lookback,
    boolean exhibitBasis,
    Labels labels,
    Labels limits,
    Certainty certainty,
    Validity validity)
    implements Coded {

  /** How a measure comes about. */
  public enum Kind {
    /** Somebody orders it. */
    ORDER,
    /**
     * The law itself commands it (notification, safe keeping, privileged systems); nobody orders
     * it.
     */
    DUTY,
    /**
     * A ground on which things are taken without an order: consent, caught in the act, a foreign
     * request.
     */
    GROUND
  }

  /** Keeps the collections unchangeable. */
  public MeasureType {
    orderedBy = Set.copyOf(orderedBy);
    urgentBy = Set.copyOf(urgentBy);
    lookback = Map.copyOf(lookback);
  }

  /** Whether the law lets this authority order the measure in ordinary circumstances. */
  public boolean allows(OrderingAuthority authority) {
    return orderedBy.contains(authority);
  }

  /** Whether the law lets this authority order the measure at least in urgency or flagrancy. */
  public boolean allowsInUrgency(OrderingAuthority authority) {
    return allows(authority) || urgentBy.contains(authority);
  }
}
