package be.zegel.passkeys;

import be.zegel.evidence.ledger.Hash;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a browser was asked to make: a key, or signatures under a prepared act.
 *
 * @param seed 32 bytes that the prepared act is made from; null for a key
 * @param challenges what is to be signed, 32 bytes each, in order
 * @param begunAt the time of the prepared act
 * @param expiresAt until when the answer is taken
 */
record Ceremony(
    UUID id, @Nullable Hash seed, List<Hash> challenges, Instant begunAt, Instant expiresAt) {
  Ceremony {
    challenges = List.copyOf(challenges);
  }

  /** 32 bytes as a value. */
  static Hash value(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }
}
