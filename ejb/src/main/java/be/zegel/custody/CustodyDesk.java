package be.zegel.custody;

import be.zegel.access.Access;
import be.zegel.access.CaseAccess;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.cases.CaseChronicle;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Form;
import be.zegel.evidence.ledger.Json;
import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import be.zegel.passkeys.Signing;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import be.zegel.reference.StorageRoom;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The register of exhibits and the custodian's work on them. Every change is one transaction: the
 * row, the event of the exhibit and that of its case.
 */
@Stateless
@RolesAllowed("**")
public class CustodyDesk {

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private ExhibitReading reading;
  @Inject private Registration registration;
  @Inject private Hands hands;
  @Inject private Chronicle chronicle;
  @Inject private CaseChronicle cases;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  /**
   * Enters an exhibit into the register of a case; who enters it is its first custodian.
   *
   * @throws ProblemException UNKNOWN_CODE, ALREADY_EXISTS for a label used in the case, SEAL_USED,
   *     TIME_IN_FUTURE
   */
  public ExhibitView register(UUID caseId, @Valid RegisterExhibit register) {
    CaseAccess seen = access.require(caseId, Permission.REGISTER_EXHIBIT);
    cases.lockedState(caseId);
    cases.requireOpen(caseId);
    requireCodes(register);
    Instant now = clock.instant();
    if (register.seizedAt().toInstant().isAfter(now)) {
      throw ProblemException.field(Problem.TIME_IN_FUTURE, "seizedAt", "problem.time-in-future");
    }
    RegisterExhibit.PaperChain paper = register.paperChain();
    Exhibit exhibit =
        paper == null
            ? registration.enter(caseId, register, entryType(register), Facts.none())
            : registration.enter(caseId, register, EventType.LEGACY_IMPORTED, paper(paper));
    exhibits.flush();
    audit.granted(new Consultation("COLLECT", "EXHIBIT", exhibit.id().toString(), caseId));
    // Asked again: who enters an exhibit holds it from now on, and may act on it.
    return reading.view(exhibit, access.ofExhibit(exhibit.id()).orElse(seen));
  }

  /** Reads the register data and custody of an exhibit. */
  public ExhibitView read(UUID exhibitId) {
    CaseAccess seen = access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    Exhibit exhibit = exhibits.get(exhibitId);
    audit.granted(new Consultation("CONSULT", "EXHIBIT", exhibitId.toString(), exhibit.caseId()));
    return reading.view(exhibit, access.ofExhibit(exhibitId).orElse(seen));
  }

  /**
   * The exhibit in the caller's sight whose event has this hash and its place in the log; empty
   * when there is none.
   */
  public Optional<UUID> ofEvent(byte[] hash) {
    return chronicle.exhibitOf(hash);
  }

  /** The exhibits of a case in the order of their registration. */
  public Page<ExhibitRow> ofCase(UUID caseId, @Nullable String cursor, @Nullable Integer limit) {
    access.require(caseId, Permission.READ_CASE);
    return reading.ofCase(caseId, cursor, limit);
  }

  /** How many exhibits a case has. */
  public long count(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return exhibits.count(caseId);
  }

  /** Every exhibit in the caller's sight, the one registered last first. */
  public Page<ExhibitRow> all(
      ExhibitFilter filter, @Nullable String cursor, @Nullable Integer limit) {
    return reading.all(filter, access.scope(), cursor, limit);
  }

