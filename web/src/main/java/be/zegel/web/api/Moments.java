package be.zegel.web.api;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.json.bind.JsonbException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments in query parameters: RFC 3339 with offset, or a day or local time of Belgium. */
public final class Moments {

  private Moments() {}

  /**
   * The moment that a parameter names; null when it is absent.
   *
   * @throws ProblemException INVALID_INPUT with the parameter's name
   */
  public static @Nullable Instant of(@Nullable String text, String parameter) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return JsonForm.time(text.strip()).toInstant();
    } catch (JsonbException e) {
      throw ProblemException.field(Problem.INVALID_INPUT, parameter, "field.time");
    }
  }
}
