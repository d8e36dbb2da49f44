package be.zegel.evidence.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chain of an exhibit or a case (layer L2): every event carries the hash of the one before, so
 * that none can be left out, added, exchanged or moved without being noticed.
 *
 * <p>This checks envelopes, commitments and order. Whether what the events say could have happened
 * is the fold's question ({@link CustodyState#fold}).
 */
public final class Chain {

  private Chain() {}

  /** What is found out about a chain. */
  public sealed interface Verdict {

    /**
     * Every event is there, in order and unaltered.
     *
     * @param head the end of the chain
     * @param withheld how many fields are committed to and not shown
     */
    record Intact(ChainHead head, long withheld) implements Verdict {}

    /**
     * What is there is unaltered, and something that must be there is not: the last events, or a
     * field that is never withheld.
     */
    record Incomplete(long seq, String what) implements Verdict {}

    /**
     * Something is wrong.
     *
     * @param position the place in the given list, from 0, of the first bad event
     * @param seq the {@code itemSeq} that this event claims
     * @param flaw what is wrong with it
     */
    record Broken(int position, long seq, Flaw flaw) implements Verdict {}
  }

  /** What can be wrong with an event on a chain. */
  public enum Flaw {
    /** The event belongs to another chain. */
    OTHER_CHAIN,
    /** Its number is not one more than that of the event before: one is missing, twice or moved. */
    SEQUENCE,
    /** It does not carry the hash of the event before: one of the two was altered. */
    PREDECESSOR,
    /** It was recorded before the event before it. */
    TIME,
    /** A shown value is not the one that was committed to. */
    COMMITMENT,
    /**
     * It has a field that its type does not have, or lacks one it must have, or of another form.
     */
    SCHEMA,
    /** Its envelope is larger than an envelope may be. */
    SIZE,
    /** The chain ends in another event than is known from elsewhere. */
    HEAD
  }

  /**
   * Verifies a whole chain from its first event.
   *
   * @param item the pseudonym of the chain
   * @param events the events in the order of the chain
   * @param known the head as it is known from elsewhere (a stored state, a head map); null when it
   *     is not, and then missing last events go unnoticed
   */
  public static Verdict verify(
      UUID item, Collection<RecordedEvent> events, @Nullable ChainHead known) {
    Walk walk = new Walk(item);
    int position = 0;
    for (RecordedEvent event : events) {
      Optional<Flaw> flaw = walk.follow(event);
      if (flaw.isPresent()) {
        return new Verdict.Broken(position, event.seq(), flaw.get());
      }
      if (known != null && known.seq() == walk.head().seq() && !walk.head().equals(known)) {
        return new Verdict.Broken(position, event.seq(), Flaw.HEAD);
      }
      position++;
    }
    ChainHead head = walk.head();
    if (known != null && known.seq() < head.seq()) {
      return new Verdict.Broken(Math.toIntExact(known.seq()), known.seq() + 1, Flaw.HEAD);
    }
    if (known != null && known.seq() > head.seq()) {
      return new Verdict.Incomplete(head.seq() + 1, "events up to " + known.seq());
    }
    return walk.incomplete()
        .<Verdict>map(missing -> missing)
        .orElseGet(() -> new Verdict.Intact(head, walk.withheld()));
  }

  /** Follows a chain event by event, so that a reader need not hold all of it. */
  public static final class Walk {
    private ChainHead head;
    private long withheld;
    private Verdict.@Nullable Incomplete incomplete;

    /** At the beginning of the chain of a pseudonym. */
    public Walk(UUID item) {
      this.head = ChainHead.none(item);
    }

    /**
     * Takes the next event.
     *
     * @return what is wrong with it; after a flaw the walk is over
     */
    public Optional<Flaw> follow(RecordedEvent event) {
      return follow(event, event.envelope().unlimitedBytes());
    }

    /**
     * Takes the next event when its bytes are at hand.
     *
     * @param bytes the canonical bytes of its envelope
     * @return what is wrong with it; after a flaw the walk is over
     */
    public Optional<Flaw> follow(RecordedEvent event, byte[] bytes) {
      Optional<Flaw> flaw = flaw(head, event);
      if (flaw.isPresent()) {
        return flaw;
      }
      if (bytes.length > Envelope.LARGEST) {
        return Optional.of(Flaw.SIZE);
      }
      for (String name : event.withheld()) {
        withheld++;
        boolean allowed = Field.named(name).filter(Field::withholdable).isPresent();
        if (!allowed && incomplete == null) {
          incomplete = new Verdict.Incomplete(event.seq(), name);
        }
      }
      head = new ChainHead(head.item(), event.seq(), Hash.of(bytes), event.envelope().recordedAt());
      return Optional.empty();
    }

    /** The end of what was followed. */
    public ChainHead head() {
      return head;
    }

    /** How many fields are committed to and not shown. */
    public long withheld() {
      return withheld;
    }

    /** The first field that is not shown and must be. */
    public Optional<Verdict.Incomplete> incomplete() {
      return Optional.ofNullable(incomplete);
    }
  }

  private static Optional<Flaw> flaw(ChainHead head, RecordedEvent event) {
    Envelope envelope = event.envelope();
    if (!envelope.item().equals(head.item())) {
      return Optional.of(Flaw.OTHER_CHAIN);
    }
    if (envelope.seq() != head.seq() + 1) {
      return Optional.of(Flaw.SEQUENCE);
    }
    if (head.hash() != null && !head.hash().equals(envelope.prev())) {
      return Optional.of(Flaw.PREDECESSOR);
    }
    if (head.recordedAt() != null && envelope.recordedAt().isBefore(head.recordedAt())) {
      return Optional.of(Flaw.TIME);
    }
    for (Map.Entry<String, Opening> shown : event.openings().entrySet()) {
      Hash commitment = envelope.commitments().get(shown.getKey());
      if (!shown.getValue().commitment(shown.getKey()).equals(commitment)) {
        return Optional.of(Flaw.COMMITMENT);
      }
    }
    return fitsSchema(event) ? Optional.empty() : Optional.of(Flaw.SCHEMA);
  }

  private static boolean fitsSchema(RecordedEvent event) {
    EventSchema schema = event.type().schema();
    Map<String, Hash> commitments = event.envelope().commitments();
    boolean known =
        commitments.keySet().stream()
            .allMatch(name -> Field.named(name).filter(schema::knows).isPresent());
    boolean whole =
        schema.required().stream().allMatch(f -> commitments.containsKey(f.fieldName()));
    boolean formed =
        event.openings().entrySet().stream()
            .allMatch(
                shown ->
                    Field.named(shown.getKey())
                        .filter(f -> f.admits(shown.getValue().value()))
                        .isPresent());
    return known && whole && formed;
  }
}
