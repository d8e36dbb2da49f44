package be.zegel.evidence.index;

/** The index cannot do what was asked. Its message names cases and faults, never evidence. */
public final class IndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /**
     * The index of the case does not match its manifest or cannot be read: delete it and index the
     * case again.
     */
    DAMAGED,
    /** The disk failed or is full; it may work later. */
    IO,
    /** Another process uses the folder. */
    IN_USE,
    /** The index was closed. */
    CLOSED,
    /**
     * A text is longer than {@link IndexOptions#longestText}, or its words take more than {@link
     * IndexOptions#textMemory}.
     */
    TEXT_TOO_LONG
  }

  /** What is wrong. */
  private final Fault fault;

  /** An exception with the fault in front of its message. */
  public IndexException(Fault fault, String message) {
    super(fault + ": " + message);
    this.fault = fault;
  }

  /** The same with a cause. */
  public IndexException(Fault fault, String message, Throwable cause) {
    super(fault + ": " + message, cause);
    this.fault = fault;
  }

  /** What is wrong. */
  public Fault fault() {
    return fault;
  }
}
