package be.zegel.evidence.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Gives a draft its place on the chain: salts every field, commits to it and makes the envelope.
 *
 * <p>Does not store anything. The caller reads the head, records, and stores event and state in one
 * transaction under a lock on the chain, with a unique key on (item, seq) behind it; two events
 * recorded on the same head cannot both be stored. Safe for concurrent use.
 */
public final class Recorder {

  private final Supplier<Salt> salts;

  /**
   * A recorder.
   *
   * @param salts gives a new salt at each call, from a cryptographic generator ({@link Salt#from})
   */
  public Recorder(Supplier<Salt> salts) {
    this.salts = salts;
  }

  /**
   * The event that follows the head.
   *
   * <p>Its {@code recordedAt} is the given time cut to microseconds, or the head's when the clock
   * has gone back since, so that the order of times follows the order of the chain (invariant I6).
   *
   * @throws IllegalArgumentException when the draft belongs to another chain
   * @throws Envelope.EnvelopeTooLarge when the envelope would pass its limit
   */
  public RecordedEvent record(EventDraft draft, ChainHead after, Instant now) {
    if (!draft.item().equals(after.item())) {
      throw new IllegalArgumentException("the draft belongs to another chain");
    }
    Map<String, Opening> openings = new TreeMap<>();
    Map<String, Hash> commitments = new TreeMap<>();
    draft
        .fields()
        .forEach(
            (field, value) -> {
              Opening opening = new Opening(value, salts.get());
              openings.put(field.fieldName(), opening);
              commitments.put(field.fieldName(), opening.commitment(field.fieldName()));
            });
    Envelope envelope =
        new Envelope(
            Envelope.VERSION,
            draft.type(),
            draft.item(),
            after.seq() + 1,
            after.hash(),
            recordedAt(after, now),
            draft.actor(),
            commitments,
            salts.get(),
            List.of());
    if (!envelope.fits()) {
      throw new Envelope.EnvelopeTooLarge();
    }
    return new RecordedEvent(envelope, openings);
  }

  /** When an event that follows the head is recorded: now, and never before the head's time. */
  public static Instant recordedAt(ChainHead after, Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    Instant last = after.recordedAt();
    return last != null && last.isAfter(exact) ? last : exact;
  }
}
