package be.zegel.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page outside the frame: nobody may be signed in, and nothing but the servlet container may
 * work. It says what happened, what to do, and offers one step.
 *
 * @param body markup between what to do and the step; empty for none
 * @param step the words of the step
 * @param to where the step leads, below the context path
 * @param incident the id under which the log knows the cause, or null
 */
public record StandalonePage(
    String title, String way, String body, String step, String to, @Nullable String incident) {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** A page whose step leads to the start. */
  StandalonePage(String title, String way, String step, @Nullable String incident) {
    this(title, way, "", step, "/", incident);
  }

  /** Writes the page in the reader's language. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    write(request, response, Language.of(request));
  }

  /** Writes the page in a language. */
  public void write(HttpServletRequest request, HttpServletResponse response, Locale locale)
      throws IOException {
    String language = locale.getLanguage();
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Language", language);
    response.setHeader(SecurityHeaders.POLICY, POLICY);
    response
        .getWriter()
        .write(
            """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s · Zegel</title>
            <link rel="icon" type="image/svg+xml" href="%3$s">
            <link rel="stylesheet" href="%4$s">
            <link rel="stylesheet" href="%5$s">
            </head>
            <body class="alone">
            <main class="card">
            <div class="brand"><img src="%3$s" alt="">Zegel</div>
            <h1>%2$s</h1>
            <p>%6$s</p>
            %7$s
            %10$s
            <div class="actions"><a class="btn p" href="%8$s">%9$s</a></div>
            </main>
            </body>
            </html>
            """
                .formatted(
                    language,
                    escaped(title),
                    resource(request, "img/seal.svg"),
                    resource(request, "css/fonts.css"),
                    resource(request, "css/zegel.css"),
                    escaped(way),
                    reference(request),
                    request.getContextPath() + escaped(to),
                    escaped(step),
                    body));
  }

  private String reference(HttpServletRequest request) {
    return incident == null
        ? ""
        : "<p class=\"small muted\">%s <span class=\"mono\">%s</span></p>"
            .formatted(
                escaped(Words.bundle(Language.of(request)).getString("page.incident")),
                escaped(incident));
  }

  private static String resource(HttpServletRequest request, String name) {
    return request.getContextPath()
        + SecurityHeaders.RESOURCES
        + name
        + ".xhtml?ln=zegel&amp;v="
        + ContentVersions.of(request.getServletContext(), name);
  }

  /** Text for markup. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
