package be.zegel.chain;

import be.zegel.evidence.ledger.EventSignature;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.ledger.UuidV7;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One act of a person whose events are signed with a passkey. It runs twice: first to learn what
 * there is to sign, and nothing is kept; then, with the signatures, for good.
 *
 * <p>Both runs must make the same envelopes to the last bit. Their time is therefore fixed at the
 * first run, and all that is otherwise random (identifiers, pseudonyms, salts) is drawn from one
 * secret seed of 256 bits. Whatever else the envelopes depend on is the state of the chain and what
 * the person entered: when one of them is another at the second run, so is the hash, no signature
 * fits it, and the act is refused ({@link Problem#SIGNATURE_STALE}).
 *
 * <p>Belongs to one transaction ({@link #KEY}); not for several threads.
 */
public final class Signatures {

  /** The key under which it is kept in the container's transaction registry. */
  public static final String KEY = "be.zegel.chain.Signatures";

  /** The length of a seed in bytes. */
  public static final int SEED_BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final Instant at;
  private final UuidV7 ids;
  private final SecureRandom random;
  private final Supplier<Salt> salts;
  private final List<RecordedEvent> asked = new ArrayList<>();
  private final @Nullable Map<Hash, EventSignature> made;

  private Signatures(byte[] seed, Instant at, @Nullable Map<Hash, EventSignature> made) {
    this.at = at.truncatedTo(ChronoUnit.MICROS);
    this.random = new Drawn(seed);
    this.salts = Salt.from(random);
    this.ids = new UuidV7(InstantSource.fixed(at), random);
    this.made = made == null ? null : new HashMap<>(made);
  }

  /** The first run: everything that has to be signed is noted in {@link #asked}. */
  public static Signatures prepare(byte[] seed, Instant at) {
    return new Signatures(seed, at, null);
  }

  /**
   * The second run.
   *
   * @param seed the first run's
   * @param at the first run's
   * @param made the signatures, each checked, by what they sign
   */
  public static Signatures commit(byte[] seed, Instant at, Map<Hash, EventSignature> made) {
    return new Signatures(seed, at, made);
  }

  /** Whether this is the first run. */
  boolean preparing() {
    return made == null;
  }

  /** When the act's events are recorded. */
  public Instant at() {
    return at;
  }

  /** The events of the first run that a person signs, in their order. */
  public List<RecordedEvent> asked() {
    return List.copyOf(asked);
  }

  /**
   * Refuses when a signature was made for what the second run did not record.
   *
   * @throws ProblemException SIGNATURE_STALE
   */
  public void requireAllUsed() {
    if (made != null && !made.isEmpty()) {
      throw ProblemException.of(Problem.SIGNATURE_STALE);
    }
  }

  UUID nextId() {
    return ids.next();
  }

  UUID nextPseudonym() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
    random.nextBytes(bytes.array());
    // Version 4 and the variant of RFC 9562, as of any random UUID.
    return new UUID(
        (bytes.getLong() & ~0xf000L) | 0x4000L,
        (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }

  Supplier<Salt> salts() {
    return salts;
  }

  /** The event with its signature, or unchanged while signatures are not made yet. */
  RecordedEvent signed(RecordedEvent event) {
    if (!event.type().signedByAPerson() && event.type().group() != EventType.Group.KEYS) {
      return event;
    }
    if (made == null) {
      asked.add(event);
      return event;
    }
    EventSignature signature = made.remove(event.envelope().signingHash());
    if (signature == null) {
      throw ProblemException.of(Problem.SIGNATURE_STALE);
    }
    return event.signed(List.of(signature));
  }

  /** Random numbers that follow from a secret: HMAC-SHA-256 of a counter under the seed. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;

    Drawn(byte[] seed) {
      super(new Counted(seed), null);
    }
  }

  private static final class Counted extends SecureRandomSpi {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;
    private long counter;

    Counted(byte[] seed) {
      if (seed.length != SEED_BYTES) {
        throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes");
      }
      this.seed = seed.clone();
    }

    @Override
    protected void engineSetSeed(byte[] more) {
      // What it was made from decides alone.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      int filled = 0;
      while (filled < bytes.length) {
        byte[] block = block(counter++);
        int length = Math.min(block.length, bytes.length - filled);
        System.arraycopy(block, 0, bytes, filled, length);
        filled += length;
      }
    }

    private byte[] block(long number) {
      try {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(seed, HMAC));
        return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has " + HMAC, e);
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int length) {
      byte[] bytes = new byte[length];
      engineNextBytes(bytes);
      return bytes;
    }
  }
}
