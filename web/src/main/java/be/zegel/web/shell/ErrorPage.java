package be.zegel.web.shell;

import jakarta.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

  /**
   * Request attribute: the stable code of the refusal, when whoever refused knows better than the
   * status.
   */
  static final String CODE = "be.zegel.code";

  private static final Logger LOG = System.getLogger(ErrorPage.class.getName());
  private static final Pattern INCIDENT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
      String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
      answer(request, response, status, path, incident(request, status, path));
    } else if (request.getRequestURI().endsWith(FAILED)) {
      answer(
          request,
          response,
          HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
          FAILED,
          known(request.getParameter("incident")));
    } else {
      answer(request, response, HttpServletResponse.SC_NOT_FOUND, "/error", null);
    }
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

  private static @Nullable String incident(HttpServletRequest request, int status, String path) {
    return status < 500
        ? null
        : logged((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION), path);
  }

  private static @Nullable String known(@Nullable String incident) {
    return incident != null && INCIDENT.matcher(incident).matches() ? incident : null;
  }

  private static void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String path,
      @Nullable String incident)
      throws IOException {
    String kind = kind(request, status);
    Locale locale = Language.of(request);
    response.setStatus(status);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    if (isApi(request, path)) {
      response.setContentType("application/problem+json");
      response.getWriter().write(problem(kind, status, incident));
    } else {
      StandalonePage page = new StandalonePage(request, locale);
      page.write(response, kind, incident);
    }
  }

  private static String kind(HttpServletRequest request, int status) {
    if (request.getAttribute(CODE) instanceof String code) {
      return code;
    }
    return switch (status) {
      case 400 -> "invalid-request";
      case 401 -> "not-signed-in";
      case 403 -> "not-allowed";
      case 404, 410 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406, 415 -> "media-type";
      case 413 -> "too-large";
      case 503 -> "not-ready";
      default -> status < 500 ? "invalid-request" : "failed";
    };
  }

  private static String problem(String kind, int status, @Nullable String incident) {
    var words = Words.bundle(Locale.ENGLISH);
    var problem =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", words.getString("error." + kind + ".title"))
            .add("status", status)
            .add("detail", words.getString("error." + kind + ".way"))
            .add("code", kind);
    if (incident != null) {
      problem.add("incident", incident);
    }
    return problem.build().toString();
  }
}
