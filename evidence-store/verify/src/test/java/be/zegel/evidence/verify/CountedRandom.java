package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Hash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Bytes that are the same at each run: for keys of tests and vectors, never for others. */
final class CountedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;
  private final String seed;
  private long count;

  CountedRandom(String seed) {
    this.seed = seed;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i += Hash.BYTES) {
      byte[] block = Hash.of((seed + " " + count++).getBytes(StandardCharsets.UTF_8)).bytes();
      System.arraycopy(block, 0, bytes, i, Math.min(block.length, bytes.length - i));
    }
  }
}
