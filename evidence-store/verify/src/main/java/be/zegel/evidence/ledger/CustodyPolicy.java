package be.zegel.evidence.ledger;

import java.time.Duration;

/**
 * What the service has laid down about custody and may change.
 *
 * @param lateAfter how long after it happened an event may be recorded without a reason
 */
public record CustodyPolicy(Duration lateAfter) {

  public CustodyPolicy {
    if (lateAfter.isNegative()) {
      throw new IllegalArgumentException("a span of time is not negative");
    }
  }

  /** A day: the shift in which something is seized and the morning after. */
  public static CustodyPolicy standard() {
    return new CustodyPolicy(Duration.ofDays(1));
  }
}
