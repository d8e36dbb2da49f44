package be.zegel.evidence.tlog;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;

/** Keys made for one test, whose clock stands still. */
public final class TestKeys {
  /** What the clock shows. */
  public static final long TIME = 1_679_315_147;

  private TestKeys() {}

  /** A signer of this name and type. */
  public static NoteSigner signer(String name, SignatureType type) {
    return new NoteSigner(name, type, pair(type), InstantSource.fixed(Instant.ofEpochSecond(TIME)));
  }

  private static KeyPair pair(SignatureType type) {
    try {
      return KeyPairGenerator.getInstance(RawKey.algorithm(type)).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
