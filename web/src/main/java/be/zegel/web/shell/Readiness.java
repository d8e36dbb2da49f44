package be.zegel.web.shell;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * Says whether the server can work: 200 when every part answers, 503 with the names of those that
 * do not. Readable without a login, so it names parts and never causes; those are in the log.
 */
@WebServlet(name = "ready", urlPatterns = "/health/ready")
public class Readiness extends HttpServlet {

  private static final Logger LOG = System.getLogger(Readiness.class.getName());

  @Inject Instance<HealthCheck> checks;
  @Inject Instance<Warnings> warnings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean up = true;
    JsonArrayBuilder parts = Json.createArrayBuilder();
    for (HealthCheck check : checks) {
      boolean works = works(check);
      up &= works;
      parts.add(
          Json.createObjectBuilder()
              .add("name", check.name())
              .add("status", works ? "UP" : "DOWN"));
    }
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response
        .getWriter()
        .write(
            Json.createObjectBuilder()
                .add("status", up ? "UP" : "DOWN")
                .add("checks", parts)
                .add("missing", up ? missing() : Json.createArrayBuilder())
                .build()
                .toString());
  }

  /** What the server works without, and what stays behind meanwhile. */
  private JsonArrayBuilder missing() {
    JsonArrayBuilder names = Json.createArrayBuilder();
    for (Warnings each : warnings) {
      each.missing().forEach(names::add);
    }
    return names;
  }

  private static boolean works(HealthCheck check) {
    try {
      check.check();
      return true;
    } catch (IOException | RuntimeException broken) {
      LOG.log(Level.WARNING, "not ready: " + check.name(), broken);
      return false;
    }
  }
}
