package be.zegel.web.shell;

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
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the directory who arrives, before anything is done in their name: at the first request of a
 * person and whenever what the identity provider says of them has changed. A person whose token
 * says the same as before costs a comparison and no query.
 */
@WebFilter(
    filterName = "arrivals",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.REQUEST)
public class Arrivals extends HttpFilter {

  @Inject Directory directory;

  /** What each person's token said last; as many entries as there are users. */
  private final Map<String, Arrival> known = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    IdentityToken token = IdentityToken.of(request).orElse(null);
    if (token != null && !request.getServletPath().startsWith(SecurityHeaders.RESOURCES)) {
      Arrival arrival = arrival(request, token);
      if (!arrival.equals(known.get(arrival.username()))) {
        directory.arrive(arrival);
        known.put(arrival.username(), arrival);
      }
    }
    chain.doFilter(request, response);
  }

  private static Arrival arrival(HttpServletRequest request, IdentityToken token) {
    String username = request.getUserPrincipal().getName();
    String name = token.claim("name");
    return new Arrival(
        username,
        name == null || name.isBlank() ? username : name,
        Language.claimed(token).orElse(Language.OFFERED.getFirst()).getLanguage(),
        blankToNull(token.claim("unit")),
        blankToNull(token.claim("office")),
        Arrays.stream(Role.values())
            .filter(role -> request.isUserInRole(role.name()))
            .collect(Collectors.toSet()),
        Boolean.parseBoolean(token.claim("opj")));
  }

  private static @Nullable String blankToNull(@Nullable String claim) {
    return claim == null || claim.isBlank() ? null : claim;
  }
}
