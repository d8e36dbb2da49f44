package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.Hash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of content that comes in pieces. */
public final class ContentDigest {
  private final MessageDigest digest;

  /** Of nothing yet. */
  public ContentDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes the next piece. */
  public void update(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
  }

  MessageDigest digest() {
    return digest;
  }

  /** The hash of all pieces; afterwards it begins anew. */
  public Hash hash() {
    return new Hash(HexFormat.of().formatHex(digest.digest()));
  }
}
