package be.zegel.web.shell;

import be.zegel.problem.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a reader's browser send. A browser attaches the session cookie by
 * itself, so a request that changes something and rests on the cookie must show that a page of this
 * application sent it: the browser's own word ({@code Sec-Fetch-Site}, {@code Origin}), and for the
 * API a header as well that no form and no foreign script can set. A request with a bearer token
 * needs none of it, since no browser attaches that by itself.
 *
 * <p>Third line beside it: the session cookie is {@code SameSite=Lax}, and pages carry an
 * unguessable view state.
 */
@WebFilter(
    filterName = "same-origin",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = DispatcherType.REQUEST)
public class SameOrigin extends HttpFilter {

  /** The header that scripts of our pages send with every call of the API. */
  public static final String PAGE = "X-Zegel-Page";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (permitted(request)) {
      chain.doFilter(request, response);
    } else {
      ErrorPage.refuse(request, response, Problem.CROSS_SITE);
    }
  }

  private static boolean permitted(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod()) || bearer(request.getHeader("Authorization"))) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    if ((site == null && origin == null)
        || (site != null && !"same-origin".equals(site))
        || (origin != null && !origin.equalsIgnoreCase(own(request)))) {
      return false;
    }
    return !ErrorPage.isApi(request, request.getRequestURI()) || request.getHeader(PAGE) != null;
  }

  private static boolean bearer(@Nullable String authorization) {
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }

  private static String own(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }
}
