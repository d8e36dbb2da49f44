package be.zegel.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;

/**
 * The content security policy of pages, read by PrimeFaces, which appends the nonce of the request:
 * {@code script-src} therefore stands last. Forms may lead to the identity provider too, since a
 * browser follows the redirect of an expired session only where the policy lets the form go.
 */
@Named("contentPolicy")
@ApplicationScoped
public class ContentPolicy {

  private static final String ISSUER = "zegel.issuer";

  /** The policy of a page. */
  public String page() {
    return "default-src 'self'; img-src 'self' blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; "
        + "frame-src 'none'; frame-ancestors 'none'; worker-src 'self'; form-action 'self' "
        + origin(issuer())
        + "; script-src 'self'";
  }

  /** The address of the realm, without a slash at its end. */
  static URI issuer() {
    String issuer = System.getProperty(ISSUER);
    if (issuer == null || issuer.isBlank()) {
      throw new IllegalStateException(
          "the system property " + ISSUER + " must name the realm of the identity provider");
    }
    return URI.create(issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
