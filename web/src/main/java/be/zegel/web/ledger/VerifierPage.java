package be.zegel.web.ledger;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives out the second verifier, one file that checks a court packet in a browser without a network
 * (docs/guide/verifying.md). Readable without a login and always a download: it is meant to be kept
 * and opened from a disk, not to be trusted because this server shows it.
 */
@WebServlet(name = "verifier", urlPatterns = "/ledger/zegel-verify.html")
public class VerifierPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private transient byte[] page = {};

  @Override
  public void init() throws ServletException {
    try (InputStream in = VerifierPage.class.getResourceAsStream("/zegel-verify.html")) {
      if (in == null) {
        throw new ServletException("the build made no zegel-verify.html");
      }
      page = in.readAllBytes();
    } catch (IOException e) {
      throw new ServletException("zegel-verify.html cannot be read", e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"zegel-verify.html\"");
    response.setHeader("Cache-Control", "public, max-age=300, must-revalidate");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
