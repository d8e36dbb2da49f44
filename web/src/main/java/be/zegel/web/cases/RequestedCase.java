package be.zegel.web.cases;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.faces.context.FacesContext;
import java.util.UUID;

/** The thing that the address of a page names. */
public final class RequestedCase {

  private RequestedCase() {}

  /**
   * The id in the address.
   *
   * @throws ProblemException NOT_FOUND when there is none, or it is no id
   */
  public static UUID id() {
    String id =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("id");
    try {
      return UUID.fromString(id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
  }
}
