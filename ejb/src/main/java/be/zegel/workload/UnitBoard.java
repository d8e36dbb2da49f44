package be.zegel.workload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a unit at a moment.
 *
 * @param unit code of the unit; units below it are counted with it
 * @param openCases cases not decided
 * @param overdue cases with a directive past its due date
 * @param dueSoon cases with a directive due within three days
 * @param unassigned open cases without a lead
 * @param oldestUnassigned when the oldest of them was opened
 * @param idle open cases without an act for more than 30 days
 * @param ages open cases by age since they were opened
 * @param urgent what falls due first, at most 20
 * @param waiting unassigned cases, oldest first, at most 50
 * @param flow what came in and went out lately
 */
public record UnitBoard(
    String unit,
    Instant at,
    int openCases,
    int overdue,
    int dueSoon,
    int unassigned,
    @Nullable Instant oldestUnassigned,
    int idle,
    List<Load> investigators,
    List<AgeBucket> ages,
    List<CaseDue> urgent,
    List<CaseDue> waiting,
    LabQueue lab,
    Flow flow) {

  public UnitBoard {
    investigators = List.copyOf(investigators);
    ages = List.copyOf(ages);
    urgent = List.copyOf(urgent);
    waiting = List.copyOf(waiting);
  }

  /**
   * What one person carries.
   *
   * @param fte share of a full-time equivalent
   * @param points Σ complexity × (lead 1, member 0.5) over open cases, 0.5 for each directive owed,
   *     1 for each exhibit under examination
   * @param capacity how many points the person can carry
   * @param percent points against what the person can carry; null without capacity
   * @param led open cases led
   * @param joined open cases of which the person is a member without leading
   * @param directives directives owed in the cases led
   * @param overdue cases led with a directive past its due date
   * @param examinations exhibits handed over for examination that the person still holds
   * @param nextDue the nearest due date in the cases led
   */
  public record Load(
      String username,
      String name,
      boolean opj,
      double fte,
      double points,
      double capacity,
      @Nullable Integer percent,
      int led,
      int joined,
      int directives,
      int overdue,
      int examinations,
      @Nullable Instant nextDue) {}

  /**
   * Open cases of one age.
   *
   * @param fromDays the youngest age counted, in days
   * @param toDays the oldest age counted, null without bound
   */
  public record AgeBucket(int fromDays, @Nullable Integer toDays, int cases) {}

  /**
   * A case with what falls due in it; everything else stays in the case.
   *
   * @param title null for a restricted case of which the leader is no member
   * @param lead name of the lead, null while nobody leads it
   * @param leadUsername user name of the lead
   * @param complexity weight in the workload, 1 to 5
   * @param directives directives owed
   */
  public record CaseDue(
      UUID caseId,
      String number,
      @Nullable String title,
      String state,
      @Nullable String lead,
      @Nullable String leadUsername,
      int complexity,
      int directives,
      Instant openedAt,
      Instant lastActAt,
      @Nullable Instant due) {}

  /**
   * What came in and went out, and how long it took.
   *
   * @param days how many days are looked back
   * @param opened cases opened
   * @param submitted cases submitted to the prosecutor
   * @param decided cases decided
   * @param returned cases that stand returned now
   * @param toSubmission days from the opening to the submission
   * @param toDecision days from the submission to the decision
   */
  public record Flow(
      int days,
      int opened,
      int submitted,
      int decided,
      int returned,
      Span toSubmission,
      Span toDecision) {}

  /**
   * Half of all took at most the median, nine in ten at most p90; null when there were none.
   *
   * @param median in days
   * @param p90 in days
   */
  public record Span(@Nullable Double median, @Nullable Double p90) {}

  /**
   * Exhibits that were handed over for examination and are still with the examiner.
   *
   * @param exhibits how many
   * @param bytes the size of the files filed under them
   * @param oldest since when the oldest waits
   */
  public record LabQueue(int exhibits, long bytes, @Nullable Instant oldest) {}
}
