package be.zegel.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A page outside the frame: nobody may be signed in, and nothing but the servlet container may
 * work. It says what happened, what to do, and offers one step, which leads to the start.
 *
 * @param incident the id under which the log knows the cause, or null
 */
record StandalonePage(String title, String way, String step, @Nullable String incident) {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** Writes the page in the reader's language. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String language = Language.of(request).getLanguage();
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
            <div class="actions"><a class="btn p" href="%8$s/">%9$s</a></div>
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
                    request.getContextPath(),
                    escaped(step)));
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

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
