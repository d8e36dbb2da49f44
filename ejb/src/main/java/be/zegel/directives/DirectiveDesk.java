package be.zegel.directives;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.cases.CaseChronicle;
import be.zegel.cases.CaseMoved;
import be.zegel.cases.CaseState;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where directives are given, answered and judged. */
@Stateless
@RolesAllowed("**")
public class DirectiveDesk {

  /** When a returned case gives no date of its own, its directive is due after this long. */
  private static final Duration DEFAULT_TERM = Duration.ofDays(30);

  private static final int MAX_OPEN = 200;

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private Directives directives;
  @Inject private CaseChronicle cases;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /**
   * Gives a directive in a case.
   *
   * @throws ProblemException INVALID_INPUT when it would be due in the past
   */
  public DirectiveView give(UUID caseId, @Valid GiveDirective give) {
    access.require(caseId, Permission.REVIEW);
    cases.requireOpen(caseId);
    Instant now = clock.instant();
    Instant due = ahead(give.due(), now);
    List<String> items = give.items() == null ? List.of() : give.items();
    Directive directive =
        new Directive(
            chronicle.newId(),
            caseId,
            give.text().strip(),
            items,
            due,
            directory.caller().id(),
            now);
    return stored(directive);
  }

  /** Answers a directive on behalf of the investigators. */
  public DirectiveView answer(UUID directiveId, @Valid AnswerDirective answer) {
    Directive directive = required(directiveId, Permission.ANSWER_DIRECTIVE);
    List<String> answers =
        answer.answers() == null
            ? List.of()
            : answer.answers().stream().map(String::strip).toList();
    directive.answer(answer.text().strip(), answers, directory.caller().id(), clock.instant());
    return judged(
        directive,
        EventType.DIRECTIVE_ANSWERED,
        Facts.none()
            .and(Field.DIRECTIVE_ID, directive.id())
            .and(Field.TEXT, answer.text().strip())
            .and(Field.NOTE, String.join("\n", answers)));
  }

  /** Accepts an answer. */
  public DirectiveView accept(UUID directiveId, @Valid CloseDirective close) {
    Directive directive = required(directiveId, Permission.REVIEW);
    directive.accept(close.remark(), directory.caller().id(), clock.instant());
    return judged(
        directive,
        EventType.DIRECTIVE_ACCEPTED,
        Facts.none().and(Field.DIRECTIVE_ID, directive.id()).and(Field.TEXT, close.remark()));
  }

  /**
   * Gives an answer back.
   *
   * @throws ProblemException INVALID_INPUT without a remark
   */
  public DirectiveView giveBack(UUID directiveId, @Valid CloseDirective close) {
    Directive directive = required(directiveId, Permission.REVIEW);
    if (close.remark() == null || close.remark().isBlank()) {
      throw ProblemException.field(Problem.INVALID_INPUT, "remark", "directive.remark.needed");
    }
    Instant now = clock.instant();
    Instant due = ahead(close.due(), now);
    directive.giveBack(close.remark().strip(), due, directory.caller().id(), now);
    return judged(
        directive,
        EventType.DIRECTIVE_RETURNED,
        Facts.none()
            .and(Field.DIRECTIVE_ID, directive.id())
            .and(Field.TEXT, close.remark().strip())
            .and(Field.DUE, due));
  }

  /** The directives of a case, first to last. */
  public List<DirectiveView> ofCase(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return directives.ofCase(caseId).stream().map(this::view).toList();
  }

  /** One directive. */
  public DirectiveView read(UUID directiveId) {
    UUID caseId =
        directives.caseOf(directiveId).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
    access.require(caseId, Permission.READ_CASE);
    return view(directives.locked(directiveId));
  }

  /**
   * What the caller and their colleagues owe in cases of which the caller is a member, the most
   * urgent first; at most 200.
   */
  public List<DirectiveView> owed() {
    return directives.owedByMember(MAX_OPEN).stream().map(this::view).toList();
  }

  /**
   * What the caller has asked for and nobody has answered yet, the most urgent first; at most 200.
   */
  public List<DirectiveView> awaited() {
    return directives.owedTo(directory.caller().id(), MAX_OPEN).stream().map(this::view).toList();
  }

  /** Answers that wait for the caller's judgement; at most 200. */
  public List<DirectiveView> toJudge() {
    return directives.answeredFor(directory.caller().id(), MAX_OPEN).stream()
        .map(this::view)
        .toList();
  }

  /**
   * A returned case owes at least one directive: without one, the reason of the return becomes it.
   * Public because the container lets a session bean observe with a business method only.
   */
  public void onReturn(@Observes CaseMoved moved) {
    if (moved.to() == CaseState.RETURNED && !directives.anyOwed(moved.caseId())) {
      Instant now = clock.instant();
      stored(
          new Directive(
              chronicle.newId(),
              moved.caseId(),
              moved.reason(),
              List.of(),
              now.plus(DEFAULT_TERM),
              directory.caller().id(),
              now));
    }
  }

  /**
   * A due date that lies ahead.
   *
   * @throws ProblemException INVALID_INPUT for one in the past
   */
  private static @Nullable Instant ahead(@Nullable OffsetDateTime due, Instant now) {
    if (due != null && !due.toInstant().isAfter(now)) {
      throw ProblemException.field(Problem.INVALID_INPUT, "due", "directive.due.past");
    }
    return due == null ? null : due.toInstant();
  }

  private DirectiveView stored(Directive directive) {
    directives.add(directive);
    cases.record(
        directive.caseId(),
        EventType.DIRECTIVE_GIVEN,
        Facts.none()
            .and(Field.DIRECTIVE_ID, directive.id())
            .and(Field.TEXT, directive.text())
            .and(Field.NOTE, String.join("\n", directive.items()))
            .and(Field.DUE, directive.due()));
    Directives.Owed owed = directives.owed(directive.caseId());
    cases.owes(directive.caseId(), owed.count(), owed.nearestDue());
    audit.granted(
        new Consultation("ALTER", "DIRECTIVE", directive.id().toString(), directive.caseId()));
    return view(directive);
  }

  private Directive required(UUID directiveId, Permission permission) {
    UUID caseId =
        directives.caseOf(directiveId).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
    access.require(caseId, permission);
    return directives.locked(directiveId);
  }

  private DirectiveView judged(Directive directive, EventType type, Facts facts) {
    cases.record(directive.caseId(), type, facts);
    Directives.Owed owed = directives.owed(directive.caseId());
    cases.owes(directive.caseId(), owed.count(), owed.nearestDue());
    audit.granted(
        new Consultation("ALTER", "DIRECTIVE", directive.id().toString(), directive.caseId()));
    return view(directive);
  }

  private DirectiveView view(Directive directive) {
    PersonView giver = directory.withId(directive.givenBy()).orElseThrow();
    return new DirectiveView(
        directive.id(),
        directive.caseId(),
        cases.number(directive.caseId()),
        directive.text(),
        directive.items(),
        directive.due(),
        directive.state(),
        giver.username(),
        giver.name(),
        directive.givenAt(),
        directive.answer(),
        directive.answers(),
        directory.withId(directive.answeredBy()).map(PersonView::name).orElse(null),
        directive.answeredAt(),
        directive.remark(),
        directory.withId(directive.closedBy()).map(PersonView::name).orElse(null),
        directive.closedAt(),
        directive.version());
  }
}
