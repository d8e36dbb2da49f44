package be.zegel.evidence.index;

/** Whether an item is free for those who review its case. */
public enum Compartment {
  /** Free for review, from the start or after its release. */
  OPEN,
  /** Protected material that nobody released: never in the index. */
  QUARANTINED
}
