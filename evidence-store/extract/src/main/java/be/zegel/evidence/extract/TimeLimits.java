package be.zegel.evidence.extract;

import java.time.Duration;

/**
 * How long one item may take. Only the worker's time counts: while the listener stores bytes, the
 * clock stands still.
 *
 * @param stall without any output, input or event
 * @param leaf hard total for an item without children
 * @param container hard total for an item with children
 * @param window and {@code windowBytes}: within each window at least so many bytes go in or come
 *     out, so that a trickle is not taken for progress
 * @param windowBytes see {@code window}
 * @param preview for drawing the preview, after everything else has been reported
 */
public record TimeLimits(
    Duration stall,
    Duration leaf,
    Duration container,
    Duration window,
    long windowBytes,
    Duration preview) {
  /** Stall 2 minutes, leaf 15 minutes, container 12 hours, 64 KiB in 5 minutes, preview 20 s. */
  public static final TimeLimits STANDARD =
      new TimeLimits(
          Duration.ofSeconds(120),
          Duration.ofMinutes(15),
          Duration.ofHours(12),
          Duration.ofMinutes(5),
          64 * 1024,
          Duration.ofSeconds(20));

  public TimeLimits {
    if (stall.isNegative()
        || leaf.isNegative()
        || container.isNegative()
        || window.isNegative()
        || preview.isNegative()
        || windowBytes < 0) {
      throw new IllegalArgumentException("time limits are not negative");
    }
  }
}
