package be.zegel.cases;

import java.util.List;

/**
 * A question of the completeness check with what stands open against it.
 *
 * @param code what is asked: bundle key {@code check.<code>}
 * @param open the open points, most severe first; empty when it is in order
 */
public record CheckedQuestion(String code, List<OpenPoint> open) {

  public CheckedQuestion {
    open = List.copyOf(open);
  }

  /** Whether nothing is open. */
  public boolean inOrder() {
    return open.isEmpty();
  }

  /** Whether something is open that must be explained. */
  public boolean problem() {
    return open.stream().anyMatch(point -> point.severity() == OpenPoint.Severity.PROBLEM);
  }
}
