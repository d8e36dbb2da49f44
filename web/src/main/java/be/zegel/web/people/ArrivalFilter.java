package be.zegel.web.people;

import be.zegel.people.Arrival;
import be.zegel.people.Directory;
import be.zegel.people.Role;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * Makes a person known to the application with the first request of every new token: name, unit,
 * office and roles follow the token. Runs before everything that acts in the person's name.
 */
@WebFilter(
    filterName = "arrival",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.REQUEST)
public class ArrivalFilter extends HttpFilter {

  private static final int REMEMBERED = 10_000;
  private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");

  @Inject private Directory directory;

  /** The last arrival of each person, so that a token's later requests cost nothing. */
  private final Map<String, Arrival> seen =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Arrival> eldest) {
              return size() > REMEMBERED;
            }
          });

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal) {
      Arrival arrival = arrival(principal.getName(), principal.getOidcSecurityContext(), request);
      if (!arrival.equals(seen.get(arrival.username()))) {
        directory.arrive(arrival);
        seen.put(arrival.username(), arrival);
      }
    }
    chain.doFilter(request, response);
  }

  private static Arrival arrival(
      String username, OidcSecurityContext token, HttpServletRequest request) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (request.isUserInRole(role.name())) {
        roles.add(role);
      }
    }
    String name = claim(token, "name");
    String language = claim(token, "language");
    if (language == null) {
      language = claim(token, "locale");
    }
    return new Arrival(
        username,
        name == null || name.isBlank() ? username : name,
        language != null && LANGUAGES.contains(language) ? language : "nl",
        claim(token, "unit"),
        claim(token, "office"),
        roles,
        Boolean.parseBoolean(claim(token, "opj")));
  }

  /** A claim of the access token, which programs and pages both have. */
  private static @Nullable String claim(OidcSecurityContext context, String name) {
    if (context.getToken() != null && context.getToken().hasClaim(name)) {
      return context.getToken().getClaimValueAsString(name);
    }
    return context.getIDToken() != null && context.getIDToken().hasClaim(name)
        ? context.getIDToken().getClaimValueAsString(name)
        : null;
  }
}
