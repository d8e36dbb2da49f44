package be.zegel.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A page outside the frame: nobody may be signed in, and nothing but the servlet container may
 * work. It says what happened, what to do, and offers one step.
 *
 * @param request what is answered
 * @param locale the language to answer in
 */
record StandalonePage(HttpServletRequest request, Locale locale) {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** Writes the page whose texts are {@code error.<kind>.title}, {@code .way} and {@code .step}. */
  void write(HttpServletResponse response, String kind, @Nullable String incident)
      throws IOException {
    ResourceBundle words = Words.bundle(locale);
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Language", locale.getLanguage());
    response.setHeader(SecurityHeaders.POLICY, POLICY);
    String title = words.getString("error." + kind + ".title");
    String reference =
        incident == null
            ? ""
            : "<p class=\"small muted\">%s <span class=\"mono\">%s</span></p>"
                .formatted(escaped(words.getString("error.incident")), escaped(incident));
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
                    locale.getLanguage(),
                    escaped(title),
                    resource("img/seal.svg"),
                    resource("css/fonts.css"),
                    resource("css/zegel.css"),
                    escaped(words.getString("error." + kind + ".way")),
                    reference,
                    request.getContextPath(),
                    escaped(words.getString("error." + kind + ".step"))));
  }

  private String resource(String name) {
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
