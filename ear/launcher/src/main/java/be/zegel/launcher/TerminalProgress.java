package be.zegel.launcher;

import be.zegel.servers.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Progress for a person at a terminal, or for a log: finished steps are plain lines with the time
 * since the beginning; on a terminal a last line counts the seconds, so that waiting is seen.
 */
final class TerminalProgress implements Progress, AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final InstantSource TIME = InstantSource.system();

  private final PrintWriter out;
  private final String what;
  private final boolean live;
  private final Instant begin = TIME.instant();
  private boolean ended;

  private TerminalProgress(PrintWriter out, String what, boolean live) {
    this.out = out;
    this.what = what;
    this.live = live;
  }

  static TerminalProgress begin(PrintWriter out, String what) {
    // Told by the zegel script, which knows what its output is.
    boolean terminal = Boolean.getBoolean("zegel.terminal");
    TerminalProgress progress = new TerminalProgress(out, what, terminal);
    progress.say(what);
    if (progress.live) {
      Thread.ofPlatform().daemon().name("zegel-progress").start(progress::count);
    }
    return progress;
  }

  @Override
  public synchronized void say(String line) {
    out.print((live && !ended ? CLEAR_LINE : "") + "  " + elapsed() + "  " + line + "\n");
    out.flush();
  }

  /** No more counting: what follows is printed by somebody else. */
  synchronized void end() {
    if (live && !ended) {
      out.print(CLEAR_LINE);
      out.flush();
    }
    ended = true;
  }

  @Override
  public void close() {
    end();
  }

  private void count() {
    try {
      while (tick()) {
        Thread.sleep(1000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean tick() {
    if (!ended) {
      out.print(CLEAR_LINE + "  " + elapsed() + "  " + what + " ...");
      out.flush();
    }
    return !ended;
  }

  private String elapsed() {
    Duration passed = Duration.between(begin, TIME.instant());
    return "%2d:%02d".formatted(passed.toMinutes(), passed.toSecondsPart());
  }
}
