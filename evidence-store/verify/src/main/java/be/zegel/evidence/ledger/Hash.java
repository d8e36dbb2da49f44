package be.zegel.evidence.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 value, in 64 lower-case hexadecimal digits: the hash of an envelope, or a commitment to
 * a field.
 */
public record Hash(String hex) {

  /** The length in bytes: 32. */
  public static final int BYTES = 32;

  private static final HexFormat HEX = HexFormat.of();

  /** Which characters are lower-case hexadecimal digits; every event has some thirty hashes. */
  private static final boolean[] IS_DIGIT = new boolean['f' + 1];

  static {
    for (char c : "0123456789abcdef".toCharArray()) {
      IS_DIGIT[c] = true;
    }
  }

  public Hash {
    if (!isHex(hex, BYTES)) {
      throw new IllegalArgumentException("a hash is 64 lower-case hexadecimal digits");
    }
  }

  /** The hash of the bytes, taken as one message. */
  public static Hash of(byte[]... parts) {
    MessageDigest digest = sha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Hash(HEX.formatHex(digest.digest()));
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HEX.parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }

  static boolean isHex(String text, int bytes) {
    if (text.length() != 2 * bytes) {
      return false;
    }
    boolean hex = true;
    for (int i = 0; i < 2 * bytes; i++) {
      char c = text.charAt(i);
      hex &= c < IS_DIGIT.length && IS_DIGIT[c];
    }
    return hex;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
