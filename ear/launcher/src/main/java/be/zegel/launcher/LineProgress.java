package be.zegel.launcher;

import java.io.PrintWriter;

/**
 * How far one file is: a line that changes on a terminal, a plain line now and then elsewhere, and
 * nothing for a file that is there in a moment.
 */
final class LineProgress implements AutoCloseable {

  private static final String CLEAR_LINE = "\r\033[K";
  private static final long PLAIN_STEP = 512L << 20;
  private static final long LIVE_STEP = 8L << 20;

  private final PrintWriter out;
  private final String name;
  private final long size;
  // Told by the zegel script, which knows what its output is.
  private final boolean live = Boolean.getBoolean("zegel.terminal");
  private long shown;
  private boolean dirty;

  LineProgress(PrintWriter out, String name, long size) {
    this.out = out;
    this.name = name;
    this.size = size;
  }

  /** So many bytes are there. */
  void at(long bytes) {
    if (bytes - shown < (live ? LIVE_STEP : PLAIN_STEP) || bytes >= size) {
      return;
    }
    shown = bytes;
    String line = Texts.text("file.progress", name, bytes * 100 / size);
    if (live) {
      out.print(CLEAR_LINE + line);
      dirty = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** A line that stays. */
  void say(String line) {
    close();
    out.println(line);
    out.flush();
  }

  @Override
  public void close() {
    if (dirty) {
      out.print(CLEAR_LINE);
      out.flush();
      dirty = false;
    }
  }
}
