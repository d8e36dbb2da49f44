package be.zegel.evidence.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A node of the tree of a log: 32 bytes of SHA-256 with the prefixes of RFC 6962, section 2.1, that
 * keep leaves and inner nodes apart.
 */
public final class MerkleHash {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  /** The root of a log without entries: the hash of nothing. */
  public static final MerkleHash EMPTY = new MerkleHash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private MerkleHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash from its bytes.
   *
   * @throws MalformedLog when they are not 32
   */
  public static MerkleHash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new MalformedLog("a hash has 32 bytes, not " + bytes.length);
    }
    return new MerkleHash(bytes.clone());
  }

  /** The hash at an offset of a tile. */
  public static MerkleHash of(byte[] bytes, int offset) {
    return new MerkleHash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
  }

  /**
   * A hash from base64 (RFC 4648, section 4, padded, nothing else).
   *
   * @throws MalformedLog when it is none
   */
  public static MerkleHash parse(String base64) {
    return of(Base64Text.decode(base64));
  }

  /** The hash of an entry: {@code SHA-256(0x00 ‖ entry)}. */
  public static MerkleHash leaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return new MerkleHash(digest.digest(entry));
  }

  /** The hash of an inner node: {@code SHA-256(0x01 ‖ left ‖ right)}. */
  public static MerkleHash node(MerkleHash left, MerkleHash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new MerkleHash(digest.digest(right.bytes));
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  /** As notes and proofs write it: base64. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MerkleHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
