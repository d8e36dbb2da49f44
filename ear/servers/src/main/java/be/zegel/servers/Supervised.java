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
  static final int MOST_ENDS = 5;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final Supplier<ChildProcess> starter;
  private final String stopSignal;
  private final Duration grace;
  private final int mostEnds;
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
      int mostEnds,
      InstantSource time,
      Progress progress,
      Consumer<ServerRefusal> giveUp) {
    this.name = name;
    this.starter = starter;
    this.stopSignal = stopSignal;
    this.grace = grace;
    this.mostEnds = mostEnds;
    this.time = time;
    this.progress = progress;
    this.giveUp = giveUp;
    this.process = starter.get();
  }

  /**
   * Starts the server and watches over it.
   *
   * @param mostEnds how often it may end within ten minutes before it stays down
   * @param giveUp called once when it keeps ending
   */
  static Supervised start(
      String name,
      Supplier<ChildProcess> starter,
      String stopSignal,
      Duration grace,
      int mostEnds,
      Progress progress,
      Consumer<ServerRefusal> giveUp) {
    Supervised supervised =
        new Supervised(
            name, starter, stopSignal, grace, mostEnds, InstantSource.system(), progress, giveUp);
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
    String why = dead.lastLines();
    while (mayEndAgain(why)) {
      progress.say(name + " ended unexpectedly; starting it again");
      try {
        // Not under the lock: who asks for the process meanwhile gets the dead one, and whoever
        // stops the system does not wait for a start.
        if (took(starter.get())) {
          watch();
        }
        return;
      } catch (ServerRefusal refusal) {
        // It ended while it started: counted like any other end.
        why = String.valueOf(refusal.getMessage());
        pause();
      }
    }
  }

  /** Counts an end; false when it is to stay down. */
  private synchronized boolean mayEndAgain(String why) {
    if (stopping) {
      return false;
    }
    Instant now = time.instant();
    ends.addLast(now);
    while (ends.getFirst().isBefore(now.minus(WITHIN))) {
      ends.removeFirst();
    }
    if (ends.size() < mostEnds) {
      return true;
    }
    stopping = true;
    giveUp.accept(
        ServerRefusal.failed(name + " ended " + ends.size() + " times in ten minutes:\n" + why));
    return false;
  }

  /** Takes a fresh process in the dead one's place, unless the system was stopped meanwhile. */
  private boolean took(ChildProcess fresh) {
    synchronized (this) {
      if (!stopping) {
        process = fresh;
        return true;
      }
    }
    fresh.stop(stopSignal, grace);
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
