package be.zegel.evidence.tlog;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of signatures on notes that are understood here (signed-note, chapter Signature types).
 */
public enum SignatureType {
  /** Ed25519 over the text (0x01). */
  ED25519(0x01, 32, 64),
  /** Ed25519 over the text and a time: a witness's cosignature (0x04). */
  ED25519_COSIGNATURE(0x04, 32, 8 + 64),
  /** ML-DSA-44 over size, root and a time; of a witness, and of a log that wants to last (0x06). */
  ML_DSA_44_COSIGNATURE(0x06, 1312, 8 + 2420);

  private final int code;
  private final int keyLength;
  private final int signatureLength;

  SignatureType(int code, int keyLength, int signatureLength) {
    this.code = code;
    this.keyLength = keyLength;
    this.signatureLength = signatureLength;
  }

  byte code() {
    return (byte) code;
  }

  int keyLength() {
    return keyLength;
  }

  int signatureLength() {
    return signatureLength;
  }

  /** Whether the signature says when it was made. */
  public boolean timed() {
    return this != ED25519;
  }

  static Optional<SignatureType> of(byte code) {
    return Arrays.stream(values()).filter(t -> t.code() == code).findFirst();
  }
}
