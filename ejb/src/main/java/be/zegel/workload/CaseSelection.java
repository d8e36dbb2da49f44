package be.zegel.workload;

import org.jspecify.annotations.Nullable;

/**
 * Which cases of a unit its leader wants to see: those behind one figure of the board.
 *
 * @param of user name of the lead for LED, number of the age bucket for AGE, else null
 */
public record CaseSelection(Figure figure, @Nullable String of) {

  /** The figures of the board that stand for cases. */
  public enum Figure {
    /** A directive is past its due date. */
    OVERDUE,
    /** A directive falls due within three days. */
    DUE_SOON,
    /** Nobody leads them. */
    UNASSIGNED,
    /** No act for more than 30 days. */
    IDLE,
    /** Of one age. */
    AGE,
    /** Led by one person. */
    LED
  }
}
