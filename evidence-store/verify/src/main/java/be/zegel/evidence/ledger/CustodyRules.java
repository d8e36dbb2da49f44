package be.zegel.evidence.ledger;

import be.zegel.evidence.ledger.Decision.Code;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of custody for one event in one state: what refuses it ({@link #refusal}), what it
 * brings about ({@link #next}), and what it has to say about custodian and seal ({@link #derived}).
 *
 * <p>The comments name the invariant a rule keeps (docs/spec/custody-ledger.md, chapter 6).
 */
final class CustodyRules {

  /** What may still be recorded of an exhibit that is gone (I13). */
  private static final Set<EventType> ABOUT_THE_RECORD =
      EnumSet.of(EventType.ANNOTATED, EventType.CORRECTED, EventType.PAYLOAD_ERASED);

  /** What is about the record, an authority's or a check, and may stand wherever the exhibit is. */
  private static final Set<EventType> WITHOUT_THE_OBJECT =
      EnumSet.of(
          EventType.HOLD_PLACED,
          EventType.HOLD_RELEASED,
          EventType.RETENTION_SET,
          EventType.RETURN_ORDERED,
          EventType.DESTRUCTION_ORDERED,
          EventType.INCIDENT,
          EventType.INVENTORIED,
          EventType.DISCREPANCY_RESOLVED,
          EventType.FIXITY_VERIFIED,
          EventType.FIXITY_FAILED,
          EventType.REPLICATED,
          EventType.QUARANTINED,
          EventType.QUARANTINE_LIFTED,
          EventType.ANNOTATED,
          EventType.CORRECTED,
          EventType.PAYLOAD_ERASED);

  private static final Set<EventType> WHILE_MISSING =
      union(WITHOUT_THE_OBJECT, EnumSet.of(EventType.FOUND));

  private static final Set<EventType> WHILE_QUARANTINED =
      union(
          WITHOUT_THE_OBJECT,
          EnumSet.of(
              EventType.SEAL_CHECKED,
              EventType.DISCREPANCY_RECORDED,
              EventType.TRANSFER_OFFERED,
              EventType.TRANSFER_ACCEPTED,
              EventType.TRANSFER_REFUSED,
              EventType.TRANSFER_WITHDRAWN,
              EventType.TRANSFER_EXPIRED,
              EventType.LOST,
              EventType.FOUND,
              EventType.CUSTODIAN_OVERRIDDEN));

  private static final Set<EventType> EXITS =
      EnumSet.of(
          EventType.RETURNED,
          EventType.DESTROYED,
          EventType.CRYPTO_ERASED,
          EventType.FORFEITED,
          EventType.HANDED_OVER_OCSC,
          EventType.TRANSFERRED_OUT);

  /** What only the custodian starts: changes of custody, seal or location (I2). */
  private static final Set<EventType> OF_THE_CUSTODIAN =
      union(
          EXITS,
          EnumSet.of(
              EventType.PACKAGED,
              EventType.SEALED,
              EventType.UNSEALED,
              EventType.RESEALED,
              EventType.ACCESSIONED,
              EventType.STORED,
              EventType.MOVED,
              EventType.CHECKED_OUT,
              EventType.TRANSFER_OFFERED,
              EventType.TRANSFER_WITHDRAWN,
              EventType.DEPOSITED,
              EventType.LOST));

  /** What has to wait until an open offer is answered (I3). */
  private static final Set<EventType> NOT_DURING_AN_OFFER =
      union(
          EXITS,
          EnumSet.of(
              EventType.SEALED,
              EventType.UNSEALED,
              EventType.RESEALED,
              EventType.ACCESSIONED,
              EventType.CHECKED_OUT,
              EventType.CHECKED_IN,
              EventType.TRANSFER_OFFERED,
              EventType.DEPOSITED));

  /** The only purpose for which an exhibit in quarantine changes hands. */
  private static final String TO_THE_LABORATORY = "EXAMINATION";

  private final CustodyState state;
  private final Facts facts;

  CustodyRules(CustodyState state, Facts facts) {
    this.state = state;
    this.facts = facts;
  }

  /** The first rule that refuses the event. */
  Optional<Code> refusal() {
    return Optional.ofNullable(firstRefusal());
  }

  private @Nullable Code firstRefusal() {
    EventType type = facts.type();
    if (!type.onExhibitChain()) {
      return Code.OTHER_CHAIN;
    }
    if (facts.time(Field.OCCURRED_AT).toInstant().isAfter(facts.recordedAt())) {
      return Code.IN_FUTURE;
    }
    if (state.phase() == Phase.NONE) {
      return type.opensExhibit() ? entryRefusal() : Code.NOT_ENTERED;
    }
    if (type.group() == EventType.Group.ENTRY) {
      return Code.ALREADY_ENTERED;
    }
    if (state.phase() == Phase.CLOSED && !ABOUT_THE_RECORD.contains(type)) {
      return Code.CLOSED;
    }
    if (state.phase() == Phase.MISSING && !WHILE_MISSING.contains(type)) {
      return Code.MISSING;
    }
    if (state.quarantined() && !WHILE_QUARANTINED.contains(type)) {
      return Code.QUARANTINED;
    }
    if (OF_THE_CUSTODIAN.contains(type) && !actsFor(state.custodian())) {
      return Code.NOT_CUSTODIAN;
    }
    if (state.offerOpen() && NOT_DURING_AN_OFFER.contains(type)) {
      return Code.OFFER_OPEN;
    }
    if (facts.has(Field.SECOND_PSEUDONYM)
        && facts.id(Field.SECOND_PSEUDONYM).equals(facts.actor())) {
      return Code.SECOND_PERSON_SAME;
    }
    if (facts.has(Field.EVENT_SEQ)
        && (facts.counter(Field.EVENT_SEQ) < 1 || facts.counter(Field.EVENT_SEQ) > state.seq())) {
      return Code.NO_SUCH_EVENT;
    }
    return rule(type).refusal();
  }

  private @Nullable Code entryRefusal() {
    Optional<Custodian> to = facts.custodian(Field.TO);
    if (to.isEmpty()) {
      return Code.CUSTODIAN_MISSING;
    }
    if (to.get().kind() == Custodian.Kind.ORGANISATION) {
      return Code.WRONG_CUSTODIAN_KIND;
    }
    // Nobody is made custodian by another; only a paper chain says who has had it all along.
    if (facts.type() != EventType.LEGACY_IMPORTED && !actsFor(to.get())) {
      return Code.NOT_CUSTODIAN;
    }
    boolean derived = facts.type().group() != EventType.Group.ENTRY;
    return derived && facts.items(Field.SOURCE_ITEMS).isEmpty() ? Code.SOURCE_MISSING : null;
  }

  /** What refuses an event of the type beyond the common rules, and what it brings about. */
  private record Rule(@Nullable Code refusal, Consumer<Next> effect) {

    /** An event that is recorded and changes nothing. */
    static final Rule NOTED = new Rule(null, next -> {});
  }

  private Rule rule(EventType type) {
    return switch (type) {
      case SEALED -> new Rule(sealingRefusal(), next -> next.seal(facts.need(Field.SEAL_AFTER)));
      case RESEALED ->
          new Rule(resealingRefusal(), next -> next.seal(facts.need(Field.SEAL_AFTER)));
      case UNSEALED -> new Rule(unsealingRefusal(), next -> next.seal(null));
      case SEAL_CHECKED ->
          refusedBy(state.sealed() ? seenSealRefusal(state.seal()) : Code.NOT_SEALED);
      case ACCESSIONED ->
          new Rule(
              first(
                  phase(Phase.WITH),
                  kindOfReceiver(Custodian.Kind.ROOM),
                  seenSealRefusal(state.seal())),
              next -> next.received(receiver(), facts.need(Field.LOCATION)));
      case STORED ->
          new Rule(phase(Phase.STORED), next -> next.location = facts.need(Field.LOCATION));
      case MOVED -> new Rule(live(), next -> next.location = facts.need(Field.LOCATION));
      case CHECKED_OUT ->
          new Rule(
              first(phase(Phase.STORED), kindOfReceiver(Custodian.Kind.PERSON)),
              next -> next.checkedOut(receiver(), facts));
      case CHECKED_IN ->
          new Rule(
              first(
                  phase(Phase.OUT),
                  actsFor(state.home()) ? null : Code.NOT_CUSTODIAN,
                  seenSealRefusal(state.seal())),
              next ->
                  next.received(Objects.requireNonNull(state.home()), facts.need(Field.LOCATION)));
      case DEPOSITED ->
          new Rule(
              first(phase(Phase.WITH, Phase.STORED), kindOfReceiver(Custodian.Kind.ORGANISATION)),
              next -> next.received(receiver(), null));
      case TRANSFER_OFFERED -> new Rule(offerRefusal(), next -> next.offer = newOffer());
      case TRANSFER_ACCEPTED -> new Rule(acceptanceRefusal(), this::accept);
      case TRANSFER_REFUSED ->
          new Rule(first(ofOpenOffer(), ofOfferee()), next -> next.offer = null);
      case TRANSFER_WITHDRAWN -> new Rule(ofOpenOffer(), next -> next.offer = null);
      case TRANSFER_EXPIRED ->
          new Rule(first(ofOpenOffer(), notBeforeExpiry()), next -> next.offer = null);
      case DISCREPANCY_RECORDED -> new Rule(discrepancyRefusal(), this::dispute);
      case DISCREPANCY_RESOLVED ->
          new Rule(state.disputed() ? null : Code.NOT_DISPUTED, next -> next.disputed = false);
      case FIXITY_FAILED, QUARANTINED -> new Rule(null, next -> next.quarantined = true);
      case QUARANTINE_LIFTED ->
          new Rule(
              state.quarantined() ? null : Code.NOT_QUARANTINED, next -> next.quarantined = false);
      case HOLD_PLACED ->
          new Rule(
              state.holds().contains(facts.id(Field.HOLD_ID)) ? Code.HOLD_EXISTS : null,
              next -> next.holds.add(facts.id(Field.HOLD_ID)));
      case HOLD_RELEASED ->
          new Rule(
              state.holds().contains(facts.id(Field.HOLD_ID)) ? null : Code.NO_SUCH_HOLD,
              next -> next.holds.remove(facts.id(Field.HOLD_ID)));
      case RETURN_ORDERED -> new Rule(null, next -> next.returnOrdered = true);
      case DESTRUCTION_ORDERED -> new Rule(null, next -> next.destructionOrdered = true);
      case RETURNED ->
          new Rule(
              first(exitRefusal(), state.returnOrdered() ? null : Code.ORDER_MISSING), Next::close);
      case DESTROYED, CRYPTO_ERASED ->
          new Rule(
              first(exitRefusal(), state.destructionOrdered() ? null : Code.ORDER_MISSING),
              Next::close);
      case FORFEITED, HANDED_OVER_OCSC, TRANSFERRED_OUT -> new Rule(exitRefusal(), Next::close);
      case LOST -> new Rule(live(), Next::lost);
      case FOUND ->
          new Rule(
              first(
                  phase(Phase.MISSING),
                  kindOfReceiver(Custodian.Kind.PERSON),
                  actsFor(receiver()) ? null : Code.NOT_CUSTODIAN),
              this::find);
      case CUSTODIAN_OVERRIDDEN ->
          new Rule(first(live(), anotherCustodian()), next -> next.received(receiver(), null));
      case IMAGED -> new Rule(sourceChangedRefusal(), next -> next.alterationDeclared = false);
      case ALTERED_UNAVOIDABLY -> new Rule(null, next -> next.alterationDeclared = true);
      case SEIZED,
          SURRENDERED,
          ACQUIRED_LIVE,
          ACQUIRED_REMOTE,
          PRODUCED_BY_PROVIDER,
          LEGACY_IMPORTED ->
          refusedBy(Code.ALREADY_ENTERED);
      case PACKAGED,
          INVENTORIED,
          EXAMINATION_STARTED,
          EXAMINATION_ENDED,
          INGESTED,
          COPIED,
          DERIVED,
          FIXITY_VERIFIED,
          REPLICATED,
          REENCRYPTED,
          DISCLOSED,
          PRESENTED,
          RECALLED,
          RETENTION_SET,
          INACCESSIBLE_MADE,
          INCIDENT,
          CORRECTED,
          ANNOTATED,
          SPLIT,
          MERGED,
          PAYLOAD_ERASED ->
          Rule.NOTED;
      case CASE_OPENED,
          STATE_CHANGED,
          MEMBER_SET,
          CONFIDENTIALITY_SET,
          DETAILS_CHANGED,
          EXHIBIT_ENTERED,
          EXHIBIT_LEFT,
          MEASURE_RECORDED,
          DIRECTIVE_GIVEN,
          DIRECTIVE_ANSWERED,
          DIRECTIVE_ACCEPTED,
          DIRECTIVE_RETURNED,
          DECIDED,
          CASE_LINKED,
          CASE_JOINED,
          CASE_SPLIT,
          CASE_DISCLOSED,
          CASE_CORRECTED,
          CASE_ANNOTATED,
          CASE_PAYLOAD_ERASED,
          KEY_ENROLLED,
          KEY_REVOKED ->
          refusedBy(Code.OTHER_CHAIN);
    };
  }

  private static Rule refusedBy(@Nullable Code code) {
    return new Rule(code, next -> {});
  }

  private @Nullable Code sealingRefusal() {
    if (state.sealed()) {
      return Code.ALREADY_SEALED;
    }
    return state.lastSeal() == null ? newNumberRefusal() : Code.RESEAL_REQUIRED;
  }

  private @Nullable Code resealingRefusal() {
    if (state.sealed()) {
      return Code.ALREADY_SEALED;
    }
    if (state.lastSeal() == null) {
      return Code.NEVER_SEALED;
    }
    return first(oldNumberRefusal(state.lastSeal()), newNumberRefusal());
  }

  private @Nullable Code unsealingRefusal() {
    return state.sealed() ? oldNumberRefusal(state.seal()) : Code.NOT_SEALED;
  }

  private @Nullable Code oldNumberRefusal(@Nullable String number) {
    return Objects.equals(number, facts.text(Field.SEAL_BEFORE)) ? null : Code.WRONG_SEAL_NUMBER;
  }

  private @Nullable Code newNumberRefusal() {
    String number = facts.text(Field.SEAL_AFTER);
    if (number == null || number.isBlank()) {
      return Code.SEAL_NUMBER_MISSING;
    }
    return state.usedSeals().contains(number) ? Code.SEAL_NUMBER_USED : null;
  }

  private @Nullable Code seenSealRefusal(@Nullable String expected) {
    return Objects.equals(expected, facts.text(Field.SEAL_OBSERVED)) ? null : Code.SEAL_DIFFERS;
  }

  private @Nullable Code offerRefusal() {
    if (state.quarantined() && !facts.need(Field.PURPOSE).equals(TO_THE_LABORATORY)) {
      return Code.QUARANTINED;
    }
    if (!facts.time(Field.EXPIRES_AT).toInstant().isAfter(facts.recordedAt())) {
      return Code.EXPIRY_PAST;
    }
    return anotherCustodian();
  }

  private @Nullable Code acceptanceRefusal() {
    Code notMine = first(ofOpenOffer(), ofOfferee());
    Offer offer = state.offer();
    if (notMine != null || offer == null) {
      return notMine;
    }
    if (facts.actor().equals(offer.offeredBy())) {
      return Code.ACCEPTOR_IS_OFFERER;
    }
    if (state.quarantined() && !offer.purpose().equals(TO_THE_LABORATORY)) {
      return Code.QUARANTINED;
    }
    return seenSealRefusal(sealAtAcceptance(offer));
  }

  private @Nullable String sealAtAcceptance(Offer offer) {
    return offer.observation().isPresent() ? offer.observation().get().number() : state.seal();
  }

  private @Nullable Code ofOpenOffer() {
    Offer offer = state.offer();
    return offer != null && offer.transferId().equals(facts.id(Field.TRANSFER_ID))
        ? null
        : Code.NO_OPEN_OFFER;
  }

  private @Nullable Code ofOfferee() {
    Offer offer = state.offer();
    return offer != null && actsFor(offer.to()) ? null : Code.NOT_OFFEREE;
  }

  private @Nullable Code notBeforeExpiry() {
    Offer offer = state.offer();
    return offer != null && facts.recordedAt().isBefore(offer.expiresAt())
        ? Code.OFFER_NOT_EXPIRED
        : null;
  }

  private @Nullable Code discrepancyRefusal() {
    if (facts.has(Field.TRANSFER_ID)) {
      return first(ofOpenOffer(), ofOfferee());
    }
    return actsFor(state.custodian()) ? null : Code.NOT_CUSTODIAN;
  }

  private @Nullable Code exitRefusal() {
    return first(
        phase(Phase.WITH, Phase.STORED, Phase.EXTERNAL), state.onHold() ? Code.ON_HOLD : null);
  }

  private @Nullable Code sourceChangedRefusal() {
    String before = facts.text(Field.HASH_BEFORE);
    String after = facts.text(Field.HASH_AFTER);
    boolean changed = before != null && after != null && !before.equals(after);
    return changed && !state.alterationDeclared() ? Code.SOURCE_CHANGED : null;
  }

  private @Nullable Code anotherCustodian() {
    return facts.custodian(Field.TO).filter(to -> isCustodian(to)).isPresent()
        ? Code.SAME_CUSTODIAN
        : null;
  }

  private @Nullable Code kindOfReceiver(Custodian.Kind wanted) {
    return facts.custodian(Field.TO).filter(to -> to.kind() == wanted).isPresent()
        ? null
        : Code.WRONG_CUSTODIAN_KIND;
  }

  private @Nullable Code live() {
    return state.phase().live() ? null : Code.WRONG_PHASE;
  }

  private @Nullable Code phase(Phase... admitted) {
    return Set.of(admitted).contains(state.phase()) ? null : Code.WRONG_PHASE;
  }

  private boolean actsFor(@Nullable Custodian custodian) {
    return custodian != null && facts.custodian(Field.ACTING_FOR).filter(custodian::is).isPresent();
  }

  private boolean isCustodian(Custodian other) {
    Custodian custodian = state.custodian();
    return custodian != null && custodian.is(other);
  }

  private static @Nullable Code first(@Nullable Code... codes) {
    for (Code code : codes) {
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** The state after the event; only asked for when nothing refuses it. */
  CustodyState next() {
    Next next = new Next(state);
    if (state.phase() == Phase.NONE) {
      next.received(receiver(), null);
      next.seal(facts.text(Field.SEAL_OBSERVED));
    } else {
      rule(facts.type()).effect().accept(next);
    }
    return next.state();
  }

  /** What the event says about custodian and seal before and after. */
  Map<Field, Json> derived(CustodyState next) {
    // A resealing names the number that was broken (I7), although no seal is on at that moment.
    String sealBefore = facts.type() == EventType.RESEALED ? state.lastSeal() : state.seal();
    Map<Field, Json> derived = new EnumMap<>(Field.class);
    derived.put(Field.CUSTODIAN_BEFORE, json(state.custodian()));
    derived.put(Field.CUSTODIAN_AFTER, json(next.custodian()));
    derived.put(Field.SEAL_BEFORE, sealBefore == null ? Json.nothing() : Json.text(sealBefore));
    derived.put(Field.SEAL_AFTER, next.seal() == null ? Json.nothing() : Json.text(next.seal()));
    return derived;
  }

  static Json json(@Nullable Custodian custodian) {
    return custodian == null ? Json.nothing() : custodian.json();
  }

  private Custodian receiver() {
    return facts
        .custodian(Field.TO)
        .orElseThrow(() -> new IllegalArgumentException(facts.type() + " needs the field to"));
  }

  private Offer newOffer() {
    return new Offer(
        facts.id(Field.TRANSFER_ID),
        receiver(),
        facts.actor(),
        facts.need(Field.PURPOSE),
        facts.time(Field.EXPIRES_AT).toInstant(),
        Optional.empty());
  }

  private void accept(Next next) {
    Offer offer = Objects.requireNonNull(state.offer());
    next.received(offer.to(), null);
    next.seal(sealAtAcceptance(offer));
  }

  /** The receiver's reading counts once it is accepted; the custodian's own at once. */
  private void dispute(Next next) {
    next.disputed = true;
    if (facts.has(Field.TRANSFER_ID)) {
      next.offer = Objects.requireNonNull(state.offer()).observed(observedSeal());
    } else {
      next.seal(observedSeal());
    }
  }

  private void find(Next next) {
    next.received(receiver(), null);
    next.disputed |= seenSealRefusal(state.seal()) != null;
    next.seal(observedSeal());
  }

  private @Nullable String observedSeal() {
    return facts.text(Field.SEAL_OBSERVED);
  }

  /** A state on its way to the next one. */
  private static final class Next {
    private final CustodyState before;
    private final Set<String> usedSeals;
    private final Set<UUID> holds;
    private Phase phase;
    private @Nullable Custodian custodian;
    private @Nullable String location;
    private @Nullable Custodian home;
    private @Nullable String purpose;
    private @Nullable OffsetDateTime due;
    private @Nullable String seal;
    private @Nullable String lastSeal;
    private @Nullable Offer offer;
    private boolean disputed;
    private boolean quarantined;
    private boolean returnOrdered;
    private boolean destructionOrdered;
    private boolean alterationDeclared;

    Next(CustodyState before) {
      this.before = before;
      usedSeals = new HashSet<>(before.usedSeals());
      holds = new HashSet<>(before.holds());
      phase = before.phase();
      custodian = before.custodian();
      location = before.location();
      home = before.home();
      purpose = before.purpose();
      due = before.due();
      seal = before.seal();
      lastSeal = before.lastSeal();
      offer = before.offer();
      disputed = before.disputed();
      quarantined = before.quarantined();
      returnOrdered = before.returnOrdered();
      destructionOrdered = before.destructionOrdered();
      alterationDeclared = before.alterationDeclared();
    }

    void received(Custodian by, @Nullable String at) {
      leaves(Phase.in(by));
      custodian = by;
      location = at;
    }

    /** Ends what belonged to the place where it was. */
    private void leaves(Phase forPhase) {
      phase = forPhase;
      location = null;
      home = null;
      purpose = null;
      due = null;
      offer = null;
    }

    void checkedOut(Custodian to, Facts facts) {
      Custodian room = custodian;
      received(to, null);
      phase = Phase.OUT;
      home = room;
      purpose = facts.need(Field.PURPOSE);
      due = facts.has(Field.DUE) ? facts.time(Field.DUE) : null;
    }

    void seal(@Nullable String number) {
      seal = number;
      if (number != null) {
        lastSeal = number;
        usedSeals.add(number);
      }
    }

    void lost() {
      leaves(Phase.MISSING);
    }

    void close() {
      leaves(Phase.CLOSED);
      custodian = null;
    }

    CustodyState state() {
      return new CustodyState(
          before.item(),
          before.seq() + 1,
          phase,
          custodian,
          location,
          home,
          purpose,
          due,
          seal,
          lastSeal,
          usedSeals,
          offer,
          holds,
          disputed,
          quarantined,
          returnOrdered,
          destructionOrdered,
          alterationDeclared);
    }
  }

  private static Set<EventType> union(Set<EventType> first, Set<EventType> second) {
    Set<EventType> all = EnumSet.copyOf(first);
    all.addAll(second);
    return all;
  }
}
