package be.zegel.evidence.packet;

/** Something that is not in the form that a packet or a trust bundle has; nothing of it counts. */
public final class MalformedPacket extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public MalformedPacket(String message) {
    super(message);
  }

  /** With what is wrong and what showed it. */
  public MalformedPacket(String message, Throwable cause) {
    super(message, cause);
  }
}
