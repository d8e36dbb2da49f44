package be.zegel.custody;

import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.CustodyState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** A state, and the end of the chain that it is the fold of. */
  record Known(ChainHead head, CustodyState state) {}

  private final Map<UUID, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Known> eldest) {
          return size() > MOST;
        }
      };

  synchronized @Nullable Known of(UUID exhibitId) {
    return known.get(exhibitId);
  }

  synchronized void know(UUID exhibitId, Known folded) {
    known.put(exhibitId, folded);
  }
}
