package be.zegel.custody;

import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.chain.Subject;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyCommand;
import be.zegel.evidence.ledger.CustodyPolicy;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Decision;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Party;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Recorder;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.ReferenceData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Grows the chain of an exhibit: folds its events, asks the rules of custody, records what they
 * permit and lets the row follow. The exhibit's row is locked by the caller, or new.
 */
@ApplicationScoped
class ExhibitChain implements Exhibit.References {

  /**
   * When a late entry comes without a reason, this stands in its place, and the entry shows as a
   * gap.
   */
  private static final String NO_REASON = "–";

  @Inject private Chronicle chronicle;
  @Inject private Exhibits exhibits;
  @Inject private StandingCustody standing;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;

  /** What is said to have happened. */
  record Act(
      EventType type,
      @Nullable Custodian actingFor,
      @Nullable OffsetDateTime occurredAt,
      @Nullable String lateReason,
      Facts facts,
      @Nullable Reporter reporter) {

    static Act now(EventType type, @Nullable Custodian actingFor, Facts facts) {
      return new Act(type, actingFor, null, null, facts, null);
    }

    /** The same with more facts. */
    Act with(Facts more) {
      return new Act(type, actingFor, occurredAt, lateReason, facts.and(more.values()), reporter);
    }
  }

  /**
   * Who reported what a second person now confirms.
   *
   * @param person the number of the reporter, who is the actor of the event
   * @param proposal the confirmed proposal
   */
  record Reporter(long person, UUID proposal) {}

  /**
   * Asks the rules of custody whether something could be recorded now, and records nothing.
   *
   * @throws ProblemException with the rule that refuses it
   */
  void rehearse(Exhibit exhibit, Act act) {
    CustodyState state = standing(exhibit);
    Instant now = Recorder.recordedAt(exhibit.head(), chronicle.now());
    if (decide(state, exhibit.head(), act, now) instanceof Decision.Refusal(Decision.Code code)) {
      throw refused(code, state);
    }
  }

  /** The state of an exhibit as its events say, up to the head that its row was read with. */
  CustodyState fold(Exhibit exhibit) {
    try {
      return CustodyState.fold(exhibit.head().item(), events(exhibit));
    } catch (CustodyState.BrokenCustody e) {
      throw new IllegalStateException(
          "the custody of exhibit " + exhibit.id() + " is broken at event " + e.seq(), e);
    }
  }

  /**
   * The state on which the next event builds. The same as {@link #fold}, but of what this server
   * has folded before only the later events are read: an exhibit with thousands of files takes the
   * next one as fast as the first.
   */
  CustodyState standing(Exhibit exhibit) {
    ChainHead head = exhibit.head();
    CustodyState state =
        standing
            .at(
                exhibit.id(),
                head,
                (seq, most) ->
                    chronicle.ofExhibit(exhibit.id(), Math.toIntExact(seq), most).stream()
                        .map(ChainEvent::recorded)
                        .toList())
            .orElseGet(() -> fold(exhibit));
    standing.know(exhibit.id(), head, state);
    return state;
  }

  /**
   * What is wrong with the custody of an exhibit, up to the head that its row was read with; looked
   * for again only when the chain has grown.
   */
  List<Gap> gaps(Exhibit exhibit) {
    ChainHead head = exhibit.head();
    return standing
        .gaps(exhibit.id(), head)
        .orElseGet(
            () -> {
              List<Gap> found = Gap.find(events(exhibit), policy());
              standing.know(exhibit.id(), head, found);
              return found;
            });
  }

  /** A reader holds no lock: what was recorded after the row was read belongs to the next look. */
  private List<RecordedEvent> events(Exhibit exhibit) {
    return chronicle.ofExhibit(exhibit.id(), 0, Math.toIntExact(exhibit.head().seq())).stream()
        .map(ChainEvent::recorded)
        .toList();
  }

  /** Records the first event of a new exhibit; its row is stored with it. */
  RecordedEvent enter(Exhibit exhibit, Act act, Runnable store) {
    ChainHead none = chronicle.begin();
    return record(exhibit, CustodyState.none(none.item()), none, act, store);
  }

  /** Records a further event. */
  RecordedEvent grow(Exhibit exhibit, Act act) {
    return record(exhibit, standing(exhibit), exhibit.head(), act, () -> {});
  }

  private RecordedEvent record(
      Exhibit exhibit, CustodyState state, ChainHead head, Act act, Runnable store) {
    Instant now = Recorder.recordedAt(head, chronicle.now());
    return switch (decide(state, head, act, now)) {
      case Decision.Refusal(Decision.Code code) -> throw refused(code, state);
      case Decision.Permit(var draft, CustodyState next) -> {
        RecordedEvent event = chronicle.record(head, draft, now);
        String sealBefore = state.seal();
        String sealAfter = next.seal();
        if (head.seq() == 0) {
          exhibit.follow(next, event, this);
          store.run();
          chronicle.store(Subject.ofExhibit(exhibit.caseId(), exhibit.id()), event);
        } else {
          // The event is stored while the row still shows who may write it.
          store(exhibit, event, act.reporter());
          exhibit.follow(next, event, this);
        }
        if (sealAfter != null && !sealAfter.equals(sealBefore)) {
          requireNewSeal(exhibit, act, sealAfter, now);
        }
        // Should this be rolled back, the row will not name this head, and nothing follows from it.
        standing.know(exhibit.id(), event.envelope().head(), next);
        yield event;
      }
    };
  }

