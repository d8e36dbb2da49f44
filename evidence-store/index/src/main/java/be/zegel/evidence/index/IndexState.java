package be.zegel.evidence.index;

/**
 * How the index of a case stands.
 *
 * @param health whether it can be used
 * @param committedJob everything up to this job is durable in it; −1 when nothing is. After a crash
 *     the jobs above it are done again
 * @param items findable items
 * @param bytes on disk
 */
public record IndexState(Health health, long committedJob, long items, long bytes) {
  /** Whether an index can be used. */
  public enum Health {
    /** There is none: nothing was indexed, or the case was deleted. */
    ABSENT,
    /** In order. */
    SOUND,
    /** Found after an unclean stop, checked, and taken back to its last commit. In order. */
    RECOVERED,
    /**
     * Does not match its manifest, or cannot be read: not searched. Delete it and index the case
     * again.
     */
    DAMAGED
  }
}
