package be.zegel.custody;

import static be.zegel.custody.Reported.*;

import be.zegel.access.Permission;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Phase;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The table of what people report on an exhibit beside the everyday acts of its custodian ({@link
 * HandleExhibit}): who may, what they have to say, and where a second person is needed (custody
 * ledger, chapters 5 and 6; I5, I11). Whether the exhibit is in a state for it is decided by the
 * rules of custody; the phases here only keep forms away that would be refused.
 */
final class ReportRules {

  /**
   * One row of the table.
   *
   * @param permission what the reporter needs on the exhibit
   * @param phases where the exhibit has to be
   */
  record Rule(
      Permission permission,
      Set<Phase> phases,
      boolean secondPerson,
      Set<Reported> required,
      Set<Reported> optional,
      List<String> results) {}

  private static final Set<Phase> LIVE =
      EnumSet.of(Phase.WITH, Phase.STORED, Phase.OUT, Phase.EXTERNAL);
  private static final Set<Phase> IN_HAND = EnumSet.of(Phase.WITH, Phase.STORED);
  private static final Set<Phase> AT_THE_END = EnumSet.of(Phase.WITH, Phase.STORED, Phase.EXTERNAL);
  private static final Set<Phase> NOT_GONE =
      EnumSet.of(Phase.WITH, Phase.STORED, Phase.OUT, Phase.EXTERNAL, Phase.MISSING);
  private static final Set<Phase> ALWAYS =
      EnumSet.of(Phase.WITH, Phase.STORED, Phase.OUT, Phase.EXTERNAL, Phase.MISSING, Phase.CLOSED);

  private static final Map<EventType, Rule> RULES = new EnumMap<>(EventType.class);

  /** What a type waits for, beside the phase. */
  private static final Map<EventType, Predicate<CustodyState>> NEEDED =
      Map.ofEntries(
          Map.entry(EventType.HOLD_RELEASED, CustodyState::onHold),
          Map.entry(EventType.QUARANTINE_LIFTED, CustodyState::quarantined),
          Map.entry(EventType.QUARANTINED, state -> !state.quarantined()),
          Map.entry(EventType.DISCREPANCY_RESOLVED, CustodyState::disputed),
          Map.entry(EventType.RETURNED, state -> state.returnOrdered() && free(state)),
          Map.entry(EventType.DESTROYED, state -> state.destructionOrdered() && free(state)),
          Map.entry(EventType.CRYPTO_ERASED, state -> state.destructionOrdered() && free(state)),
          Map.entry(EventType.FORFEITED, ReportRules::free),
          Map.entry(EventType.HANDED_OVER_OCSC, ReportRules::free),
          Map.entry(EventType.TRANSFERRED_OUT, ReportRules::free),
          Map.entry(EventType.DEPOSITED, state -> !state.offerOpen()));

  static {
    custodian(EventType.PACKAGED, LIVE, EnumSet.of(CONTAINER));
    custodian(EventType.INVENTORIED, NOT_GONE, EnumSet.of(RESULT), "PRESENT", "ABSENT");
    custodian(EventType.EXAMINATION_STARTED, LIVE, EnumSet.of(REASON));
    custodian(
        EventType.EXAMINATION_ENDED,
        LIVE,
        EnumSet.of(RESULT),
        "DONE",
        "INCONCLUSIVE",
        "INTERRUPTED");
    custodian(EventType.ALTERED_UNAVOIDABLY, LIVE, EnumSet.of(REASON));
    custodian(EventType.IMAGED, LIVE, EnumSet.of(TOOL, RESULTS));
    custodian(EventType.COPIED, LIVE, EnumSet.of(RESULTS));
    custodian(EventType.DERIVED, LIVE, EnumSet.of(DERIVATION, RESULTS));
    custodian(EventType.SPLIT, LIVE, EnumSet.of(REASON, RESULTS));
    custodian(EventType.MERGED, LIVE, EnumSet.of(REASON, SOURCES));
    custodian(EventType.PRESENTED, LIVE, EnumSet.of(RECIPIENT));
    custodian(EventType.RECALLED, LIVE, EnumSet.of(REASON));
    custodian(EventType.DEPOSITED, IN_HAND, EnumSet.of(ORGANISATION, RECEIPT));
    custodian(EventType.INACCESSIBLE_MADE, LIVE, EnumSet.of(ORDER));
    custodian(EventType.LOST, LIVE, EnumSet.of(NOTE));
    custodian(EventType.RETURNED, AT_THE_END, EnumSet.of(RECIPIENT, ORDER));
    custodian(EventType.FORFEITED, AT_THE_END, EnumSet.of(ORDER));
    custodian(EventType.HANDED_OVER_OCSC, AT_THE_END, EnumSet.of(ORDER));
    custodian(EventType.TRANSFERRED_OUT, AT_THE_END, EnumSet.of(RECIPIENT, ORDER));
    two(EventType.DESTROYED, Permission.HANDLE_EXHIBIT, AT_THE_END, EnumSet.of(ORDER, METHOD));
    two(EventType.CRYPTO_ERASED, Permission.HANDLE_EXHIBIT, AT_THE_END, EnumSet.of(ORDER));

    rule(
        EventType.FOUND,
        Permission.SEE_EXHIBIT,
        EnumSet.of(Phase.MISSING),
        false,
        EnumSet.of(NOTE));
    rule(EventType.INCIDENT, Permission.SEE_EXHIBIT, NOT_GONE, false, EnumSet.of(NOTE));
    two(
        EventType.CORRECTED,
        Permission.COUNTERSIGN,
        ALWAYS,
        EnumSet.of(EVENT, FIELD, NEW_VALUE, REASON));

    order(EventType.HOLD_PLACED, EnumSet.of(ORDER));
    order(EventType.HOLD_RELEASED, EnumSet.of(HOLD, ORDER));
    order(EventType.RETENTION_SET, EnumSet.of(RETENTION_UNTIL, ORDER));
    order(EventType.RETURN_ORDERED, EnumSet.of(ORDER));
    order(EventType.DESTRUCTION_ORDERED, EnumSet.of(ORDER));

    rule(EventType.QUARANTINED, Permission.SUPERVISE_CUSTODY, NOT_GONE, false, EnumSet.of(REASON));
    rule(
        EventType.QUARANTINE_LIFTED,
        Permission.SUPERVISE_CUSTODY,
        NOT_GONE,
        false,
        EnumSet.of(REASON));
    rule(
        EventType.DISCREPANCY_RESOLVED,
        Permission.SUPERVISE_CUSTODY,
        NOT_GONE,
        false,
        EnumSet.of(RESULT, REASON),
        "EXPLAINED",
        "UNEXPLAINED",
        "CLERICAL_ERROR");
    two(
        EventType.CUSTODIAN_OVERRIDDEN,
        Permission.SUPERVISE_CUSTODY,
        LIVE,
        EnumSet.of(PERSON, REASON));
  }

