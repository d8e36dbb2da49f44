package be.zegel.evidence.extract;

import java.nio.file.Path;
import java.util.List;

/**
 * How far this machine can shut a worker process in, found by trying it, not by asking for version
 * numbers.
 *
 * @param level what works here
 * @param words one English sentence for {@code doctor}; contains "not isolated" where nothing works
 * @param problems what was tried and failed, each with the reason the tool gave
 */
public record Isolation(Level level, String words, List<String> problems) {
  /** From the strongest to none. */
  public enum Level {
    /**
     * bubblewrap: own mount, network, PID, IPC, UTS, cgroup and user namespaces; of the file system
     * only the JDK, the system's libraries and the worker's jars, read-only, and an empty scratch
     * in memory; no capabilities; dies with the server.
     */
    BUBBLEWRAP,
    /**
     * The same view of the machine, built with {@code unshare}, {@code mount} and {@code
     * pivot_root}.
     */
    NAMESPACES,
    /**
     * An ordinary child process with an empty environment: it can read what the server can read.
     */
    NONE
  }

  /** What the operator asks for. */
  public enum Demand {
    /** No worker runs unless it is isolated. */
    REQUIRED,
    /** The best that works. */
    AUTO,
    /** An ordinary child process, for searching errors. */
    OFF
  }

  public Isolation {
    problems = List.copyOf(problems);
  }

  /** Whether a worker can see neither files, processes nor network of the machine. */
  public boolean isolated() {
    return level != Level.NONE;
  }

  /**
   * Tries what works on this machine with the JDK this program runs on. Takes about half a second.
   */
  public static Isolation detect() {
    return detect(Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  /** Tries what works on this machine with a certain JDK. */
  public static Isolation detect(Path java) {
    return Sandbox.detect(java);
  }
}
