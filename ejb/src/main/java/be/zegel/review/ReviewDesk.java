package be.zegel.review;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.cases.CaseStep;
import be.zegel.cases.CaseWork;
import be.zegel.cases.DecideCase;
import be.zegel.cases.DecisionView;
import be.zegel.cases.MoveCase;
import be.zegel.custody.CustodyDesk;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.GiveDirective;
import be.zegel.evidence.ledger.Field;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the prosecutor reviews a case, returns it or decides. */
@Stateless
@RolesAllowed("**")
public class ReviewDesk {

  @Inject private Access access;
  @Inject private CaseWork work;
  @Inject private CustodyDesk custody;
  @Inject private DirectiveDesk directives;

  /** Everything the review of a case rests on, read in one transaction. */
  public ReviewFile open(UUID caseId) {
    access.require(caseId, Permission.READ_CASE);
    return new ReviewFile(
        work.read(caseId),
        submission(caseId),
        custody.inventory(caseId),
        work.completeness(caseId),
        directives.ofCase(caseId),
        work.decisions(caseId));
  }

  /**
   * Takes a submitted case under review.
   *
   * @throws be.zegel.problem.ProblemException STATE_FORBIDS when somebody has taken it already
   */
  public CaseFileView takeUp(UUID caseId, String reason) {
    access.require(caseId, Permission.REVIEW);
    return work.move(caseId, new MoveCase(CaseState.UNDER_REVIEW, reason));
  }

  /**
   * Returns a case with an instruction and its due date; both are recorded or neither is.
   *
   * @param expected the version of the case that the prosecutor read
   * @throws be.zegel.problem.ProblemException STATE_FORBIDS when the case is not before the
   *     prosecutor any more, PRECONDITION_FAILED when it has changed since, INVALID_INPUT for a due
   *     date in the past
   */
  public CaseFileView giveBack(UUID caseId, int expected, @Valid ReturnCase giveBack) {
    access.require(caseId, Permission.REVIEW);
    work.prepare(caseId, expected, CaseState.RETURNED);
    // First the directive: a return that finds none owed would make one of its own.
    directives.give(caseId, new GiveDirective(giveBack.text(), giveBack.items(), giveBack.due()));
    return work.move(caseId, new MoveCase(CaseState.RETURNED, giveBack.text().strip()));
  }

  /**
   * Decides about a case.
   *
   * @param expected the version of the case that the prosecutor read
   * @throws be.zegel.problem.ProblemException STATE_FORBIDS when it is decided already,
   *     PRECONDITION_FAILED when it has changed since, UNKNOWN_CODE
   */
  public DecisionView decide(UUID caseId, int expected, @Valid DecideCase decide) {
    access.require(caseId, Permission.REVIEW);
    return work.decide(caseId, expected, decide);
  }

  /** Takes a decided case up again: a dismissal is never final. */
  public CaseFileView resume(UUID caseId, String reason) {
    access.require(caseId, Permission.REVIEW);
    return work.move(caseId, new MoveCase(CaseState.INVESTIGATION, reason));
  }

  private @Nullable CaseStep submission(UUID caseId) {
    return work.history(caseId).stream()
        .filter(
            step ->
                CaseState.SUBMITTED.name().equals(step.fields().get(Field.STATE_AFTER.fieldName())))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }
}
