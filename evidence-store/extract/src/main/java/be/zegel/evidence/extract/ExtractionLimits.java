package be.zegel.evidence.extract;

/**
 * What one item may cost in output (times stand in {@link TimeLimits}). Enforced by the worker, and
 * again by the supervisor, which does not trust the worker.
 *
 * @param textChars characters of text; the rest is dropped and the end says {@link Limit#TEXT}
 * @param metadataChars characters of all metadata values together
 * @param metadataValueChars characters of one metadata value
 * @param children direct children
 * @param depth containers above an item before it is no longer expanded
 * @param expansionRatio bytes out per byte in, counted over the item and each ancestor, once more
 *     than {@code expansionFloor} bytes came out
 * @param expansionFloor bytes that may always come out
 * @param quota bytes that may still come out under the whole evidence file
 */
public record ExtractionLimits(
    long textChars,
    int metadataChars,
    int metadataValueChars,
    long children,
    int depth,
    int expansionRatio,
    long expansionFloor,
    long quota) {

  /** The limits of evidence.md §3.3; the quota is 1 TiB. */
  public static final ExtractionLimits STANDARD =
      new ExtractionLimits(500_000_000, 2_000_000, 100_000, 1_000_000, 20, 100, 1L << 30, 1L << 40);

  public ExtractionLimits {
    if (textChars < 0
        || metadataChars < 0
        || metadataValueChars < 0
        || children < 0
        || depth < 0
        || expansionRatio < 1
        || expansionFloor < 0
        || quota < 0) {
      throw new IllegalArgumentException("limits are not negative");
    }
  }

  /** The same limits with what is left of the evidence file's quota. */
  public ExtractionLimits withQuota(long left) {
    return new ExtractionLimits(
        textChars,
        metadataChars,
        metadataValueChars,
        children,
        depth,
        expansionRatio,
        expansionFloor,
        Math.max(0, left));
  }
}
