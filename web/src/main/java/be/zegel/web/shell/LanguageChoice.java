package be.zegel.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** Remembers the language a reader chose and leads back to the page they were on. */
@WebServlet(name = "language", urlPatterns = "/language")
public class LanguageChoice extends HttpServlet {

  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Inject Reader reader;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String chosen = request.getParameter("to");
    if (chosen == null || Language.offered(chosen).isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    Cookie cookie = new Cookie(Language.cookieName(reader.username()), chosen);
    cookie.setPath(request.getContextPath() + "/");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge((int) REMEMBERED.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location", LocalPath.of(request.getParameter("back"), request.getContextPath() + "/"));
  }
}
