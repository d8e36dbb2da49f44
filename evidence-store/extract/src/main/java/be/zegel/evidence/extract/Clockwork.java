package be.zegel.evidence.extract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time of one attempt, counted only while it is the worker's turn. Written by the slot's
 * thread, read by the watchdog.
 */
final class Clockwork {
  private final TimeLimits times;
  private boolean running;
  private boolean paused;
  private long pausedAt;
  private long started;
  private long lastMove;
  private long produced = -1;
  private long bytes;
  private long windowStart;
  private long windowBytes;
  private boolean container;
  private long previewSince;
  private boolean preview;
  private @Nullable Limit overdue;

  Clockwork(TimeLimits times) {
    this.times = times;
  }

  synchronized void start() {
    long now = System.nanoTime();
    running = true;
    started = now;
    lastMove = now;
    windowStart = now;
  }

  synchronized void stop() {
    running = false;
  }

  synchronized void pause() {
    if (!paused) {
      paused = true;
      pausedAt = System.nanoTime();
    }
  }

  /** Goes on as if the pause had not been. */
  synchronized void resume() {
    if (paused) {
      paused = false;
      long gap = System.nanoTime() - pausedAt;
      started += gap;
      lastMove += gap;
      windowStart += gap;
      previewSince += gap;
    }
  }

  /** Bytes went in or came out. */
  synchronized void moved(long count) {
    lastMove = System.nanoTime();
    bytes += count;
  }

  /** The worker's own count of what it has produced; more than before is progress. */
  synchronized void produced(long count) {
    if (count > produced) {
      bytes += produced < 0 ? 0 : count - produced;
      produced = count;
      lastMove = System.nanoTime();
    }
  }

  synchronized void container() {
    container = true;
  }

  synchronized void previewOnly() {
    preview = true;
    previewSince = System.nanoTime();
  }

  synchronized @Nullable Limit overdue() {
    return overdue;
  }

  /** The limit that is exceeded now; once exceeded, it stays. */
  synchronized @Nullable Limit overdue(long now) {
    if (overdue == null && running && !paused) {
      overdue = exceeded(now);
    }
    return overdue;
  }

  private @Nullable Limit exceeded(long now) {
    if (preview) {
      return past(now, previewSince, times.preview()) ? Limit.TOTAL_TIME : null;
    }
    if (past(now, started, container ? times.container() : times.leaf())) {
      return Limit.TOTAL_TIME;
    }
    if (past(now, lastMove, times.stall())) {
      return Limit.STALL;
    }
    if (past(now, windowStart, times.window())) {
      if (bytes - windowBytes < times.windowBytes()) {
        return Limit.MINIMUM_PROGRESS;
      }
      windowStart = now;
      windowBytes = bytes;
    }
    return null;
  }

  private static boolean past(long now, long since, Duration limit) {
    return now - since > limit.toNanos();
  }

  String words(Limit limit) {
    return switch (limit) {
      case STALL -> "no progress for " + times.stall();
      case MINIMUM_PROGRESS ->
          "less than " + times.windowBytes() + " bytes moved in " + times.window();
      default -> "longer than " + (container ? times.container() : times.leaf());
    };
  }
}
