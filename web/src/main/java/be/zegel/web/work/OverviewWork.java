package be.zegel.web.work;

import be.zegel.cases.CaseFilter;
import be.zegel.cases.CaseList;
import be.zegel.cases.CaseRow;
import be.zegel.cases.CaseState;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.workload.CaseSelection;
import be.zegel.workload.UnitBoard;
import be.zegel.workload.WorkloadBoard;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What waits for those who look over the work of others: submitted cases and awaited answers for a
 * prosecutor, cases without a lead and overdue ones for the leader of a unit. Empty for everybody
 * else.
 */
@Named("overviewWork")
@RequestScoped
public class OverviewWork {

  private static final int SHOWN = 6;

  @Inject private CaseList cases;
  @Inject private DirectiveDesk directives;
  @Inject private WorkloadBoard workload;
  @Inject private Clock clock;

  private long submittedCount;
  private List<CaseRow> submitted = List.of();
  private List<DirectiveView> awaited = List.of();
  private List<UnitBoard.CaseDue> unassigned = List.of();
  private List<UnitBoard.CaseDue> overdue = List.of();

  @PostConstruct
  void load() {
    submittedCount = cases.submitted();
    if (submittedCount > 0) {
      submitted = cases.page(toReview(), null, SHOWN).items();
    }
    awaited = directives.awaited();
    if (workload.waiting() > 0) {
      unassigned = workload.cases(null, new CaseSelection(CaseSelection.Figure.UNASSIGNED, null));
      overdue = workload.cases(null, new CaseSelection(CaseSelection.Figure.OVERDUE, null));
    }
  }

  private static CaseFilter toReview() {
    return new CaseFilter(
        CaseState.SUBMITTED,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        null,
        CaseFilter.Order.IDLE);
  }

  /** Whether nothing of this kind waits. */
  public boolean isIdle() {
    return submitted.isEmpty() && awaited.isEmpty() && unassigned.isEmpty() && overdue.isEmpty();
  }

  /** The first of what waits; the rest is on its own page. */
  public <T> List<T> first(List<T> waiting) {
    return waiting.subList(0, Math.min(SHOWN, waiting.size()));
  }

  public Instant getNow() {
    return clock.instant();
  }

  public long getSubmittedCount() {
    return submittedCount;
  }

  public List<CaseRow> getSubmitted() {
    return submitted;
  }

  public List<DirectiveView> getAwaited() {
    return awaited;
  }

  public List<UnitBoard.CaseDue> getUnassigned() {
    return unassigned;
  }

  public List<UnitBoard.CaseDue> getOverdue() {
    return overdue;
  }
}
