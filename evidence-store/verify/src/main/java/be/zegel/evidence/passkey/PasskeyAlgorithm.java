package be.zegel.evidence.passkey;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** The algorithms of passkeys; the names are those of the ledger. */
public enum PasskeyAlgorithm {
  /** ECDSA on P-256 with SHA-256. */
  ES256("EC", "SHA256withECDSA"),
  /** Ed25519. */
  EDDSA("Ed25519", "Ed25519"),
  /** RSA with PKCS #1 v1.5 and SHA-256. */
  RS256("RSA", "SHA256withRSA");

  private final String keys;
  private final String signatures;

  PasskeyAlgorithm(String keys, String signatures) {
    this.keys = keys;
    this.signatures = signatures;
  }

  /**
   * The key of its encoding.
   *
   * @param encoded SubjectPublicKeyInfo
   * @throws GeneralSecurityException when it is none of this algorithm
   */
  public PublicKey key(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(keys).generatePublic(new X509EncodedKeySpec(encoded));
  }

  boolean verifies(PublicKey key, byte[] message, byte[] made) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(signatures);
    signature.initVerify(key);
    signature.update(message);
    return signature.verify(made);
  }
}
