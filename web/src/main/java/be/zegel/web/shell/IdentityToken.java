package be.zegel.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.IDToken;
import org.wildfly.security.http.oidc.OidcPrincipal;
import org.wildfly.security.http.oidc.OidcSecurityContext;

/**
 * What the identity provider signed about the person behind a request: the identity token of a
 * browser's session, or the access token of a program. Already verified by the server when it
 * arrives here.
 */
public record IdentityToken(OidcSecurityContext context) {

  /** The token behind a request, if somebody signed in or sent one. */
  public static Optional<IdentityToken> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof OidcPrincipal<?> principal
        ? Optional.ofNullable(principal.getOidcSecurityContext()).map(IdentityToken::new)
        : Optional.empty();
  }

  /** The value of a claim as text, or null when neither token has it. */
  public @Nullable String claim(String name) {
    IDToken identity = context.getIDToken();
    if (identity != null && identity.hasClaim(name)) {
      return identity.getClaimValueAsString(name);
    }
    return context.getToken() != null && context.getToken().hasClaim(name)
        ? context.getToken().getClaimValueAsString(name)
        : null;
  }

  /**
   * The signed identity token itself, which ends the provider's session without a question; null
   * for programs.
   */
  public @Nullable String signed() {
    return context.getIDTokenString();
  }
}
