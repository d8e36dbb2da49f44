package be.zegel.cases;

import be.zegel.access.Access;
import be.zegel.access.CaseAccess;
import be.zegel.access.Confidentiality;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.chain.Subject;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Person;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.CodeSet;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work on cases: open, read, revise, staff, move on. Every change is one transaction: the row and
 * the event of the case's chain are stored together or not at all.
 */
@Stateless
@RolesAllowed("**")
public class CaseWork {

  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private CaseFiles files;
  @Inject private CaseViews views;
  @Inject private CaseOpening opening;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;
  @Inject private Event<CaseMoved> moved;
  @Inject private Instance<CompletenessCheck> checks;

  /**
   * Opens a case; the opener becomes its first member.
   *
   * @throws ProblemException EMBARGO_NOT_AVAILABLE, UNKNOWN_CODE for an unknown unit, office or
   *     phenomenon, NOT_ALLOWED for a unit that is not the opener's
   */
  public CaseFileView open(@Valid OpenCase open) {
    Caller caller = directory.caller();
    opening.requireOpener(caller);
    if (open.confidentiality() == Confidentiality.EMBARGO) {
      throw ProblemException.of(Problem.EMBARGO_NOT_AVAILABLE);
    }
    Instant now = clock.instant();
    int unitId = opening.unitFor(open, caller);
    Integer officeId = opening.officeFor(open, unitId);
    requirePhenomenon(open.phenomenon());
    CaseNumber number = files.nextNumber(now.atZone(BELGIUM).getYear());
    UUID id = chronicle.newId();
    RecordedEvent opened =
        chronicle.record(
            chronicle.begin(),
            EventType.CASE_OPENED,
            now,
            Facts.of(Field.CASE_NUMBER, number.text())
                .and(Field.STATE_AFTER, CaseState.REGISTERED.name())
                .and(Field.TITLE, open.title().strip())
                .and(Field.UNIT, views.unitCode(unitId))
                .and(Field.OFFICE, officeId == null ? null : views.officeCode(officeId))
                .and(
                    Field.CONFIDENTIALITY,
                    (open.confidentiality() == null
                            ? Confidentiality.NORMAL
                            : open.confidentiality())
                        .name()));
    CaseFile file = new CaseFile(id, number, open, unitId, officeId, caller.id(), opened, now);
    files.add(file);
    chronicle.store(Subject.ofCase(id), opened);
    files.add(
        new Membership(
            id,
            caller.id(),
            MemberRole.MEMBER,
            null,
            CaseFileView.MemberView.OPENER,
            caller.id(),
            now));
    files.index(file);
    audit.granted(new Consultation("COLLECT", "CASE", id.toString(), id));
    return views.of(
        file, new CaseAccess(id, file.confidentiality(), Set.of(be.zegel.access.Relation.MEMBER)));
  }

  /** Reads a case; the reading is a consultation in the legal log. */
  public CaseFileView read(UUID caseId) {
    CaseAccess seen = access.require(caseId, Permission.SEE_CASE);
    CaseFile file = files.get(caseId);
    audit.granted(new Consultation("CONSULT", "CASE", caseId.toString(), caseId));
    return views.of(file, seen);
  }

  /**
   * Changes what is written about a case.
   *
   * @param expected the version that the caller read, null when they did not say
   * @throws ProblemException PRECONDITION_FAILED when somebody else changed the case since
   */
  public CaseFileView revise(UUID caseId, @Nullable Integer expected, @Valid ReviseCase revision) {
    CaseAccess seen = access.require(caseId, Permission.EDIT_CASE);
    CaseFile file = lockedAsRead(caseId, expected);
    requirePhenomenon(revision.phenomenon());
    Instant now = clock.instant();
    Map<String, String> before = written(file);
    file.revise(revision, now);
    for (Map.Entry<String, String> change : written(file).entrySet()) {
      String old = before.getOrDefault(change.getKey(), "");
      if (!old.equals(change.getValue())) {
        record(
            file,
            EventType.DETAILS_CHANGED,
            now,
            Facts.of(Field.FIELD_NAME, change.getKey())
                .and(Field.OLD_VALUE, Json.text(old))
                .and(Field.NEW_VALUE, Json.text(change.getValue())));
      }
    }
    files.index(file);
    audit.granted(new Consultation("ALTER", "CASE", caseId.toString(), caseId));
    files.flush();
    return views.of(file, seen);
  }

