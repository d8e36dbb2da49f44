package be.zegel.evidence.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The three hashes of a content that is still growing: SHA-256 as proof, MD5 and SHA-1 for hash
 * sets.
 *
 * <p>The digests are independent, so that each may be fed by its own thread.
 */
final class ContentHasher {

  private final MessageDigest sha256;
  private final MessageDigest md5;
  private final MessageDigest sha1;
  private long count;

  ContentHasher() {
    this(digest("SHA-256"), digest("MD5"), digest("SHA-1"), 0);
  }

  private ContentHasher(MessageDigest sha256, MessageDigest md5, MessageDigest sha1, long count) {
    this.sha256 = sha256;
    this.md5 = md5;
    this.sha1 = sha1;
    this.count = count;
  }

  /** The same hashes so far, growing apart from now on. */
  ContentHasher copy() {
    try {
      return new ContentHasher(
          (MessageDigest) sha256.clone(),
          (MessageDigest) md5.clone(),
          (MessageDigest) sha1.clone(),
          count);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digests of the platform can be copied", e);
    }
  }

  MessageDigest sha256() {
    return sha256;
  }

  MessageDigest md5() {
    return md5;
  }

  MessageDigest sha1() {
    return sha1;
  }

  /** How many bytes went in. */
  long count() {
    return count;
  }

  void counted(long bytes) {
    count += bytes;
  }

  /** The hashes; the hasher goes on afterwards. */
  ContentHashes hashes() {
    ContentHasher end = copy();
    HexFormat hex = HexFormat.of();
    return new ContentHashes(
        hex.formatHex(end.sha256.digest()),
        hex.formatHex(end.md5.digest()),
        hex.formatHex(end.sha1.digest()));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
