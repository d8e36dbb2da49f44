package be.zegel.evidence.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over that one side has offered and the other has not answered; custody has not moved.
 *
 * @param transferId names the transfer
 * @param to who is to receive
 * @param offeredBy the pseudonym of the person who offered, who cannot accept
 * @param purpose what the hand-over is for
 * @param expiresAt when it lapses
 * @param observation what the receiver recorded about the seal when it was not the expected one
 */
public record Offer(
    UUID transferId,
    Custodian to,
    UUID offeredBy,
    String purpose,
    Instant expiresAt,
    Optional<SealObservation> observation) {

  /**
   * What was read where a seal should be.
   *
   * @param number the number that was read; null when there was no seal
   */
  public record SealObservation(@Nullable String number) {}

  Offer observed(@Nullable String number) {
    return new Offer(
        transferId, to, offeredBy, purpose, expiresAt, Optional.of(new SealObservation(number)));
  }
}
