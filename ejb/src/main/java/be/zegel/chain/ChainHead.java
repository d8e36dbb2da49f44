package be.zegel.chain;

import java.util.Arrays;
import java.util.Objects;

/**
 * The end of a chain: what the next event continues.
 *
 * @param pseudonym the chain's random id, the only one that leaves the database
 * @param seq the number of the last event, 0 before the first
 * @param hash SHA-256 of the last envelope, 32 zero bytes before the first
 */
public record ChainHead(String pseudonym, int seq, byte[] hash) {

  public ChainHead {
    if (seq < 0 || hash.length != 32) {
      throw new IllegalArgumentException("not a chain head");
    }
    hash = hash.clone();
  }

  @Override
  public byte[] hash() {
    return hash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChainHead head && pseudonym.equals(head.pseudonym) && seq == head.seq && Arrays.equals(hash, head.hash);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pseudonym, seq, Arrays.hashCode(hash));
  }

  @Override
  public String toString() {
    return pseudonym + "#" + seq;
  }
}
