package be.zegel.evidence.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A key whose signatures on notes are known (a vkey; signed-note, chapter Verifier keys). It comes
 * from outside what it verifies: from a trust policy, never from the note.
 */
public final class VerifierKey {
  private final String name;
  private final SignatureType type;
  private final byte[] raw;
  private final int id;

  private VerifierKey(String name, SignatureType type, byte[] raw) {
    this.name = Note.checkedName(name);
    this.type = type;
    this.raw = raw;
    this.id = id(name, type, raw);
  }

  /** The key of a name with a public key of the platform. */
  public static VerifierKey of(String name, SignatureType type, PublicKey key) {
    return new VerifierKey(name, type, RawKey.raw(type, key));
  }

  /**
   * Reads {@code name+id+key}.
   *
   * @throws MalformedLog when it is no key of a known type, or its id is not that of its key
   */
  public static VerifierKey parse(String vkey) {
    int first = vkey.indexOf('+');
    int second = vkey.indexOf('+', first + 1);
    if (first < 0 || second < 0) {
      throw new MalformedLog("a key is a name, an id and the key itself, with plus between them");
    }
    byte[] typed = Base64Text.decode(vkey.substring(second + 1));
    SignatureType type =
        typed.length == 0
            ? null
            : SignatureType.of(typed[0])
                .filter(t -> typed.length == 1 + t.keyLength())
                .orElse(null);
    if (type == null) {
      throw new MalformedLog("a key of a type that is not known here");
    }
    VerifierKey key =
        new VerifierKey(vkey.substring(0, first), type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!vkey.substring(first + 1, second).equals(key.hexId())) {
      throw new MalformedLog("the id of the key is not that of the key");
    }
    return key;
  }

  private static int id(String name, SignatureType type, byte[] raw) {
    MessageDigest digest = MerkleHash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(type.code());
    return ByteBuffer.wrap(digest.digest(raw)).getInt();
  }

  /** The name in the lines of its signatures. */
  public String name() {
    return name;
  }

  /** What it makes. */
  public SignatureType type() {
    return type;
  }

  /** The id in the lines of its signatures. */
  public int id() {
    return id;
  }

  private String hexId() {
    return HexFormat.of().toHexDigits(id);
  }

  /** Whether the public key behind it is the same, whatever the name (tlog-policy: duplicates). */
  boolean sameKey(VerifierKey other) {
    return Arrays.equals(raw, other.raw);
  }

  /** Whether a signature claims to be by this key. */
  public boolean claims(Note.Signature signature) {
    return signature.keyId() == id && signature.name().equals(name);
  }

  /** Whether this platform can check signatures of this key; false for ML-DSA before JDK 24. */
  public boolean usable() {
    try {
      RawKey.key(type, raw);
      Signature.getInstance(RawKey.algorithm(type));
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /**
   * Whether a signature is by this key over this text.
   *
   * @throws IllegalStateException when the platform has no such algorithm; see {@link #usable}
   */
  public boolean verifies(String text, Note.Signature signature) {
    byte[] bytes = signature.bytes();
    if (!claims(signature) || bytes.length != type.signatureLength()) {
      return false;
    }
    long time = 0;
    byte[] made = bytes;
    if (type.timed()) {
      time = time(signature);
      made = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
      if (time < 0) {
        return false;
      }
    }
    try {
      Signature check = Signature.getInstance(RawKey.algorithm(type));
      check.initVerify(RawKey.key(type, raw));
      check.update(SignedMessage.of(type, name, text, time));
      return check.verify(made);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this platform cannot check " + type, e);
    } catch (GeneralSecurityException | MalformedLog e) {
      return false;
    }
  }

  /** The POSIX seconds that a timed signature states; meaningful once it is verified. */
  static long time(Note.Signature signature) {
    return ByteBuffer.wrap(signature.bytes()).getLong();
  }

  /** As it is published: {@code name+id+key}. */
  public String text() {
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    typed.write(type.code());
    typed.writeBytes(raw);
    return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typed.toByteArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, id);
  }

  @Override
  public String toString() {
    return text();
  }
}
