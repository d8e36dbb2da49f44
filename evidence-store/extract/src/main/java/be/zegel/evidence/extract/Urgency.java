package be.zegel.evidence.extract;

/** In which lane an item waits. */
public enum Urgency {
  /** Somebody has just filed it and looks at the page; small ones have a worker of their own. */
  FRESH,
  /** A child of a mailbox or an archive, or a second pass. */
  BACKGROUND
}