  private ReportRules() {}

  /** Whether nothing keeps the exhibit from leaving. */
  private static boolean free(CustodyState state) {
    return !state.onHold() && !state.offerOpen();
  }

  private static void custodian(
      EventType type, Set<Phase> phases, Set<Reported> required, String... results) {
    rule(type, Permission.HANDLE_EXHIBIT, phases, false, required, results);
  }

  private static void order(EventType type, Set<Reported> required) {
    rule(type, Permission.RECORD_ORDER, NOT_GONE, false, required);
  }

  private static void two(
      EventType type, Permission permission, Set<Phase> phases, Set<Reported> required) {
    rule(type, permission, phases, true, required);
  }

  private static void rule(
      EventType type,
      Permission permission,
      Set<Phase> phases,
      boolean secondPerson,
      Set<Reported> required,
      String... results) {
    Set<Reported> optional = EnumSet.noneOf(Reported.class);
    for (Reported what : Reported.values()) {
      if (!required.contains(what) && mayBeSaid(type, what)) {
        optional.add(what);
      }
    }
    RULES.put(
        type,
        new Rule(
            permission,
            phases,
            secondPerson,
            Collections.unmodifiableSet(required),
            Collections.unmodifiableSet(optional),
            List.of(results)));
  }

  /** What the schema admits and a person would say of their own accord. */
  private static boolean mayBeSaid(EventType type, Reported what) {
    return switch (what) {
      // A new custodian is only asked for where there has to be one.
      case PERSON, ORGANISATION -> false;
      // That no seal was seen is a fact too: where the schema wants the seal, leaving it out says
      // so.
      case SEAL_OBSERVED ->
          type.group() != EventType.Group.DATA && type.schema().knows(Field.SEAL_OBSERVED);
      case CONDITION -> type.group() != EventType.Group.AUTHORITY;
      // Its certificate is made when everything is gone, and the chain then says its hash.
      case DOCUMENT_HASH ->
          type != EventType.CRYPTO_ERASED && type.schema().optional().contains(Field.DOCUMENT_HASH);
      case PURPOSE,
          LOCATION,
          RESULT,
          REASON,
          NOTE,
          PLACE,
          ORDER,
          RECEIPT,
          RECIPIENT,
          TOOL,
          METHOD,
          HASH_BEFORE,
          HASH_AFTER,
          HOLD,
          RETENTION_UNTIL,
          CONTAINER,
          EVENT,
          FIELD,
          NEW_VALUE,
          DERIVATION,
          RESULTS,
          SOURCES ->
          ReportedFacts.field(what).filter(type.schema().optional()::contains).isPresent();
    };
  }

  static Optional<Rule> of(EventType type) {
    return Optional.ofNullable(RULES.get(type));
  }

  /** Every type that people report, in the order of the vocabulary. */
  static Set<EventType> types() {
    return Collections.unmodifiableSet(RULES.keySet());
  }

  /**
   * Whether something like this happens to such a thing: what can be touched is destroyed, and with
   * it what was filed under it; only what is data and nothing else ends by the erasure of the data.
   */
  static boolean fits(EventType type, ExhibitKind kind) {
    return type != EventType.CRYPTO_ERASED || kind == ExhibitKind.DIGITAL;
  }

  /** Whether a state is one in which the type is offered. */
  static boolean offered(EventType type, Rule rule, CustodyState state) {
    if (!rule.phases().contains(state.phase())) {
      return false;
    }
    return NEEDED.getOrDefault(type, any -> true).test(state);
  }
}
