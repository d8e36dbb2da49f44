package be.zegel.evidence.ledger;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Makes identifiers that sort by the time they were made: UUID version 7 (RFC 9562 section 5.7).
 *
 * <p>Strictly increasing within one generator, also within one millisecond and when the clock goes
 * back: the 74 bits beside the time are random for the first identifier of a millisecond and are
 * counted up for the next (RFC 9562 section 6.2, method 2); when they run over, the time runs ahead
 * of the clock. Safe for concurrent use.
 */
public final class UuidV7 {

  private static final int RAND_A_BITS = 12;
  private static final int RAND_B_BITS = 62;
  private static final long RAND_A_MASK = (1L << RAND_A_BITS) - 1;
  private static final long RAND_B_MASK = (1L << RAND_B_BITS) - 1;

  private final InstantSource clock;
  private final SecureRandom random;
  private long millis = -1;
  private long randA;
  private long randB;

  public UuidV7(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new identifier, greater than every one this generator made before. */
  public synchronized UUID next() {
    long now = clock.millis();
    if (now > millis) {
      millis = now;
      randA = random.nextLong() & RAND_A_MASK;
      randB = random.nextLong() & RAND_B_MASK;
    } else {
      countUp();
    }
    return new UUID((millis << 16) | (0x7L << RAND_A_BITS) | randA, (0b10L << RAND_B_BITS) | randB);
  }

  private void countUp() {
    long step = 1 + (random.nextInt() & 0xffff_ffffL);
    randB += step;
    if (randB > RAND_B_MASK) {
      randB &= RAND_B_MASK;
      randA++;
    }
    if (randA > RAND_A_MASK) {
      randA = 0;
      millis++;
    }
  }
}
