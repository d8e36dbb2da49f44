package be.zegel.evidence.tlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;

/**
 * A key that signs notes, in the hands of its owner: a log or a witness. It signs whatever it is
 * given; that what is given is consistent with what was signed before is the owner's duty.
 */
public final class NoteSigner {
  private final VerifierKey verifier;
  private final PrivateKey key;
  private final InstantSource clock;

  /**
   * A signer.
   *
   * @param name the key's name in its lines
   * @param pair an Ed25519 or ML-DSA-44 pair, as the type asks
   * @param clock for types that say when
   */
  public NoteSigner(String name, SignatureType type, KeyPair pair, InstantSource clock) {
    this.verifier = VerifierKey.of(name, type, pair.getPublic());
    this.key = pair.getPrivate();
    this.clock = clock;
  }

  /** What others verify with. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** A signature over a text; for cosignatures the text is a checkpoint's. */
  public Note.Signature sign(String text) {
    SignatureType type = verifier.type();
    long time = type.timed() ? clock.instant().getEpochSecond() : 0;
    try {
      Signature signature = Signature.getInstance(RawKey.algorithm(type));
      signature.initSign(key);
      signature.update(SignedMessage.of(type, verifier.name(), text, time));
      byte[] made = signature.sign();
      byte[] whole =
          type.timed()
              ? ByteBuffer.allocate(Long.BYTES + made.length).putLong(time).put(made).array()
              : made;
      return new Note.Signature(verifier.name(), verifier.id(), whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key " + verifier.name() + " does not sign", e);
    }
  }
}
