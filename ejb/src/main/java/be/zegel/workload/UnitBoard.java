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
    LabQueue lab) {

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
   * @param points Σ complexity × (lead 1, member 0.5) over open cases, and 0.5 for each directive
   *     owed
   * @param percent points against what the person can carry; null without capacity
   * @param led open cases led
   * @param joined open cases of which the person is a member without leading
   * @param directives directives owed in the cases led
   * @param overdue cases led with a directive past its due date
   * @param nextDue the nearest due date in the cases led
   */
  public record Load(
      String username,
      String name,
      boolean opj,
      double fte,
      double points,
      @Nullable Integer percent,
      int led,
      int joined,
      int directives,
      int overdue,
      @Nullable Instant nextDue) {}

  /**
   * Open cases of one age.
   *
   * @param fromDays the youngest age counted, in days
   * @param toDays the oldest age counted, null without bound
   */
  public record AgeBucket(int fromDays, @Nullable Integer toDays, int cases) {}

  /** A case with what falls due in it; title and everything else stay in the case. */
  public record CaseDue(
      UUID caseId,
      String number,
      String title,
      String state,
      @Nullable String lead,
      Instant openedAt,
      @Nullable Instant due) {}

  /**
   * Exhibits that were handed over for examination and are still with the examiner.
   *
   * @param exhibits how many
   * @param bytes the size of the files filed under them
   * @param oldest since when the oldest waits
   */
  public record LabQueue(int exhibits, long bytes, @Nullable Instant oldest) {}
}
