package be.zegel.custody;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * States of custody that this server has folded, of the exhibits that grew last. A state is known
 * together with the head of the chain it is the fold of, and is worth nothing for a chain that does
 * not begin with that very head: so an event that was rolled back, or recorded by another server,
 * leads to reading and never to a wrong state.
 */
@ApplicationScoped
class StandingCustody {

  private static final int MOST = 1_000;

  /** Reads a chain as it is stored, up to the head of its exhibit's row. */
  interface StoredChain {
    /** At most so many events behind the one with this number; 0 for all from the first. */
    List<RecordedEvent> after(long seq, int most);
  }

  /** A state, and the end of the chain that it is the fold of. */
  private record Known(ChainHead head, CustodyState state) {}

  /** The gaps of a chain up to this head. */
  private record KnownGaps(ChainHead head, List<Gap> gaps) {}

  private final Map<UUID, Known> known = latest();
  private final Map<UUID, KnownGaps> knownGaps = latest();

  private static <V> Map<UUID, V> latest() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
        return size() > MOST;
      }
    };
  }

  /**
   * The state at the head of a chain, when the chain begins with what is known of it: of the
   * chain's events only those behind the known head are read. Empty when nothing is known, or what
   * is stored does not lead from there to the head; then the whole chain is to be folded.
   *
   * @param head what the exhibit's row says
   */
  Optional<CustodyState> at(UUID exhibitId, ChainHead head, StoredChain chain) {
    Known from = of(exhibitId);
    if (from == null) {
      return Optional.empty();
    }
    if (from.head().equals(head)) {
      return Optional.of(from.state());
    }
    long missing = head.seq() - from.head().seq();
    if (missing <= 0 || !from.head().item().equals(head.item())) {
      return Optional.empty();
    }
    List<RecordedEvent> later = chain.after(from.head().seq(), Math.toIntExact(missing));
    try {
      ChainHead reached = from.head();
      CustodyState state = from.state();
      for (RecordedEvent event : later) {
        if (!Objects.equals(event.envelope().prev(), reached.hash())) {
          return Optional.empty();
        }
        state = state.apply(event);
        reached = event.envelope().head();
      }
      return reached.equals(head) ? Optional.of(state) : Optional.empty();
    } catch (CustodyState.BrokenCustody e) {
      // The whole chain is folded instead, and says where it is broken.
      return Optional.empty();
    }
  }

  /** Keeps what was folded up to a head. */
  synchronized void know(UUID exhibitId, ChainHead head, CustodyState state) {
    known.put(exhibitId, new Known(head, state));
  }

  /** The gaps of a chain, when it has not grown since they were looked for. */
  synchronized Optional<List<Gap>> gaps(UUID exhibitId, ChainHead head) {
    return Optional.ofNullable(knownGaps.get(exhibitId))
        .filter(found -> found.head().equals(head))
        .map(KnownGaps::gaps);
  }

  /** Keeps what was found up to a head. */
  synchronized void know(UUID exhibitId, ChainHead head, List<Gap> gaps) {
    knownGaps.put(exhibitId, new KnownGaps(head, List.copyOf(gaps)));
  }

  private synchronized @Nullable Known of(UUID exhibitId) {
    return known.get(exhibitId);
  }
}
