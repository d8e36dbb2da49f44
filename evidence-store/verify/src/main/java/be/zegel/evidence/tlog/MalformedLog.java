package be.zegel.evidence.tlog;

/** A text of a log that is not what its specification asks for. Nothing of it may be believed. */
public final class MalformedLog extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public MalformedLog(String message) {
    super(message);
  }

  /** With what is wrong and what showed it. */
  public MalformedLog(String message, Throwable cause) {
    super(message, cause);
  }
}
