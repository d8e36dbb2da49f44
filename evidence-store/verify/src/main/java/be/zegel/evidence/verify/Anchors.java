package be.zegel.evidence.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From when on it is proven by others that the log had grown to a size. */
final class Anchors {
  private record Since(long size, Instant time) {}

  private final List<Since> sealed = new ArrayList<>();
  private final List<Since> anchored = new ArrayList<>();

  /** A witness states that it saw the log with this size at this time. */
  void sealed(long size, Instant time) {
    sealed.add(new Since(size, time));
  }

  /** A time stamp is over a checkpoint of this size that a quorum cosigned. */
  void anchored(long size, Instant time) {
    anchored.add(new Since(size, time));
  }

  /** Since when a witness vouches for an entry. */
  Optional<Instant> sealedAt(long index) {
    return earliest(sealed, index);
  }

  /** Since when a time stamp and a quorum vouch for an entry. */
  Optional<Instant> anchoredAt(long index) {
    return earliest(anchored, index);
  }

  private static Optional<Instant> earliest(List<Since> times, long index) {
    return times.stream()
        .filter(since -> index >= 0 && since.size() > index)
        .map(Since::time)
        .min(Comparator.naturalOrder());
  }
}
