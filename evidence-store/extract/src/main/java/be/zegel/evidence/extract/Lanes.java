package be.zegel.evidence.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queues before the workers: small fresh items, the rest (fresh before background), large heap.
 */
final class Lanes {
  /** How long a small fresh item is left to the reserved worker, in nanoseconds. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Extraction> quick = new ArrayDeque<>();
  private final Deque<Extraction> fresh = new ArrayDeque<>();
  private final Deque<Extraction> background = new ArrayDeque<>();
  private final Deque<Extraction> large = new ArrayDeque<>();
  private boolean closed;

  /** Puts an item in its lane; false when no more are taken. */
  boolean add(Extraction extraction, long quickBytes) {
    ExtractionRequest request = extraction.request();
    boolean isFresh = request.urgency() == Urgency.FRESH;
    boolean isQuick = isFresh && request.content().size() <= quickBytes;
    return put(isQuick ? quick : isFresh ? fresh : background, extraction);
  }

  /** Puts an item that did not fit into an ordinary heap before the large worker. */
  boolean addLarge(Extraction extraction) {
    return put(large, extraction);
  }

  private boolean put(Deque<Extraction> queue, Extraction extraction) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      queue.addLast(extraction);
      arrived.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next item for a worker, or null after the wait. */
  @Nullable Extraction take(WorkerSlot.Role role, long waitMillis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
      while (true) {
        Extraction next = poll(role);
        if (next != null || closed || left <= 0) {
          return next;
        }
        long nap = role == WorkerSlot.Role.GENERAL && !quick.isEmpty() ? PATIENCE : left;
        left -= nap - Math.max(0, arrived.awaitNanos(nap));
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Extraction poll(WorkerSlot.Role role) {
    return switch (role) {
      case RESERVED -> quick.pollFirst();
      case GENERAL -> {
        Extraction next = first(fresh, background);
        yield next == null && waitsLong(quick.peekFirst()) ? quick.pollFirst() : next;
      }
      case QUICK_FIRST -> first(quick, fresh, background);
      case LARGE -> large.pollFirst();
    };
  }

  private static boolean waitsLong(@Nullable Extraction extraction) {
    return extraction != null && System.nanoTime() - extraction.submitted() > PATIENCE;
  }

  @SafeVarargs
  private static @Nullable Extraction first(Deque<Extraction>... queues) {
    for (Deque<Extraction> queue : queues) {
      Extraction next = queue.pollFirst();
      if (next != null) {
        return next;
      }
    }
    return null;
  }

  int waiting() {
    lock.lock();
    try {
      return quick.size() + fresh.size() + background.size() + large.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more and gives back what waited. */
  List<Extraction> close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
      List<Extraction> left = new ArrayList<>();
      for (Deque<Extraction> queue : List.of(quick, fresh, background, large)) {
        left.addAll(queue);
        queue.clear();
      }
      return left;
    } finally {
      lock.unlock();
    }
  }
}
