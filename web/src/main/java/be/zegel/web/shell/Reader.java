package be.zegel.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The person who looks at the page, as the identity provider vouches for them: name, roles, unit.
 * It says who it is, never what they may see; that is asked of the boundaries.
 */
@Named("reader")
@RequestScoped
public class Reader {

  /** The roles a page names, in the order in which one of several is shown beside the name. */
  static final List<String> ROLES =
      List.of(
          "FEDERAL_PROSECUTOR",
          "REFERENCE_MAGISTRATE",
          "PROSECUTOR",
          "INVESTIGATING_JUDGE",
          "JUDGE_CLERK",
          "REGISTRY_CLERK",
          "JUDICIAL_DIRECTOR",
          "UNIT_LEADER",
          "CASE_LEAD",
          "FORENSIC_EXAMINER",
          "EVIDENCE_CUSTODIAN_POLICE",
          "INTAKE_OFFICER",
          "LIAISON_OFFICER",
          "CRIME_ANALYST",
          "INVESTIGATOR",
          "AUDITOR",
          "DPO",
          "OVERSIGHT",
          "FUNCTIONAL_ADMIN",
          "SYSTEM_ADMIN");

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
    return ROLES.stream().filter(this::is).findFirst().orElse("");
  }

  /** True when the identity provider gave the person this role. */
  public boolean is(String role) {
    return request.isUserInRole(role);
  }

  /** The code of the unit the person works in, or of their office, or an empty text. */
  public String unit() {
    String unit = claim("unit");
    if (unit == null || unit.isBlank()) {
      unit = claim("office");
    }
    return unit == null ? "" : unit;
  }

  private @Nullable String claim(String name) {
    return IdentityToken.of(request).map(token -> token.claim(name)).orElse(null);
  }
}
