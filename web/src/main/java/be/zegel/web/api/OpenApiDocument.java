package be.zegel.web.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Gives out the contract of the interface, which the build generates from the resources. Readable
 * without a login; a program that has read it asks with {@code If-None-Match} and gets 304.
 */
@WebServlet(name = "contract", urlPatterns = "/api/openapi.json", loadOnStartup = 2)
public class OpenApiDocument extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private transient byte[] document = {};
  private String tag = "";

  @Override
  public void init() throws ServletException {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new ServletException("the build made no openapi.json");
      }
      document = in.readAllBytes();
      tag =
          '"'
              + HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(document), 0, 16)
              + '"';
    } catch (IOException e) {
      throw new ServletException("openapi.json cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "public, max-age=300, must-revalidate");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(document.length);
    response.getOutputStream().write(document);
  }
}
