package be.zegel.web.shell;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.web.api.ProblemDocument;
import be.zegel.web.api.Problems;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees when there is no answer: in their language, what happened and the way out, and
 * never what lies behind it. A thing that does not exist and one that may not be seen read the
 * same. A failure of ours carries an incident id that also stands in the log, where the cause is.
 * Programs get the same as {@code application/problem+json}.
 *
 * <p>It stands on nothing but the servlet container, so that it answers when pages cannot.
 */
@WebServlet(
    name = "error",
    urlPatterns = {"/error", ErrorPage.FAILED})
public class ErrorPage extends HttpServlet {

  /** Where an unanswered Ajax request leads, with {@code incident} as parameter. */
  static final String FAILED = "/error/failed";

  /** Request attribute: the refusal, when whoever refused knows better than the status says. */
  private static final String REFUSAL = "be.zegel.refusal";

  private static final Logger LOG = System.getLogger(ErrorPage.class.getName());
  private static final Pattern INCIDENT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
      Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      Problem problem = refused(request, cause).orElseGet(() -> forStatus(status));
      String incident = problem.status() < 500 ? null : logged(cause, path);
      answer(request, response, problem, path, incident);
    } else if (request.getRequestURI().endsWith(FAILED)) {
      answer(request, response, Problem.INTERNAL, FAILED, known(request.getParameter("incident")));
    } else {
      answer(request, response, Problem.NOT_FOUND, "/error", null);
    }
  }

  /** Ends a request with a refusal; the error page says which. */
  static void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    request.setAttribute(REFUSAL, problem);
    response.sendError(problem.status());
  }

  /** The refusal among the causes of a failure, if it is one. */
  static Optional<ProblemException> refusal(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  /** Writes the cause of a failure to the log under a new incident id. */
  static String logged(@Nullable Throwable cause, String path) {
    String incident = UUID.randomUUID().toString();
    LOG.log(
        Level.ERROR, "incident " + incident + " at " + path.replaceAll("[^\\w/.-]", "_"), cause);
    return incident;
  }

  /** True for paths that programs call, which want a problem instead of a page. */
  static boolean isApi(HttpServletRequest request, String uri) {
    return uri.startsWith(request.getContextPath() + "/api/");
  }

  private static Optional<Problem> refused(HttpServletRequest request, @Nullable Throwable cause) {
    return request.getAttribute(REFUSAL) instanceof Problem problem
        ? Optional.of(problem)
        : refusal(cause).map(ProblemException::problem);
  }

  private static @Nullable String known(@Nullable String incident) {
    return incident != null && INCIDENT.matcher(incident).matches() ? incident : null;
  }

  private static void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem,
      String path,
      @Nullable String incident)
      throws IOException {
    response.setStatus(problem.status());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    if (isApi(request, path)) {
      response.setContentType(Problems.MEDIA_TYPE.toString());
      response.getWriter().write(json(request, problem, incident));
    } else {
      Locale locale = Language.of(request);
      new StandalonePage(
              text(problem, "", locale, incident),
              text(problem, ".todo", locale, incident),
              Words.bundle(locale).getString(step(problem)),
              incident)
          .write(request, response);
    }
  }

  private static String text(
      Problem problem, String part, Locale locale, @Nullable String incident) {
    return Problems.text(
        "problem." + problem.code() + part,
        locale,
        Map.of("incident", incident == null ? "" : incident));
  }

  private static String step(Problem problem) {
    return switch (problem) {
      case NOT_SIGNED_IN -> "action.signin";
      case UNAVAILABLE -> "action.retry";
      default -> "action.home";
    };
  }

  private static Problem forStatus(int status) {
    return switch (status) {
      case 401 -> Problem.NOT_SIGNED_IN;
      case 403 -> Problem.NOT_ALLOWED;
      case 404 -> Problem.NOT_FOUND;
      case 405 -> Problem.METHOD_NOT_ALLOWED;
      case 406 -> Problem.NOT_ACCEPTABLE;
      case 410 -> Problem.GONE;
      case 413 -> Problem.TOO_LARGE;
      case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE;
      case 503 -> Problem.UNAVAILABLE;
      default -> status < 500 ? Problem.INVALID_INPUT : Problem.INTERNAL;
    };
  }

  private static String json(
      HttpServletRequest request, Problem problem, @Nullable String incident) {
    ProblemDocument document =
        Problems.document(
            problem,
            Problems.language(request),
            List.of(),
            incident == null ? Map.of() : Map.of("incident", incident),
            incident);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", document.type())
            .add("title", document.title())
            .add("status", document.status())
            .add("code", document.code());
    if (document.detail() != null) {
      json.add("detail", document.detail());
    }
    if (incident != null) {
      json.add("incident", incident);
    }
    return json.build().toString();
  }
}