  /** The custody events of an exhibit, first to last. */
  public Page<CustodyEventView> events(
      UUID exhibitId, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, "events", 1);
    int after = cursor == null ? 0 : cursor.smallNumber(0);
    List<CustodyEventView> views = new ArrayList<>();
    for (ChainEvent event : chronicle.ofExhibit(exhibitId, after, limit + 1)) {
      views.add(ExhibitReading.view(event));
    }
    return Page.cut(views, limit, event -> Cursor.after("events", event.seq()));
  }

  /**
   * The custody events of an exhibit before a number, the latest first; the numbers of a chain have
   * no gap.
   *
   * @param before events from this number on are left out; null begins with the latest
   */
  public List<CustodyEventView> latest(UUID exhibitId, @Nullable Integer before, int limit) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    long last = before == null ? exhibits.get(exhibitId).head().seq() : before - 1L;
    int after = Math.toIntExact(Math.max(0, last - limit));
    return chronicle.ofExhibit(exhibitId, after, Math.toIntExact(last - after)).stream()
        .map(ExhibitReading::view)
        .toList()
        .reversed();
  }

  /** How far the proof of events of an exhibit reaches, by the ids of the events. */
  public Map<UUID, String> grades(UUID exhibitId, Collection<UUID> events) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    return chronicle.grades(exhibitId, events);
  }

  /**
   * Acts on an exhibit as its custodian.
   *
   * @throws ProblemException NOT_CUSTODIAN, OFFER_OPEN, SEAL_DIFFERS and what else the rules of
   *     custody refuse
   */
  @Interceptors(Signing.class)
  public ExhibitView handle(UUID exhibitId, @Valid HandleExhibit handle) {
    CaseAccess seen =
        access.requireExhibit(
            exhibitId,
            handle.act() == HandleExhibit.Act.ANNOTATE
                ? Permission.SEE_EXHIBIT
                : Permission.HANDLE_EXHIBIT);
    Exhibit exhibit = exhibits.locked(exhibitId);
    CustodyState state = chain.standing(exhibit);
    chain.grow(exhibit, act(handle, state));
    exhibits.flush();
    audit.granted(new Consultation("ALTER", "EXHIBIT", exhibitId.toString(), exhibit.caseId()));
    return reading.view(exhibit, access.ofExhibit(exhibitId).orElse(seen));
  }

  /**
   * The labels, register data and custody of every exhibit of a case, for the inventory of the
   * prosecutor.
   */
  public List<ExhibitView> inventory(UUID caseId) {
    CaseAccess seen = access.require(caseId, Permission.READ_CASE);
    return exhibits.ofCase(caseId).stream().map(exhibit -> reading.view(exhibit, seen)).toList();
  }

  private ExhibitChain.Act act(HandleExhibit handle, CustodyState state) {
    Custodian acting = hands.actingFor(state);
    Facts facts = Facts.of(Field.REASON, handle.reason());
    return switch (handle.act()) {
      case SEAL ->
          act(
              EventType.SEALED,
              acting,
              handle,
              facts.and(Field.SEAL_AFTER, required(handle.seal(), "seal")));
      case RESEAL ->
          act(
              EventType.RESEALED,
              acting,
              handle,
              facts
                  .and(Field.SEAL_AFTER, required(handle.seal(), "seal"))
                  .and(Field.SEAL_BEFORE, ExhibitChain.textOrNothing(state.lastSeal())));
      case UNSEAL ->
          act(
              EventType.UNSEALED,
              acting,
              handle,
              facts.and(
                  Field.SEAL_BEFORE,
                  ExhibitChain.textOrNothing(
                      handle.seal() == null ? state.seal() : handle.seal())));
      case CHECK_SEAL ->
          matches(handle.seal(), state.seal())
              ? act(
                  EventType.SEAL_CHECKED,
                  acting,
                  handle,
                  facts
                      .and(Field.SEAL_OBSERVED, ExhibitChain.textOrNothing(handle.seal()))
                      .and(Field.RESULT, "INTACT"))
              : act(
                  EventType.DISCREPANCY_RECORDED,
                  acting,
                  handle,
                  facts
                      .and(Field.SEAL_OBSERVED, ExhibitChain.textOrNothing(handle.seal()))
                      .and(
                          Field.NOTE,
                          handle.reason() == null || handle.reason().isBlank()
                              ? "seal differs from the record"
                              : handle.reason().strip()));
      case STORE ->
          state.phase() == be.zegel.evidence.ledger.Phase.WITH
              ? act(
                  EventType.ACCESSIONED,
                  acting,
                  handle,
                  facts
                      .and(Field.TO, room(handle.room()).json())
                      .and(Field.LOCATION, required(handle.location(), "location"))
                      .and(
                          Field.SEAL_OBSERVED,
                          ExhibitChain.textOrNothing(
                              handle.seal() == null ? state.seal() : handle.seal())))
              : act(
                  EventType.STORED,
                  acting,
                  handle,
                  facts.and(Field.LOCATION, required(handle.location(), "location")));
      case MOVE ->
          act(
              EventType.MOVED,
              acting,
              handle,
              facts.and(Field.LOCATION, required(handle.location(), "location")));
      case CHECK_OUT ->
          act(
              EventType.CHECKED_OUT,
              acting,
              handle,
              facts
                  .and(Field.TO, chain.callerAsCustodian().json())
                  .and(Field.PURPOSE, "EXAMINATION"));
      case CHECK_IN ->
          act(
              EventType.CHECKED_IN,
              state.home(),
              handle,
              facts
                  .and(Field.LOCATION, required(handle.location(), "location"))
                  .and(
                      Field.SEAL_OBSERVED,
                      ExhibitChain.textOrNothing(
                          handle.seal() == null ? state.seal() : handle.seal())));
      case ANNOTATE ->
          act(
              EventType.ANNOTATED,
              acting,
              handle,
              Facts.of(Field.NOTE, required(handle.reason(), "reason")));
    };
  }

  private static ExhibitChain.Act act(
      EventType type, @Nullable Custodian acting, HandleExhibit handle, Facts facts) {
    return new ExhibitChain.Act(
        type, acting, handle.occurredAt(), handle.lateReason(), facts, null);
  }

  private Custodian room(@Nullable String code) {
    StorageRoom room =
        reference
            .storageRoom(required(code, "room"))
            .filter(r -> r.unit() != null && hands.keeps(r.code()))
            .orElseThrow(
                () -> ProblemException.field(Problem.UNKNOWN_CODE, "room", "problem.unknown-code"));
    return new Custodian(
        Custodian.Kind.ROOM, room.code(), room.labels().in(be.zegel.reference.Language.NL));
  }

  private static boolean matches(@Nullable String observed, @Nullable String recorded) {
    return observed != null && observed.strip().equals(recorded);
  }

  private static String required(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw ProblemException.field(Problem.INVALID_INPUT, field, "field.required");
    }
    return value.strip();
  }

  private static EventType entryType(RegisterExhibit register) {
    return switch (register.category()) {
      case "PROVIDER_ANSWER" -> EventType.PRODUCED_BY_PROVIDER;
      case "CLOUD_DATA", "SERVER_DATA", "NETWORK_CAPTURE" ->
          register.kind() == ExhibitKind.DIGITAL ? EventType.ACQUIRED_REMOTE : EventType.SEIZED;
      default ->
          "CONSENT".equals(register.legalBasis().code()) ? EventType.SURRENDERED : EventType.SEIZED;
    };
  }

  private static Facts paper(RegisterExhibit.PaperChain paper) {
    List<Json> intervals = new ArrayList<>();
    for (RegisterExhibit.Interval interval : paper.unexplained()) {
      Map<String, Json> row = new TreeMap<>();
      row.put("from", Form.time(interval.from()));
      row.put("to", Form.time(interval.to()));
      if (interval.note() != null && !interval.note().isBlank()) {
        row.put("note", Json.text(interval.note().strip()));
      }
      intervals.add(Json.members(row));
    }
    Facts facts = Facts.of(Field.DOCUMENT_HASH, paper.documentHash());
    return intervals.isEmpty()
        ? facts
        : facts.and(Field.UNEXPLAINED_INTERVALS, Json.items(intervals));
  }

  private void requireCodes(RegisterExhibit register) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Facts.BELGIUM);
    if (!reference.knows(CodeSet.EXHIBIT_CATEGORY, register.category(), today)) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, "category", "problem.unknown-code");
    }
    if (reference.measureType(register.legalBasis().code(), today).isEmpty()) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, "legalBasis.code", "problem.unknown-code");
    }
  }
}
