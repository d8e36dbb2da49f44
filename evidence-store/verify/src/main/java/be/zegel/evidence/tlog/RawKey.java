package be.zegel.evidence.tlog;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Public keys as notes carry them, and as the platform wants them (RFC 8410, RFC 9881). */
final class RawKey {
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] ML_DSA_44 =
      HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

  private RawKey() {}

  /** The platform's key; {@link NoSuchAlgorithmException} when it knows no such keys. */
  static PublicKey key(SignatureType type, byte[] raw) throws GeneralSecurityException {
    if (raw.length != type.keyLength()) {
      throw new MalformedLog("a public key of another length");
    }
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.writeBytes(prefix(type));
    encoded.writeBytes(raw);
    return KeyFactory.getInstance(algorithm(type))
        .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
  }

  /** The raw bytes of a platform's key. */
  static byte[] raw(SignatureType type, PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] prefix = prefix(type);
    if (encoded.length != prefix.length + type.keyLength()
        || !Arrays.equals(prefix, Arrays.copyOf(encoded, prefix.length))) {
      throw new IllegalArgumentException("not a public key for " + type);
    }
    return Arrays.copyOfRange(encoded, prefix.length, encoded.length);
  }

  static String algorithm(SignatureType type) {
    return type == SignatureType.ML_DSA_44_COSIGNATURE ? "ML-DSA-44" : "Ed25519";
  }

  private static byte[] prefix(SignatureType type) {
    return type == SignatureType.ML_DSA_44_COSIGNATURE ? ML_DSA_44 : ED25519;
  }
}
