package be.zegel.evidence.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a chain: what the next event has to follow.
 *
 * @param item the pseudonym of the chain
 * @param seq the {@code itemSeq} of the last event; 0 when there is none
 * @param hash the hash of its envelope; null when there is none
 * @param recordedAt when it was recorded; null when there is none
 */
public record ChainHead(UUID item, long seq, @Nullable Hash hash, @Nullable Instant recordedAt) {

  public ChainHead {
    boolean none = seq == 0;
    if (seq < 0 || none != (hash == null) || none != (recordedAt == null)) {
      throw new IllegalArgumentException("a chain has a last event with hash and time, or none");
    }
  }

  /** The head of a chain without events. */
  public static ChainHead none(UUID item) {
    return new ChainHead(item, 0, null, null);
  }
}
