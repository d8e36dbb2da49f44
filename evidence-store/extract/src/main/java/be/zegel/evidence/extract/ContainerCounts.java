package be.zegel.evidence.extract;

/**
 * Reconciliation of a container: what it should hold against what came out. {@code expected =
 * emitted + failed} or the container is damaged; for a leaf all are zero.
 *
 * @param expected children the container's own directory announces, or −1 when it has none
 * @param emitted children whose bytes were reported
 * @param failed children that were listed without bytes
 * @param recovered those of the emitted that are damaged or were found without the directory
 */
public record ContainerCounts(long expected, long emitted, long failed, long recovered) {
  /** A leaf. */
  public static final ContainerCounts NONE = new ContainerCounts(0, 0, 0, 0);
}