  /**
   * Adds a member or changes one; naming a new lead makes the former one a member.
   *
   * @throws ProblemException UNKNOWN_PERSON, LEAD_MISSING when the lead would go without a
   *     successor, NOT_ALLOWED for who would open to themselves what they may not read
   */
  public CaseFileView setMember(UUID caseId, @Valid SetMember set) {
    CaseAccess seen = access.require(caseId, Permission.MANAGE_MEMBERS);
    CaseFile file = files.locked(caseId);
    file.requireOpen();
    Instant now = clock.instant();
    PersonView person = directory.named(set.username(), "username");
    requireNotOwnAccess(seen, person);
    if (person.unit() == null) {
      throw ProblemException.field(Problem.UNKNOWN_PERSON, "username", "case.member.noUnit");
    }
    Instant until = instant(set.until());
    boolean holds = until == null || until.isAfter(now);
    if (set.role() == MemberRole.LEAD && holds) {
      formerLead(file, person.id(), now);
      file.leadBy(person.id());
    } else if (Objects.equals(file.leadId(), person.id())) {
      file.leadBy(null);
    }
    MemberRole role = set.role() == MemberRole.LEAD && !holds ? MemberRole.MEMBER : set.role();
    Caller caller = directory.caller();
    files
        .member(caseId, person.id())
        .ifPresentOrElse(
            member -> member.change(role, until, set.reason().strip(), caller.id(), now),
            () ->
                files.add(
                    new Membership(
                        caseId, person.id(), role, until, set.reason().strip(), caller.id(), now)));
    record(
        file,
        EventType.MEMBER_SET,
        now,
        Facts.none()
            .and(
                Field.MEMBER,
                new Person(person.username(), person.name(), null, person.unit(), null).json())
            .and(Field.MEMBER_ROLE, role.name())
            .and(Field.MEMBER_UNTIL, until)
            .and(Field.REASON, set.reason().strip()));
    file.acted(now);
    files.flush();
    audit.granted(new Consultation("ALTER", "CASE", caseId.toString(), caseId));
    return views.of(
        file, access.ofCase(caseId).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
  }

  /**
   * Nobody opens a case to themselves (domain.md §1.5, rule 1): another leader or the lead does.
   */
  private void requireNotOwnAccess(CaseAccess seen, PersonView person) {
    if (person.id() == directory.caller().id() && !seen.permits(Permission.READ_CASE)) {
      throw ProblemException.field(Problem.NOT_ALLOWED, "username", "case.member.self");
    }
  }

  private void formerLead(CaseFile file, long successor, Instant now) {
    Long former = file.leadId();
    if (former != null && former != successor) {
      files
          .member(file.id(), former)
          .ifPresent(
              member ->
                  member.change(
                      MemberRole.MEMBER,
                      member.until(),
                      member.reason(),
                      directory.caller().id(),
                      member.holds(now) ? member.since() : now));
      // One lead at a time is a unique rule of the table: the former one steps back first.
      files.flush();
    }
  }

  /**
   * Takes a case one step further.
   *
   * @throws ProblemException STATE_FORBIDS, LEAD_MISSING, OFFICE_MISSING, NOT_READY_TO_SUBMIT
   */
  public CaseFileView move(UUID caseId, @Valid MoveCase move) {
    return move(caseId, null, move);
  }

  /**
   * Takes a case one step further as its reader saw it.
   *
   * @param expected the version that the caller read, null when they did not say
   * @throws ProblemException PRECONDITION_FAILED when the case has changed since, and as {@link
   *     #move(UUID, MoveCase)}
   */
  public CaseFileView move(UUID caseId, @Nullable Integer expected, @Valid MoveCase move) {
    CaseAccess seen = access.require(caseId, Permission.SEE_CASE);
    CaseFile file = lockedAsRead(caseId, expected);
    CaseState from = file.state();
    if (from.next().contains(move.to())) {
      access.require(caseId, from.permissionFor(move.to()));
    } else {
      access.require(caseId, Permission.READ_CASE);
    }
    Instant now = clock.instant();
    file.moveTo(move.to(), now);
    List<OpenPoint> open = move.to() == CaseState.SUBMITTED ? openPointsOf(caseId) : List.of();
    record(
        file,
        EventType.STATE_CHANGED,
        now,
        Facts.of(Field.STATE_BEFORE, from.name())
            .and(Field.STATE_AFTER, move.to().name())
            .and(Field.REASON, move.reason().strip())
            .and(
                Field.NOTE,
                String.join(" ", open.stream().map(OpenPoint::code).distinct().sorted().toList())));
    moved.fire(new CaseMoved(caseId, from, move.to(), move.reason().strip()));
    files.flush();
    audit.granted(new Consultation("ALTER", "CASE", caseId.toString(), caseId));
    return views.of(file, seen);
  }

  /**
   * Holds a case for a step that takes several acts in one transaction: it stands as its reader saw
   * it, the step exists, and the caller may take it.
   *
   * @throws ProblemException STATE_FORBIDS, PRECONDITION_FAILED when the case has changed since
   */
  public void prepare(UUID caseId, int expected, CaseState to) {
    access.require(caseId, Permission.SEE_CASE);
    CaseFile file = files.locked(caseId);
    if (!file.state().next().contains(to)) {
      throw ProblemException.of(
          Problem.STATE_FORBIDS, Map.of("from", file.state().name(), "to", to.name()));
    }
    access.require(caseId, file.state().permissionFor(to));
    requireVersion(file, expected);
  }

  /**
   * Records the prosecutor's decision; the case is decided with it.
   *
   * @throws ProblemException STATE_FORBIDS when the case is not before the prosecutor, UNKNOWN_CODE
   */
  public DecisionView decide(UUID caseId, @Valid DecideCase decide) {
    return decide(caseId, null, decide);
  }

  /**
   * Records the prosecutor's decision about the case as it was read: nobody decides about a case
   * that has changed under their eyes.
   *
   * @param expected the version that the prosecutor read, null when they did not say
   * @throws ProblemException STATE_FORBIDS when the case is not before the prosecutor,
   *     PRECONDITION_FAILED when it has changed since, UNKNOWN_CODE
   */
  public DecisionView decide(UUID caseId, @Nullable Integer expected, @Valid DecideCase decide) {
    access.require(caseId, Permission.REVIEW);
    CaseFile file = files.locked(caseId);
    if (file.state().decidable()) {
      requireVersion(file, expected);
    }
    if (!reference.knows(CodeSet.DECISION, decide.code(), today())) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, "code", "problem.unknown-code");
    }
    Instant now = clock.instant();
    Caller caller = directory.caller();
    CaseState from = file.state();
    file.decided(now);
    CaseDecision decision = new CaseDecision(chronicle.newId(), caseId, decide, caller.id(), now);
    files.add(decision);
    record(
        file,
        EventType.DECIDED,
        now,
        Facts.of(Field.DECISION, decide.code())
            .and(Field.REASON, decide.reason().strip())
            .and(Field.TEXT, decide.text()));
    moved.fire(new CaseMoved(caseId, from, CaseState.DECIDED, decide.reason().strip()));
    audit.granted(new Consultation("ALTER", "CASE", caseId.toString(), caseId));
    return decision.view(caller.username(), caller.name());
  }

  /** The decisions taken in a case, first to last. */
  public List<DecisionView> decisions(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return files.decisions(caseId).stream()
        .map(
            decision -> {
              PersonView by = directory.withId(decision.decidedBy()).orElseThrow();
              return decision.view(by.username(), by.name());
            })
        .toList();
  }

  /** Notes a number under which somebody else knows the case. */
  public CaseFileView addReference(UUID caseId, @Valid AddReference add) {
    CaseAccess seen = access.require(caseId, Permission.EDIT_CASE);
    CaseFile file = files.locked(caseId);
    file.requireOpen();
    if (!reference.knows(CodeSet.EXTERNAL_REFERENCE, add.type(), today())) {
      throw ProblemException.field(Problem.UNKNOWN_CODE, "type", "problem.unknown-code");
    }
    if (files.hasReference(caseId, add.type(), add.value().strip())) {
      throw ProblemException.of(Problem.ALREADY_EXISTS);
    }
    Instant now = clock.instant();
    files.add(new CaseReference(chronicle.newId(), caseId, add, directory.caller().id(), now));
    record(
        file,
        EventType.DETAILS_CHANGED,
        now,
        Facts.of(Field.FIELD_NAME, "reference." + add.type())
            .and(Field.OLD_VALUE, Json.nothing())
            .and(
                Field.NEW_VALUE,
                Json.text(
                    add.value().strip()
                        + (add.issuer() == null ? "" : " (" + add.issuer().strip() + ")"))));
    file.acted(now);
    files.flush();
    return views.of(file, seen);
  }

  /**
   * What is still open before the case can be submitted without a word; also what the prosecutor
   * sees first.
   */
  public List<OpenPoint> openPoints(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return openPointsOf(caseId);
  }

  /**
   * Every question of the completeness check with what stands open against it: problems first, then
   * warnings, then what is in order.
   */
  public List<CheckedQuestion> completeness(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return Completeness.of(checks, caseId);
  }

  /** Changes the weight of a case in the workload; for who distributes the work. */
  public CaseFileView weigh(UUID caseId, int complexity) {
    CaseAccess seen = access.require(caseId, Permission.ASSIGN);
    CaseFile file = files.locked(caseId);
    int before = file.complexity();
    file.weigh(complexity);
    record(
        file,
        EventType.DETAILS_CHANGED,
        clock.instant(),
        Facts.of(Field.FIELD_NAME, "complexity")
            .and(Field.OLD_VALUE, Json.text(String.valueOf(before)))
            .and(Field.NEW_VALUE, Json.text(String.valueOf(complexity))));
    files.flush();
    return views.of(file, seen);
  }

  /** The history of a case: the events of its chain, first to last. */
  public List<CaseStep> history(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    List<CaseStep> steps = new ArrayList<>();
    for (ChainEvent event : chronicle.ofCase(caseId)) {
      steps.add(
          new CaseStep(
              event.seq(),
              event.type(),
              event.recordedAt(),
              event.actor(),
              event.actorName(),
              event.texts(),
              event.hashHex(),
              event.grade()));
    }
    return steps;
  }

  private List<OpenPoint> openPointsOf(UUID caseId) {
    List<OpenPoint> points = new ArrayList<>();
    for (CompletenessCheck check : checks) {
      points.addAll(check.openPoints(caseId));
    }
    points.sort(java.util.Comparator.comparing(OpenPoint::severity));
    return points;
  }

  private CaseFile lockedAsRead(UUID caseId, @Nullable Integer expected) {
    CaseFile file = files.locked(caseId);
    requireVersion(file, expected);
    return file;
  }

  private static void requireVersion(CaseFile file, @Nullable Integer expected) {
    if (expected != null && expected != file.version()) {
      throw ProblemException.of(Problem.PRECONDITION_FAILED);
    }
  }

  private void record(CaseFile file, EventType type, Instant now, Facts facts) {
    RecordedEvent event = chronicle.record(file.head(), type, now, facts);
    chronicle.store(Subject.ofCase(file.id()), event);
    file.grown(event);
  }

  private static Map<String, String> written(CaseFile file) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("title", file.title());
    values.put("summary", file.summary());
    values.put("phenomenon", file.phenomenon());
    values.put("place", file.place());
    values.put("factsFrom", Objects.toString(file.factsFrom(), ""));
    values.put("factsTo", Objects.toString(file.factsTo(), ""));
    return values;
  }

  private void requirePhenomenon(String code) {
    opening.requirePhenomenon(code, today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BELGIUM);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
