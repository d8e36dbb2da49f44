package be.zegel.evidence.index;

import java.time.Duration;
import java.time.ZoneId;
import javax.crypto.SecretKey;

/**
 * How an index is run.
 *
 * @param manifestKey HMAC-SHA-256 key that commits are authenticated with; kept where the keys are,
 *     not beside the index
 * @param zone whose days and months a date in a query or facet means
 * @param openReaders indexes kept open for reading; above it the longest unused are closed
 * @param openWriters indexes kept open for writing
 * @param writerMemory bytes all writers together may buffer, besides one text that is longer than
 *     that alone
 * @param refreshAfter a search refreshes by itself what changed longer ago than this
 * @param idleAfter a case without writes for this long is merged down and its writer closed
 * @param longestText characters of one text; longer ones are refused, never cut
 * @param textMemory bytes that the words of one text may take while it is indexed, all together; a
 *     text with more different words is refused, never cut
 * @param maxExpansions words per index that a pattern inside a proximity or phrase may stand for;
 *     above it the most frequent are taken and the reader is warned
 */
public record IndexOptions(
    SecretKey manifestKey,
    ZoneId zone,
    int openReaders,
    int openWriters,
    long writerMemory,
    Duration refreshAfter,
    Duration idleAfter,
    long longestText,
    long textMemory,
    int maxExpansions) {
  /** Checks the limits. */
  public IndexOptions {
    if (openReaders < 1
        || openWriters < 1
        || writerMemory < 1 << 20
        || longestText < 1
        || textMemory < 1 << 20
        || maxExpansions < 1) {
      throw new IllegalArgumentException("limits of the index");
    }
  }

  /**
   * Belgian time, 2,000 readers, 12 writers with 96 MiB, findable after a second, idle after two
   * minutes, texts up to 600 million characters whose words fit into a third of the heap.
   */
  public static IndexOptions standard(SecretKey manifestKey) {
    return new IndexOptions(
        manifestKey,
        ZoneId.of("Europe/Brussels"),
        2_000,
        12,
        96L << 20,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        600_000_000,
        Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 3),
        1_024);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "IndexOptions[" + zone + ", " + openReaders + " readers, " + openWriters + " writers]";
  }
}
