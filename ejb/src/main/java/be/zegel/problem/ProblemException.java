package be.zegel.problem;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Map;

/**
 * A refusal with its {@link Problem} code and the facts that the sentence for the reader needs. The
 * transaction is rolled back. Carries no evidence and no personal data beyond what the caller sent.
 */
@ApplicationException(rollback = true, inherited = true)
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient Map<String, String> facts;
  private final transient List<FieldProblem> fields;

  /**
   * One field that was refused.
   *
   * @param field the field's name in the command, as programs send it
   * @param message the bundle key of the sentence, or the sentence itself in English
   */
  public record FieldProblem(String field, String message) {}

  private ProblemException(Problem problem, Map<String, String> facts, List<FieldProblem> fields) {
    super(problem.code() + (facts.isEmpty() ? "" : " " + facts));
    this.problem = problem;
    this.facts = Map.copyOf(facts);
    this.fields = List.copyOf(fields);
  }

  /** A refusal that needs no facts. */
  public static ProblemException of(Problem problem) {
    return new ProblemException(problem, Map.of(), List.of());
  }

  /** A refusal with one fact for its sentence, for example {@code ("state", "SUBMITTED")}. */
  public static ProblemException of(Problem problem, String name, String value) {
    return new ProblemException(problem, Map.of(name, value), List.of());
  }

  /** A refusal with the facts for its sentence. */
  public static ProblemException of(Problem problem, Map<String, String> facts) {
    return new ProblemException(problem, facts, List.of());
  }

  /** Refuses one field of the input. */
  public static ProblemException field(Problem problem, String field, String message) {
    return new ProblemException(
        problem, Map.of("field", field), List.of(new FieldProblem(field, message)));
  }

  /**
   * Refuses several fields of the input.
   *
   * @param facts the facts for their sentences
   */
  public static ProblemException fields(
      Problem problem, List<FieldProblem> fields, Map<String, String> facts) {
    return new ProblemException(problem, facts, fields);
  }

  /** What was refused. */
  public Problem problem() {
    return problem;
  }

  /** The facts that the sentence names, by the name of their place in it. */
  public Map<String, String> facts() {
    return facts;
  }

  /** The fields that were refused, where the input was. */
  public List<FieldProblem> fields() {
    return fields;
  }
}
