package be.zegel.web.shell;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;

/**
 * Ends the session here and at the identity provider (OpenID Connect RP-Initiated Logout 1.0), and
 * forgets what pages kept in the browser. The provider then leads to the page that says so.
 */
@WebServlet(
    name = "sign-out",
    urlPatterns = {"/sign-out", SignOut.DONE})
public class SignOut extends HttpServlet {

  /** The page a reader sees after it; readable without a login. */
  static final String DONE = "/signed-out";

  private static final String CLIENT = "zegel-web";

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String hint =
        IdentityToken.of(request)
            .map(IdentityToken::signed)
            .map(token -> "&id_token_hint=" + encoded(token))
            .orElse("");
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    String back = request.getRequestURL().toString().replaceFirst("/sign-out$", DONE);
    response.setHeader("Clear-Site-Data", "\"storage\"");
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        "Location",
        ContentPolicy.issuer()
            + "/protocol/openid-connect/logout?client_id="
            + CLIENT
            + "&post_logout_redirect_uri="
            + encoded(back)
            + hint);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getRequestURI().endsWith(DONE)) {
      ResourceBundle words = Words.bundle(Language.of(request));
      new StandalonePage(
              words.getString("page.signed-out.title"),
              words.getString("page.signed-out.way"),
              words.getString("page.signed-out.step"),
              null)
          .write(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
