package be.zegel.passkeys;

import jakarta.ejb.ApplicationException;

/**
 * Ends the first run of an act that is to be signed: its transaction is rolled back, and the caller
 * is told what there is to sign. No failure; the layer above answers with the request.
 */
@ApplicationException(rollback = true, inherited = true)
public final class SigningPrepared extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SigningRequest request;

  SigningPrepared(SigningRequest request) {
    super("prepared, not recorded");
    this.request = request;
  }

  /** What there is to sign. */
  public SigningRequest request() {
    return request;
  }
}
