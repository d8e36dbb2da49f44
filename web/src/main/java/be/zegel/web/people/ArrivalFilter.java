package be.zegel.web.people;

import be.zegel.people.Arrival;
import be.zegel.people.Directory;
import be.zegel.people.Role;
import be.zegel.web.shell.IdentityToken;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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

  private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");

  @Inject private Directory directory;

  /**
   * The last arrival of each person, so that a token's later requests cost nothing. As many entries
   * as there are users.
   */
  private final Map<String, Arrival> seen = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    IdentityToken token = IdentityToken.of(request).orElse(null);
    if (token != null) {
      // A browser asks for several things at once: one of them makes the person known, the others
      // wait.
      seen.compute(
          request.getUserPrincipal().getName(),
          (username, last) -> arrived(arrival(username, token, request), last));
    }
    chain.doFilter(request, response);
  }

  private Arrival arrived(Arrival arrival, @Nullable Arrival last) {
    if (!arrival.equals(last)) {
      try {
        directory.arrive(arrival);
      } catch (EJBException anotherNodeWasFirst) {
        directory.arrive(arrival);
      }
    }
    return arrival;
  }

  private static Arrival arrival(String username, IdentityToken token, HttpServletRequest request) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (request.isUserInRole(role.name())) {
        roles.add(role);
      }
    }
    String name = token.claim("name");
    String language = token.claim("language");
    if (language == null) {
      language = token.claim("locale");
    }
    return new Arrival(
        username,
        name == null || name.isBlank() ? username : name,
        language != null && LANGUAGES.contains(language) ? language : "nl",
        token.claim("unit"),
        token.claim("office"),
        roles,
        Boolean.parseBoolean(token.claim("opj")));
  }
}
