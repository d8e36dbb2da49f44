package be.zegel.web.shell;

import be.zegel.people.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The person who looks at the page, as the identity provider vouches for them: name, roles, unit.
 * It says who it is, never what they may see; that is asked of the boundaries.
 */
@Named("reader")
@RequestScoped
public class Reader {

  /**
   * The order in which one of several roles is shown beside the name: the one that decides most.
   */
  private static final List<Role> SHOWN =
      List.of(
          Role.FEDERAL_PROSECUTOR,
          Role.REFERENCE_MAGISTRATE,
          Role.PROSECUTOR,
          Role.INVESTIGATING_JUDGE,
          Role.JUDICIAL_DIRECTOR,
          Role.UNIT_LEADER,
          Role.FORENSIC_EXAMINER,
          Role.EVIDENCE_CUSTODIAN_POLICE);

  @Inject HttpServletRequest request;

  /** The name the person signs in with; empty when nobody is signed in. */
  public String username() {
    return request.getUserPrincipal() == null ? "" : request.getUserPrincipal().getName();
  }

  /** True when the request carries a session or a token of a known person. */
  public boolean known() {
    return request.getUserPrincipal() != null;
  }

  /** First and last name, or the user name when the identity provider tells none. */
  public String name() {
    String name = claim("name");
    return name == null || name.isBlank() ? username() : name;
  }

  /** Two letters that stand for the person where there is room for no more. */
  public String initials() {
    return Arrays.stream(name().split("[\\s.]+"))
        .filter(word -> !word.isEmpty())
        .limit(2)
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining())
        .toUpperCase(Locale.ROOT);
  }

  /** The code of the role shown beside the name, or an empty text for somebody without any. */
  public String role() {
    return Stream.concat(SHOWN.stream(), Arrays.stream(Role.values()))
        .map(Role::name)
        .filter(this::is)
        .findFirst()
        .orElse("");
  }

  /** True when the identity provider gave the person this role. */
  public boolean is(String role) {
    return request.isUserInRole(role);
  }

  /** The code of the unit the person works in, or an empty text. */
  public String unit() {
    return orEmpty(claim("unit"));
  }

  /** The code of the prosecutor's office the person belongs to, or an empty text. */
  public String office() {
    return orEmpty(claim("office"));
  }

  private static String orEmpty(@Nullable String claim) {
    return claim == null ? "" : claim;
  }

  private @Nullable String claim(String name) {
    return IdentityToken.of(request).map(token -> token.claim(name)).orElse(null);
  }
}
