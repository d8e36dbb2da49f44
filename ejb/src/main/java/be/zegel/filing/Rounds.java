package be.zegel.filing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that makes its round again and again until it is stopped: at once when it was woken,
 * otherwise after a pause. A round that fails (the database is away, the disk is full) is made
 * again a little later; nothing is lost, because work counts as done only when a row says so.
 */
public final class Rounds {

  private static final Logger LOG = System.getLogger(Rounds.class.getName());

  private static final long AFTER_FAILURE = 2000;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

  private final String name;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** One round. */
  @FunctionalInterface
  public interface Round {
    /** Makes the round and says how many milliseconds to rest after it when nobody wakes. */
    long make();
  }

  /** Rounds under a name, which appears in the log. */
  public Rounds(String name) {
    this.name = name;
  }

  /**
   * Begins.
   *
   * @param afterFailure what to tidy up when a round has failed
   */
  public void start(ThreadFactory threads, Round round, Runnable afterFailure) {
    Thread started =
        threads.newThread(
            () -> {
              while (!stopping) {
                pause(made(round, afterFailure));
              }
            });
    thread = started;
    started.start();
  }

  /** Makes the next round now. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** Whether the round at work had better end. */
  public boolean stopping() {
    return stopping;
  }

  /** Lets the round at work end and waits for it, for a while. */
  public void stop() {
    stopping = true;
    wake();
    Thread started = thread;
    if (started != null) {
      try {
        started.join(LONGEST_STOP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private long made(Round round, Runnable afterFailure) {
    try {
      return round.make();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, name + " pauses: " + e.getClass().getName());
      LOG.log(Level.DEBUG, name + " pauses", e);
      afterFailure.run();
      return AFTER_FAILURE;
    }
  }

  private void pause(long millis) {
    try {
      if (millis > 0 && wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }
}
