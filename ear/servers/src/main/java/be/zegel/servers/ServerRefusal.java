package be.zegel.servers;

import java.io.Serial;

/**
 * The answer "no" of a server, or of the machine under it, to being started, configured or used.
 *
 * <p>The message names what was refused and what to do about it; it is written for an operator and
 * carries no secret.
 */
public final class ServerRefusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why a server refused; decides the exit code of the command. */
  public enum Kind {
    /** Another run holds the data folder, or the call itself makes no sense. */
    WRONG_USE,
    /** The machine lacks something: a free port, a program, space. */
    MISSING,
    /** The server was started and failed, or did not answer in time. */
    FAILED
  }

  private final Kind kind;

  ServerRefusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  ServerRefusal(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  static ServerRefusal wrongUse(String message) {
    return new ServerRefusal(Kind.WRONG_USE, message);
  }

  static ServerRefusal missing(String message) {
    return new ServerRefusal(Kind.MISSING, message);
  }

  static ServerRefusal failed(String message) {
    return new ServerRefusal(Kind.FAILED, message);
  }

  static ServerRefusal failed(String message, Throwable cause) {
    return new ServerRefusal(Kind.FAILED, message, cause);
  }
}
