package be.zegel.cases;

import java.util.Set;

/**
 * A question that a prosecutor asks of every case; it is in order when none of its points is open.
 *
 * @param code what is asked: bundle key {@code check.<code>}
 * @param rank its place among all questions, in the order in which a reader goes through them
 * @param points codes of the open points that speak against it
 */
public record Question(String code, int rank, Set<String> points) {

  public Question {
    points = Set.copyOf(points);
  }
}
