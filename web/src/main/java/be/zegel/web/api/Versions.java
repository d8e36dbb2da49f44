package be.zegel.web.api;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** Versions of things as entity tags: what was read, and what a change expects to find. */
public final class Versions {

  private Versions() {}

  /** The entity tag of a version. */
  public static EntityTag tag(int version) {
    return new EntityTag(String.valueOf(version));
  }

  /**
   * The version that a change expects, from its {@code If-Match}.
   *
   * @throws ProblemException PRECONDITION_REQUIRED without the header, PRECONDITION_FAILED when it
   *     cannot be a version of ours
   */
  public static int expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemException.of(Problem.PRECONDITION_REQUIRED);
    }
    try {
      return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
    } catch (NumberFormatException e) {
      throw ProblemException.of(Problem.PRECONDITION_FAILED);
    }
  }
}
