package be.zegel.web.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Tells the browser on every answer what it may do with it. Everything gets a policy that allows
 * nothing; a page replaces it by its own with the nonce of the request, the hashing worker by one
 * that allows WebAssembly and nothing else. There is never more than one policy on an answer, also
 * when a page failed half way and an error page took its place.
 */
@WebFilter(
    filterName = "security-headers",
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecurityHeaders extends HttpFilter {

  static final String POLICY = "Content-Security-Policy";
  static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  static final String RESOURCES = "/jakarta.faces.resource/";

  /**
   * A worker obeys the policy of its own script, so only the hashing worker may compile WebAssembly
   * and no page ever.
   */
  static final String HASH_WORKER =
      "default-src 'none'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    response.setHeader(
        POLICY, path.startsWith(RESOURCES + "js/hash-worker.js") ? HASH_WORKER : NOTHING);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "camera=(self), clipboard-write=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), "
            + "geolocation=(), microphone=(), payment=(), usb=()");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (!path.startsWith(RESOURCES)) {
      response.setHeader("Cache-Control", "no-store");
    }
    chain.doFilter(request, new OnePolicy(response));
  }

  /** Lets a later policy replace the one before it instead of standing beside it. */
  private static final class OnePolicy extends HttpServletResponseWrapper {

    OnePolicy(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void addHeader(String name, String value) {
      if (POLICY.equalsIgnoreCase(name)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }
  }
}
