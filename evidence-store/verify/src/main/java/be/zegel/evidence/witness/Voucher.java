package be.zegel.evidence.witness;

import java.io.IOException;

/** Whoever vouches for checkpoints on request. */
public interface Voucher {
  /**
   * Answers a request.
   *
   * @param body the body of an {@link AddCheckpoint}
   * @throws IOException when the memory fails: nothing was signed
   */
  Vouching.Outcome add(byte[] body) throws IOException;
}
