package be.zegel.web.ledger;

import static be.zegel.web.shell.StandalonePage.escaped;

import be.zegel.custody.CustodyDesk;
import be.zegel.ledger.LogEntries;
import be.zegel.ledger.LogEntries.Standing;
import be.zegel.web.shell.Formats;
import be.zegel.web.shell.Language;
import be.zegel.web.shell.StandalonePage;
import be.zegel.web.shell.Words;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the code on a receipt leads. Whoever is signed in and may see the exhibit is led to it;
 * everybody else learns whether the event is in the log, and since when, and nothing of what it
 * says. Needs no login.
 */
@WebServlet(
    name = "event-check",
    urlPatterns = {EventCheck.PATH, EventCheck.SIGNED_IN})
public class EventCheck extends HttpServlet {
  /** The path of the page; {@code hash} is the event's, in 64 hexadecimal digits. */
  public static final String PATH = "/ledger/event";

  /** The same for staff: asks for the login first. */
  static final String SIGNED_IN = "/exhibit/event";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final boolean DEMO = Boolean.getBoolean("zegel.demo");
  private static final List<String> LANGUAGES = List.of("nl", "fr", "de", "en");

  @Inject LogEntries entries;
  @Inject CustodyDesk custody;
  @Inject Formats format;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String typed = request.getParameter("hash");
    String hash = typed == null ? "" : typed.replaceAll("[\\s·….-]", "").toLowerCase(Locale.ROOT);
    boolean formed = HASH.matcher(hash).matches();
    Optional<UUID> exhibit =
        formed && request.getUserPrincipal() != null
            ? custody.ofEvent(HexFormat.of().parseHex(hash))
            : Optional.empty();
    if (exhibit.isPresent()) {
      response.sendRedirect(request.getContextPath() + "/exhibit?id=" + exhibit.get());
      return;
    }
    Locale locale = Language.ofPage(request);
    ResourceBundle words = Words.bundle(locale);
    Optional<Standing> standing =
        formed ? entries.find(HexFormat.of().parseHex(hash)) : Optional.empty();
    String said =
        !formed ? (hash.isEmpty() ? "ask" : "malformed") : standing.isEmpty() ? "unknown" : "known";
    response.setHeader("Cache-Control", "no-store");
    new StandalonePage(
            title(words, said, standing, locale),
            words.getString("check." + said + ".way"),
            standing.map(each -> facts(words, each, hash)).orElse("")
                + form(words, hash, locale)
                + languages(hash),
            words.getString("check.step"),
            formed ? SIGNED_IN + "?hash=" + hash : "/",
            null)
        .write(request, response, locale);
  }

  private String title(
      ResourceBundle words, String said, Optional<Standing> standing, Locale locale) {
    String title = words.getString("check." + said);
    return standing
        .map(
            each ->
                new MessageFormat(title, locale)
                    .format(new Object[] {time(each.sealedAt(), words)}))
        .orElse(title);
  }

  private String facts(ResourceBundle words, Standing standing, String hash) {
    StringBuilder facts = new StringBuilder("<dl class=\"facts\">");
    fact(facts, words, "check.place", String.valueOf(standing.index()));
    fact(facts, words, "check.sealed", time(standing.sealedAt(), words));
    fact(
        facts,
        words,
        DEMO ? "check.anchored.demo" : "check.anchored",
        time(standing.anchoredAt(), words));
    fact(facts, words, "check.stamped", time(standing.stampedAt(), words));
    if (standing.root() != null) {
      fact(facts, words, "check.root", standing.root());
    }
    facts.append("</dl><p><a href=\"../api/v1/ledger/entries/").append(hash).append("/proof\">");
    facts.append(escaped(words.getString("check.proof"))).append("</a> · ");
    facts.append("<a href=\"../api/v1/ledger/checkpoint\">");
    return facts.append(escaped(words.getString("check.checkpoint"))).append("</a></p>").toString();
  }

  private static void fact(StringBuilder facts, ResourceBundle words, String key, String value) {
    facts
        .append("<dt>")
        .append(escaped(words.getString(key)))
        .append("</dt><dd>")
        .append(escaped(value))
        .append("</dd>");
  }

  private String time(@Nullable Instant instant, ResourceBundle words) {
    return instant == null ? words.getString("check.notYet") : format.precise(instant);
  }

  private static String form(ResourceBundle words, String hash, Locale locale) {
    return """
        <form class="form" method="get" action="event"><div class="field"><label for="hash">%s</label>
        <input type="text" id="hash" name="hash" class="mono" value="%s" maxlength="200" autocomplete="off" spellcheck="false"></div>
        <input type="hidden" name="lang" value="%s">
        <div class="actions"><button type="submit" class="btn">%s</button></div></form>
        """
        .formatted(
            escaped(words.getString("check.hash")),
            escaped(hash),
            locale.getLanguage(),
            escaped(words.getString("check.send")));
  }

  private static String languages(String hash) {
    StringBuilder links = new StringBuilder("<p class=\"small languages\">");
    for (String language : LANGUAGES) {
      links
          .append("<a lang=\"")
          .append(language)
          .append("\" hreflang=\"")
          .append(language)
          .append("\" href=\"event?lang=")
          .append(language)
          .append(hash.isEmpty() ? "" : "&amp;hash=" + escaped(hash))
          .append("\">")
          .append(Locale.of(language).getDisplayLanguage(Locale.of(language)))
          .append("</a> ");
    }
    return links.append("</p>").toString();
  }
}
