package be.zegel.evidence.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticated encryption as the whole store uses it: AES-256-GCM with a fresh random 96-bit nonce
 * in front of the ciphertext and a 128-bit tag behind it.
 *
 * <p>A sealed message is {@value #OVERHEAD} bytes longer than its content. One instance serves one
 * thread at a time and many keys.
 */
final class Aead {

  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  /** How much longer a sealed message is than its content. */
  static final int OVERHEAD = NONCE_BYTES + TAG_BYTES;

  private final Cipher cipher;
  private final SecureRandom random;

  Aead(SecureRandom random) {
    this.random = random;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES/GCM", e);
    }
  }

  /** Seals the first bytes of a buffer into another. @return how many bytes were written */
  int seal(byte[] key, byte[] associated, byte[] content, int length, byte[] into) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    System.arraycopy(nonce, 0, into, 0, NONCE_BYTES);
    try {
      cipher.init(Cipher.ENCRYPT_MODE, aes(key), new GCMParameterSpec(8 * TAG_BYTES, nonce));
      cipher.updateAAD(associated);
      return NONCE_BYTES + cipher.doFinal(content, 0, length, into, NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption does not fail", e);
    }
  }

  /** Seals a whole message. */
  byte[] seal(byte[] key, byte[] associated, byte[] content) {
    byte[] sealed = new byte[content.length + OVERHEAD];
    var _ = seal(key, associated, content, content.length, sealed);
    return sealed;
  }

  /**
   * Opens a sealed message into a buffer.
   *
   * @return how many bytes of content there are, or empty when it is not authentic
   */
  Optional<Integer> open(byte[] key, byte[] associated, byte[] sealed, int length, byte[] into) {
    if (length < OVERHEAD) {
      return Optional.empty();
    }
    try {
      cipher.init(
          Cipher.DECRYPT_MODE,
          aes(key),
          new GCMParameterSpec(8 * TAG_BYTES, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(associated);
      return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, length - NONCE_BYTES, into, 0));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("decryption fails only for what is not authentic", e);
    }
  }

  /** Opens a whole sealed message, or gives empty when it is not authentic. */
  Optional<byte[]> open(byte[] key, byte[] associated, byte[] sealed) {
    byte[] content = new byte[Math.max(0, sealed.length - OVERHEAD)];
    return open(key, associated, sealed, sealed.length, content)
        .map(length -> Arrays.copyOf(content, length));
  }

  /** A key from a cryptographic generator. */
  byte[] newKey() {
    return randomBytes(KEY_BYTES);
  }

  byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Derives bytes from a key for one purpose: HKDF-SHA256 (RFC 5869). */
  static byte[] derive(byte[] key, byte[] salt, byte[] purpose, int bytes) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(key).addSalt(salt).thenExpand(purpose, bytes));
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("Java 25 has HKDF", e);
    }
  }

  /** The bytes of a UUID, most significant first. */
  static ByteBuffer put(ByteBuffer into, java.util.UUID id) {
    return into.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }

  private static SecretKeySpec aes(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }
}
