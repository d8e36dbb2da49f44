package be.zegel.evidence.timestamp;

/**
 * A time-stamp token that proves nothing: of another form, over other data, or not by its signer.
 */
public final class BadToken extends Exception {
  private static final long serialVersionUID = 1L;

  BadToken(String message) {
    super(message);
  }

  BadToken(String message, Throwable cause) {
    super(message, cause);
  }
}
