package be.zegel.evidence.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sealing to a public key: HPKE (RFC 9180) in base mode, one message each, with DHKEM(X25519,
 * HKDF-SHA256), HKDF-SHA256 and AES-GCM. Whoever has the public half can seal, only the private
 * half opens; who sealed is not told.
 *
 * <p>A sealed message is the encapsulated key (32 bytes) and the ciphertext with its tag.
 */
final class Hpke {
  private static final int ENCAPSULATED = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final short KEM_X25519 = 0x0020;
  private static final short KDF_SHA256 = 0x0001;
  private static final byte[] NOTHING = new byte[0];

  /** AES-256-GCM, as Zegel uses it; the RFC's own example has the 128 bits. */
  enum Suite {
    AES_128_GCM((short) 1, 16),
    AES_256_GCM((short) 2, 32);

    private final short id;
    private final int keyBytes;

    Suite(short id, int keyBytes) {
      this.id = id;
      this.keyBytes = keyBytes;
    }

    private byte[] label() {
      return ByteBuffer.allocate(10)
          .put("HPKE".getBytes(StandardCharsets.US_ASCII))
          .putShort(KEM_X25519)
          .putShort(KDF_SHA256)
          .putShort(id)
          .array();
    }
  }

  private final Suite suite;

  Hpke(Suite suite) {
    this.suite = suite;
  }

  /** Seals a message; info and associated data are needed again to open it. */
  byte[] seal(PublicKey to, byte[] info, byte[] associated, byte[] content) {
    try {
      KEM.Encapsulated made = KEM.getInstance("DHKEM").newEncapsulator(to).encapsulate();
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, made.key(), info, associated, content);
      return join(made.encapsulation(), sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of today seals to X25519", e);
    }
  }

  /** Opens a message; empty when it was sealed to another key, for something else, or altered. */
  Optional<byte[]> open(PrivateKey by, byte[] info, byte[] associated, byte[] sealed) {
    if (sealed.length < ENCAPSULATED + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    try {
      SecretKey shared =
          KEM.getInstance("DHKEM")
              .newDecapsulator(by)
              .decapsulate(Arrays.copyOf(sealed, ENCAPSULATED));
      byte[] ciphertext = Arrays.copyOfRange(sealed, ENCAPSULATED, sealed.length);
      return Optional.of(cipher(Cipher.DECRYPT_MODE, shared, info, associated, ciphertext));
    } catch (AEADBadTagException | DecapsulateException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of today opens with X25519", e);
    }
  }

  private byte[] cipher(int mode, SecretKey shared, byte[] info, byte[] associated, byte[] message)
      throws GeneralSecurityException {
    byte[] context =
        join(
            new byte[] {0},
            labeledExtract(NOTHING, "psk_id_hash", NOTHING),
            labeledExtract(NOTHING, "info_hash", info));
    byte[] secret = labeledExtract(shared.getEncoded(), "secret", NOTHING);
    byte[] key = labeledExpand(secret, "key", context, suite.keyBytes);
    byte[] nonce = labeledExpand(secret, "base_nonce", context, NONCE);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(associated);
    return cipher.doFinal(message);
  }

  private byte[] labeledExtract(byte[] salt, String label, byte[] material)
      throws GeneralSecurityException {
    byte[] key = salt.length == 0 ? new byte[32] : salt;
    return hmac(key, join(labeled(label), material));
  }

  /** One block of HKDF-Expand; everything that is asked for is at most 32 bytes long. */
  private byte[] labeledExpand(byte[] secret, String label, byte[] info, int bytes)
      throws GeneralSecurityException {
    byte[] length = ByteBuffer.allocate(2).putShort((short) bytes).array();
    return Arrays.copyOf(hmac(secret, join(length, labeled(label), info, new byte[] {1})), bytes);
  }

  private byte[] labeled(String label) {
    return join(
        "HPKE-v1".getBytes(StandardCharsets.US_ASCII),
        suite.label(),
        label.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer joined = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }
}
