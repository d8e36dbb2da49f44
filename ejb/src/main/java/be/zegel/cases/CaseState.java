package be.zegel.cases;

import be.zegel.access.Permission;
import java.util.EnumSet;
import java.util.Set;

/**
 * The states of a case (domain.md §4.1) and the steps between them.
 *
 * <p>Registered → assigned (by the unit leader) → investigation (by the lead, under a prosecutor's
 * office) → submitted (by the lead) → under review (by the prosecutor) → returned with a directive,
 * and from there to investigation again; or decided. A dismissal is never final: a decided case can
 * be taken up again by the prosecutor.
 */
public enum CaseState {
  REGISTERED,
  ASSIGNED,
  INVESTIGATION,
  SUBMITTED,
  UNDER_REVIEW,
  RETURNED,
  DECIDED;

  /**
   * The states that a step may lead to from here; a decision is taken by {@code decide}, not by a
   * plain step.
   */
  public Set<CaseState> next() {
    return switch (this) {
      case REGISTERED -> EnumSet.of(ASSIGNED);
      case ASSIGNED, RETURNED, DECIDED -> EnumSet.of(INVESTIGATION);
      case INVESTIGATION -> EnumSet.of(SUBMITTED);
      case SUBMITTED -> EnumSet.of(UNDER_REVIEW, RETURNED);
      case UNDER_REVIEW -> EnumSet.of(RETURNED);
    };
  }

  /** What somebody must be permitted in order to take the step from this state. */
  public Permission permissionFor(CaseState to) {
    return switch (to) {
      case ASSIGNED, REGISTERED -> Permission.ASSIGN;
      case INVESTIGATION -> this == DECIDED ? Permission.REVIEW : Permission.CONDUCT;
      case SUBMITTED -> Permission.CONDUCT;
      case UNDER_REVIEW, RETURNED, DECIDED -> Permission.REVIEW;
    };
  }

  /** Whether the prosecutor may decide in this state. */
  public boolean decidable() {
    return this == SUBMITTED || this == UNDER_REVIEW;
  }
}
