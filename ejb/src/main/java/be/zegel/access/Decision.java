package be.zegel.access;

/**
 * The answer of the decision point.
 *
 * @param answer permit, refuse, or "does not exist"
 * @param rule the row of the table that decided: {@code RELATION/PERMISSION}
 */
public record Decision(Answer answer, String rule) {

  /** The three answers. */
  public enum Answer {
    PERMIT,
    REFUSE,
    DOES_NOT_EXIST
  }

  /** Whether the thing may be done. */
  public boolean permits() {
    return answer == Answer.PERMIT;
  }
}
