package be.zegel.web.cases;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.faces.context.FacesContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The thing that the address of a page names. */
public final class RequestedCase {

  private RequestedCase() {}

  /**
   * The id in the address.
   *
   * @throws ProblemException NOT_FOUND when there is none, or it is no id
   */
  public static UUID id() {
    String id = parameter("id");
    try {
      return UUID.fromString(id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
  }

  /** Whether the address asks for the form of something new ({@code new=1}). */
  public static boolean asksForNew() {
    return parameter("new") != null;
  }

  private static @Nullable String parameter(String name) {
    return FacesContext.getCurrentInstance()
        .getExternalContext()
        .getRequestParameterMap()
        .get(name);
  }
}
