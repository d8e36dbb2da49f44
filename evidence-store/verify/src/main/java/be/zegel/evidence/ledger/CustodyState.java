package be.zegel.evidence.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an exhibit stands: the fold of its events (invariant I15).
 *
 * <p>A state begins as {@link #none}. {@link #check} decides whether something may be recorded and
 * completes it to an event; {@link #apply} follows an event that was recorded and refuses one that
 * could not have been. A stored state is a copy for lists and searches; this fold is what counts.
 * Immutable.
 *
 * @param item the pseudonym of the exhibit's chain
 * @param seq how many events it has
 * @param phase where it is in its life
 * @param custodian who answers for it: exactly one while it is live or missing, null before and
 *     after (I1)
 * @param location the place in the evidence room, or where it was last moved to; null if not said
 * @param home the evidence room it was checked out of; null unless it is {@link Phase#OUT}
 * @param purpose what it was checked out for; null unless it is {@link Phase#OUT}
 * @param due when it is to be back; null if nothing was said
 * @param seal the number of the seal on it; null when there is none
 * @param lastSeal the number of the seal on it now or last; null when it never had one
 * @param usedSeals all numbers it ever had
 * @param offer the open offer; null when there is none (at most one: I3)
 * @param holds the holds that forbid its exit
 * @param disputed whether a discrepancy is unresolved
 * @param quarantined whether it is in quarantine
 * @param returnOrdered whether its return was ordered
 * @param destructionOrdered whether its destruction was ordered
 * @param alterationDeclared whether an unavoidable alteration was recorded since the last image
 */
public record CustodyState(
    UUID item,
    long seq,
    Phase phase,
    @Nullable Custodian custodian,
    @Nullable String location,
    @Nullable Custodian home,
    @Nullable String purpose,
    @Nullable OffsetDateTime due,
    @Nullable String seal,
    @Nullable String lastSeal,
    Set<String> usedSeals,
    @Nullable Offer offer,
    Set<UUID> holds,
    boolean disputed,
    boolean quarantined,
    boolean returnOrdered,
    boolean destructionOrdered,
    boolean alterationDeclared) {

  public CustodyState {
    usedSeals = Collections.unmodifiableSet(new TreeSet<>(usedSeals));
    holds = Collections.unmodifiableSet(new TreeSet<>(holds));
    boolean needsCustodian = phase.live() || phase == Phase.MISSING;
    if (needsCustodian != (custodian != null)) {
      throw new IllegalArgumentException("one custodian while live or missing, else none");
    }
  }

  /** The state of an exhibit that the ledger does not know yet. */
  public static CustodyState none(UUID item) {
    return new CustodyState(
        item,
        0,
        Phase.NONE,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Set.of(),
        null,
        Set.of(),
        false,
        false,
        false,
        false,
        false);
  }

  /**
   * The state after the events of a chain, in their order.
   *
   * @throws BrokenCustody at the first event that could not have been recorded
   */
  public static CustodyState fold(UUID item, Collection<RecordedEvent> events)
      throws BrokenCustody {
    CustodyState state = none(item);
    for (RecordedEvent event : events) {
      state = state.apply(event);
    }
    return state;
  }

  /** Whether there is a seal on it. */
  public boolean sealed() {
    return seal != null;
  }

  /** Whether an offer is open. */
  public boolean offerOpen() {
    return offer != null;
  }

  /** Whether a hold forbids its exit. */
  public boolean onHold() {
    return !holds.isEmpty();
  }

  /**
   * Decides whether something may be recorded now. Changes nothing; the same question has the same
   * answer.
   *
   * @param command what is said to have happened
   * @param recordedAt the time at which it would be recorded ({@link Recorder#recordedAt})
   * @param policy what the service has laid down
   * @return a permit with the complete event and the next state, or the rule that refuses it
   * @throws IllegalArgumentException when a field is missing, unknown or of another form
   */
  public Decision check(CustodyCommand command, Instant recordedAt, CustodyPolicy policy) {
    Map<Field, Json> fields = new EnumMap<>(Field.class);
    fields.putAll(command.fields());
    fields.put(Field.EVENT_ID, Json.text(command.eventId().toString()));
    fields.put(Field.OCCURRED_AT, Form.time(command.occurredAt()));
    fields.put(Field.ACTOR, command.by().person().json());
    fields.put(Field.ACTING_FOR, CustodyRules.json(command.by().actingFor()));
    command.type().schema().checkForms(command.type(), fields);
    CustodyRules rules =
        new CustodyRules(
            this, new Facts(command.type(), command.by().pseudonym(), recordedAt, fields));
    Optional<Decision.Code> refusal = rules.refusal();
    if (refusal.isPresent()) {
      return new Decision.Refusal(refusal.get());
    }
    boolean late = command.occurredAt().toInstant().plus(policy.lateAfter()).isBefore(recordedAt);
    if (late && !fields.containsKey(Field.LATE_REASON)) {
      return new Decision.Refusal(Decision.Code.LATE_WITHOUT_REASON);
    }
    CustodyState next = rules.next();
    fields.putAll(rules.derived(next));
    return new Decision.Permit(
        new EventDraft(command.type(), item, command.by().pseudonym(), fields), next);
  }

  /**
   * The state after an event that was recorded.
   *
   * @throws BrokenCustody when the event could not have been recorded in this state, or says
   *     another custodian or seal than the events before it
   */
  public CustodyState apply(RecordedEvent event) throws BrokenCustody {
    Map<Field, Json> shown = new EnumMap<>(Field.class);
    event
        .openings()
        .forEach(
            (name, opening) -> Field.named(name).ifPresent(f -> shown.put(f, opening.value())));
    Facts facts =
        new Facts(event.type(), event.envelope().actor(), event.envelope().recordedAt(), shown);
    if (!event.envelope().item().equals(item) || event.seq() != seq + 1) {
      throw new BrokenCustody(event.seq(), "the event does not follow on this chain");
    }
    try {
      event.type().schema().checkShown(event.type(), shown);
      CustodyRules rules = new CustodyRules(this, facts);
      Optional<Decision.Code> refusal = rules.refusal();
      if (refusal.isPresent()) {
        throw new BrokenCustody(event.seq(), refusal.get().name());
      }
      CustodyState next = rules.next();
      for (Map.Entry<Field, Json> derived : rules.derived(next).entrySet()) {
        if (!derived.getValue().equals(shown.get(derived.getKey()))) {
          throw new BrokenCustody(
              event.seq(), derived.getKey().fieldName() + " is not what the events before it say");
        }
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new BrokenCustody(event.seq(), String.valueOf(e.getMessage()));
    }
  }

  /** An event on a chain that could not have happened; names it. */
  public static final class BrokenCustody extends Exception {
    private static final long serialVersionUID = 1L;

    private final long seq;
    private final String reason;

    BrokenCustody(long seq, String reason) {
      super("event " + seq + ": " + reason);
      this.seq = seq;
      this.reason = reason;
    }

    /** The {@code itemSeq} of the first bad event. */
    public long seq() {
      return seq;
    }

    /** The rule it breaks: the name of a {@link Decision.Code}, or a sentence. */
    public String reason() {
      return reason;
    }
  }
}
