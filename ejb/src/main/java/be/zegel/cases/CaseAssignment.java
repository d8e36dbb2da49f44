package be.zegel.cases;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.util.UUID;

/**
 * The distribution of cases by the leader of a unit. One transaction: the lead, the weight and, for
 * a case that nobody had, the step to assigned hold together or not at all.
 */
@Stateless
@RolesAllowed("**")
public class CaseAssignment {

  @Inject private Access access;
  @Inject private CaseWork work;

  /**
   * Makes somebody the lead of a case; the former lead stays a member. A registered case is
   * assigned with it.
   *
   * @throws be.zegel.problem.ProblemException UNKNOWN_PERSON, STATE_FORBIDS for a decided case
   */
  public CaseFileView assign(UUID caseId, @Valid AssignCase assign) {
    access.require(caseId, Permission.ASSIGN);
    CaseFileView file =
        work.setMember(
            caseId, new SetMember(assign.lead(), MemberRole.LEAD, null, assign.reason()));
    if (assign.complexity() != null && assign.complexity() != file.complexity()) {
      file = work.weigh(caseId, assign.complexity());
    }
    return file.state() == CaseState.REGISTERED
        ? work.move(caseId, new MoveCase(CaseState.ASSIGNED, assign.reason()))
        : file;
  }
}
