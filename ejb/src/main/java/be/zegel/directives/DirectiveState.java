package be.zegel.directives;

/** The life of a directive: received, answered, then accepted or returned for another answer. */
public enum DirectiveState {
  RECEIVED,
  ANSWERED,
  ACCEPTED,
  RETURNED;

  /** Whether the investigators still owe an answer. */
  public boolean owed() {
    return this == RECEIVED || this == RETURNED;
  }
}