  private void store(Exhibit exhibit, RecordedEvent event, @Nullable Reporter reporter) {
    Subject subject = Subject.ofExhibit(exhibit.caseId(), exhibit.id());
    if (reporter == null) {
      chronicle.store(subject, event);
    } else {
      chronicle.storeConfirmed(subject, event, reporter.person(), reporter.proposal());
    }
  }

  private Decision decide(CustodyState state, ChainHead head, Act act, Instant now) {
    OffsetDateTime occurredAt =
        act.occurredAt() == null ? now.atZone(Facts.BELGIUM).toOffsetDateTime() : act.occurredAt();
    Reporter reporter = act.reporter();
    Party by =
        reporter == null
            ? new Party(chronicle.actorPseudonym(head.item()), chronicle.actor(), act.actingFor())
            : new Party(
                chronicle.actorPseudonym(head.item(), reporter.person()),
                chronicle.person(reporter.person()),
                act.actingFor());
    Facts facts = act.facts();
    boolean late = occurredAt.toInstant().plus(policy().lateAfter()).isBefore(now);
    if (late) {
      facts =
          facts.and(
              Field.LATE_REASON,
              act.lateReason() == null || act.lateReason().isBlank()
                  ? NO_REASON
                  : act.lateReason().strip());
    }
    if (Boolean.getBoolean("zegel.demo")) {
      facts = facts.and(Field.POLICY, Chronicle.DEMO_POLICY);
    }
    return state.check(
        new CustodyCommand(act.type(), chronicle.newId(), by, occurredAt, facts.values()),
        now,
        policy());
  }

  /**
   * A seal that somebody puts on is new in the whole system; one that is merely observed may be
   * known.
   */
  private void requireNewSeal(Exhibit exhibit, Act act, String seal, Instant now) {
    boolean putOn =
        act.type().group() == EventType.Group.ENTRY
            || act.type() == EventType.SEALED
            || act.type() == EventType.RESEALED;
    if (!exhibits.takeSeal(seal, exhibit.id(), now) && putOn) {
      throw ProblemException.of(Problem.SEAL_USED, "seal", seal);
    }
  }

  /** What the service has laid down: an event is late after a day. */
  static CustodyPolicy policy() {
    return new CustodyPolicy(Duration.ofDays(1));
  }

  /** The caller as a custodian. */
  Custodian callerAsCustodian() {
    var caller = directory.caller();
    return new Custodian(Custodian.Kind.PERSON, caller.username(), caller.name());
  }

  /** A person as a custodian. */
  static Custodian custodian(PersonView person) {
    return new Custodian(Custodian.Kind.PERSON, person.username(), person.name());
  }

  @Override
  public Long person(String username) {
    return directory.withUsername(username).orElseThrow().id();
  }

  @Override
  public Integer room(String code) {
    return reference.storageRoom(code).orElseThrow().id();
  }

  static ProblemException refused(Decision.Code code, CustodyState state) {
    Problem problem =
        switch (code) {
          case NOT_CUSTODIAN, NOT_OFFEREE -> Problem.NOT_CUSTODIAN;
          case OFFER_OPEN -> Problem.OFFER_OPEN;
          case NO_OPEN_OFFER -> Problem.OFFER_NOT_OPEN;
          case SEAL_NUMBER_USED -> Problem.SEAL_USED;
          case SEAL_DIFFERS, WRONG_SEAL_NUMBER -> Problem.SEAL_DIFFERS;
          case NOT_SEALED -> Problem.NOT_SEALED;
          case ALREADY_SEALED -> Problem.ALREADY_SEALED;
          case CLOSED -> Problem.EXHIBIT_CLOSED;
          case ON_HOLD -> Problem.EXHIBIT_HELD;
          case QUARANTINED -> Problem.EXHIBIT_QUARANTINED;
          case SAME_CUSTODIAN, ACCEPTOR_IS_OFFERER, SECOND_PERSON_SAME -> Problem.SAME_PERSON;
          case IN_FUTURE -> Problem.TIME_IN_FUTURE;
          case LATE_WITHOUT_REASON -> Problem.LATE_WITHOUT_REASON;
          case NOT_ENTERED,
              ALREADY_ENTERED,
              MISSING,
              WRONG_PHASE,
              OTHER_CHAIN,
              WRONG_CUSTODIAN_KIND,
              CUSTODIAN_MISSING,
              OFFER_NOT_EXPIRED,
              EXPIRY_PAST,
              RESEAL_REQUIRED,
              NEVER_SEALED,
              SEAL_NUMBER_MISSING,
              HOLD_EXISTS,
              NO_SUCH_HOLD,
              ORDER_MISSING,
              NOT_QUARANTINED,
              NOT_DISPUTED,
              NO_SUCH_EVENT,
              SOURCE_MISSING,
              SOURCE_CHANGED ->
              Problem.CUSTODY_FORBIDS;
        };
    return ProblemException.of(
        problem,
        Map.of(
            "rule",
            code.name(),
            "state",
            state.phase().name(),
            "seal",
            state.seal() == null ? "–" : state.seal()));
  }

  /** A value that is text, or says that there is none. */
  static Json textOrNothing(@Nullable String value) {
    return value == null || value.isBlank() ? Json.nothing() : Json.text(value.strip());
  }

  /** The pseudonym of an exhibit's chain. */
  static UUID pseudonym(Exhibit exhibit) {
    return exhibit.head().item();
  }
}
