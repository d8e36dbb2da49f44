package be.zegel.servers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A server that is started again when it ends without having been told to.
 *
 * <p>Everything durable is durable at every moment, so a server that dies is simply started again.
 * One that dies five times in ten minutes has a reason that starting does not mend: it stays down
 * and the whole system is told.
 */
final class Supervised {
  private static final int MOST_ENDS = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final String name;
  private final Supplier<ChildProcess> starter;
  private final String stopSignal;
  private final Duration grace;
  private final InstantSource time;
  private final Progress progress;
  private final Consumer<ServerRefusal> giveUp;
  private final Deque<Instant> ends = new ArrayDeque<>();
  private ChildProcess process;
  private boolean stopping;

  private Supervised(
      String name,
      Supplier<ChildProcess> starter,
      String stopSignal,
      Duration grace,
      InstantSource time,
      Progress progress,
      Consumer<ServerRefusal> giveUp) {
    this.name = name;
    this.starter = starter;
    this.stopSignal = stopSignal;
    this.grace = grace;
    this.time = time;
    this.progress = progress;
    this.giveUp = giveUp;
    this.process = starter.get();
  }

  /**
   * Starts the server and watches over it.
   *
   * @param giveUp called once when it keeps ending
   */
  static Supervised start(
      String name,
      Supplier<ChildProcess> starter,
      String stopSignal,
      Duration grace,
      Progress progress,
      Consumer<ServerRefusal> giveUp) {
    Supervised supervised =
        new Supervised(name, starter, stopSignal, grace, InstantSource.system(), progress, giveUp);
    supervised.watch();
    return supervised;
  }

  synchronized ChildProcess process() {
    return process;
  }

  /** Stops it for good. */
  void stop() {
    ChildProcess running;
    synchronized (this) {
      stopping = true;
      running = process;
    }
    running.stop(stopSignal, grace);
  }

  private synchronized void watch() {
    ChildProcess watched = process;
    watched.onEnd(() -> ended(watched));
  }

  private void ended(ChildProcess dead) {
    Thread.ofPlatform().name("zegel-restart-" + name).start(() -> restart(dead));
  }

  private void restart(ChildProcess dead) {
    // What it started and left behind would stand in the new one's way.
    dead.stop("KILL", Duration.ZERO);
    synchronized (this) {
      if (stopping) {
        return;
      }
      Instant now = time.instant();
      ends.addLast(now);
      while (ends.getFirst().isBefore(now.minus(WITHIN))) {
        ends.removeFirst();
      }
      if (ends.size() >= MOST_ENDS) {
        stopping = true;
        giveUp.accept(
            ServerRefusal.failed(
                name + " ended " + ends.size() + " times in ten minutes:\n" + dead.lastLines()));
        return;
      }
      progress.say(name + " ended unexpectedly; starting it again");
      try {
        process = starter.get();
      } catch (ServerRefusal refusal) {
        stopping = true;
        giveUp.accept(refusal);
        return;
      }
    }
    watch();
  }
}
