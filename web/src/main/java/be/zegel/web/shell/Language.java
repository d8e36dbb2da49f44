package be.zegel.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language of the page: what the reader chose on this machine, else what the identity provider
 * knows of them, else what the browser asks for, else Dutch. The choice is kept in a cookie per
 * person, since desks are shared.
 */
@Named("language")
@RequestScoped
public class Language {

  /** The four languages of Zegel, in the order of the switch. */
  static final List<Locale> OFFERED =
      List.of(
          Locale.of("nl", "BE"),
          Locale.of("fr", "BE"),
          Locale.of("de", "BE"),
          Locale.of("en", "BE"));

  @Inject HttpServletRequest request;

  private @Nullable Locale chosen;

  /** The locale in which this request is answered. */
  public Locale locale() {
    if (chosen == null) {
      chosen = of(request);
    }
    return chosen;
  }

  /** The two letters for the {@code lang} attribute and the switch. */
  public String tag() {
    return locale().getLanguage();
  }

  /** The two letters of each language that can be chosen. */
  public List<String> offered() {
    return OFFERED.stream().map(Locale::getLanguage).toList();
  }

  /** The path and query of this page, to come back to after the switch. */
  public String here() {
    Object forwarded = request.getAttribute("jakarta.servlet.forward.request_uri");
    String path = forwarded == null ? request.getRequestURI() : forwarded.toString();
    return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
  }

  /** The locale for a request, whoever sent it. */
  static Locale of(HttpServletRequest request) {
    return remembered(request)
        .or(() -> IdentityToken.of(request).flatMap(Language::claimed))
        .orElseGet(() -> asked(request));
  }

  private static Optional<Locale> remembered(HttpServletRequest request) {
    if (request.getUserPrincipal() == null || request.getCookies() == null) {
      return Optional.empty();
    }
    String name = cookieName(request.getUserPrincipal().getName());
    return Stream.of(request.getCookies())
        .filter(cookie -> cookie.getName().equals(name))
        .flatMap(cookie -> offered(cookie.getValue()).stream())
        .findFirst();
  }

  private static Optional<Locale> claimed(IdentityToken token) {
    return Stream.of("language", "locale")
        .map(token::claim)
        .filter(Objects::nonNull)
        .flatMap(claim -> offered(claim).stream())
        .findFirst();
  }

  private static Locale asked(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .flatMap(locale -> offered(locale.getLanguage()).stream())
        .findFirst()
        .orElse(OFFERED.getFirst());
  }

  /** The locale of a page outside the frame: as its address says, else as for any request. */
  public static Locale ofPage(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("lang"))
        .flatMap(Language::offered)
        .orElseGet(() -> of(request));
  }

  /** The locale for two letters, when it is one of the four. */
  public static Optional<Locale> offered(String tag) {
    return OFFERED.stream().filter(locale -> locale.getLanguage().equals(tag)).findFirst();
  }

  /** The name of a person's cookie; the person cannot be read from it. */
  static String cookieName(String username) {
    return "zegel-language-" + HexFormat.of().toHexDigits(username.hashCode());
  }
}
