package be.zegel.evidence.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The public half of the recovery key: whatever must survive the loss of the master key is sealed
 * to it as well. Its private half, the {@link Secret}, is on paper, in the hands of people, and on
 * no machine.
 *
 * <p>X25519; sealed with HPKE (RFC 9180).
 */
public final class RecoveryKey {
  private static final String TYPE = "zegel-recovery-1 ";
  private static final int BYTES = 32;
  private static final byte[] NOTHING = new byte[0];
  private static final Hpke HPKE = new Hpke(Hpke.Suite.AES_256_GCM);

  private final byte[] u;
  private final PublicKey key;

  private RecoveryKey(byte[] u) {
    this.u = u.clone();
    this.key = publicKey(u);
  }

  /**
   * Both halves of a new key.
   *
   * @param known what the system keeps
   * @param secret what it forgets
   */
  public record Made(RecoveryKey known, Secret secret) {}

  /** Makes a new key. */
  public static Made make() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      byte[] scalar = ((XECPrivateKey) pair.getPrivate()).getScalar().orElseThrow();
      return new Made(
          new RecoveryKey(littleEndian(((XECPublicKey) pair.getPublic()).getU())),
          new Secret(scalar));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has X25519", e);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static RecoveryKey parse(String text) {
    String line = text.strip();
    if (!line.startsWith(TYPE)) {
      throw new IllegalArgumentException("not a recovery key");
    }
    byte[] u = Base64.getDecoder().decode(line.substring(TYPE.length()));
    if (u.length != BYTES) {
      throw new IllegalArgumentException("not a recovery key");
    }
    return new RecoveryKey(u);
  }

  /** One line: the type and the key in base64. */
  public String text() {
    return TYPE + Base64.getEncoder().encodeToString(u);
  }

  /** By what people tell this key from another: 16 hexadecimal digits. */
  public String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(u))
          .substring(0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Seals bytes to the holder of the secret.
   *
   * @param purpose what they are; opening for another purpose fails
   */
  byte[] seal(byte[] purpose, byte[] content) {
    return HPKE.seal(key, purpose, NOTHING, content);
  }

  /**
   * Seals bytes to the holder of the secret.
   *
   * @param purpose what they are; opening for another purpose fails
   */
  public byte[] seal(String purpose, byte[] content) {
    return seal(purpose.getBytes(StandardCharsets.US_ASCII), content);
  }

  /** The private half. Closing wipes it from memory. */
  public static final class Secret implements AutoCloseable {
    private final byte[] scalar;

    /** A secret of 32 bytes, as it was written down. */
    public Secret(byte[] scalar) {
      if (scalar.length != BYTES) {
        throw new IllegalArgumentException("a recovery key has 32 bytes");
      }
      this.scalar = scalar.clone();
    }

    /** The 32 bytes, to be written down by people. */
    public byte[] bytes() {
      return scalar.clone();
    }

    /** Opens what was sealed to the public half; empty when it was not, or for something else. */
    Optional<byte[]> open(byte[] purpose, byte[] sealed) {
      return HPKE.open(privateKey(scalar), purpose, NOTHING, sealed);
    }

    /** Opens what was sealed to the public half; empty when it was not, or for something else. */
    public Optional<byte[]> open(String purpose, byte[] sealed) {
      return open(purpose.getBytes(StandardCharsets.US_ASCII), sealed);
    }

    @Override
    public void close() {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  private static byte[] littleEndian(BigInteger number) {
    byte[] bytes = new byte[BYTES];
    byte[] big = number.toByteArray();
    for (int i = 0; i < Math.min(BYTES, big.length); i++) {
      bytes[i] = big[big.length - 1 - i];
    }
    return bytes;
  }

  private static PublicKey publicKey(byte[] u) {
    byte[] big = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      big[i] = u[BYTES - 1 - i];
    }
    try {
      return KeyFactory.getInstance("X25519")
          .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, big)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a recovery key", e);
    }
  }

  /** As a key of the platform, for the vectors of the RFC too. */
  static PrivateKey privateKey(byte[] scalar) {
    try {
      return KeyFactory.getInstance("X25519")
          .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a recovery key", e);
    }
  }
}
