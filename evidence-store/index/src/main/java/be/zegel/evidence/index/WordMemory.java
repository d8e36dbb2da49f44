package be.zegel.evidence.index;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how much memory the words of one text take while they are indexed. All words of a text
 * are in memory together until its last one, and what counts is how many different ones there are:
 * a novel has few, a list of a hundred million hashes has a hundred million.
 *
 * <p>Different words are counted by the bits of a map that their hashes leave unset, to a few per
 * cent. A short text is not worth the map: its words count as if they were all the same. One
 * thread.
 */
final class WordMemory {

  /** What a word takes that was not seen before, its letters and growing arrays included. */
  static final int BYTES_OF_A_NEW_WORD = 160;

  /** What each place takes at which a word stands. */
  static final int BYTES_OF_A_PLACE = 4;

  private static final int SHORT = 1 << 16;
  private static final int FEWEST_BITS = 16;
  private static final int MOST_BITS = 28;

  private final long limit;
  private final int bits;
  private @Nullable BitSet seen;
  private long places;
  private int set;

  /**
   * Of a text whose words may take so much.
   *
   * @param limit bytes
   */
  WordMemory(long limit) {
    this.limit = limit;
    int wanted = 64 - Long.numberOfLeadingZeros(limit / BYTES_OF_A_NEW_WORD);
    bits = Math.clamp(wanted, FEWEST_BITS, MOST_BITS);
  }

  /** One more word, by any hash of its letters. */
  void word(int hash) {
    if (++places < SHORT) {
      return;
    }
    if (seen == null) {
      seen = new BitSet(1 << bits);
    }
    int at = (hash * 0x9E3779B1) >>> (32 - bits);
    if (!seen.get(at)) {
      seen.set(at);
      set++;
    }
  }

  /** Bytes, about. */
  long bytes() {
    double size = 1L << bits;
    double different = set >= size ? Double.MAX_VALUE : -size * Math.log1p(-set / size);
    return (long) (different * BYTES_OF_A_NEW_WORD) + places * BYTES_OF_A_PLACE;
  }

  /** Whether the words take more than they may. */
  boolean tooMuch() {
    return bytes() > limit;
  }
}
