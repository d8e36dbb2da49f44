package be.zegel.evidence.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A worker process from its start to its end. Owned by one slot; only {@link #kill} is for others.
 */
final class WorkerProcess implements AutoCloseable {
  private static final int ERROR_TAIL = 8192;
  private static final long START_SECONDS = 60;

  /**
   * How a process ended.
   *
   * @param code exit code; above 128 a signal
   */
  record Death(int code, boolean outOfMemory) {
    String words() {
      return code > 128 ? "ended by signal " + (code - 128) : "ended with code " + code;
    }
  }

  private final Process process;
  private final Sandbox.Launch launch;
  private final Frames frames;
  private final StringBuilder errors = new StringBuilder();
  private final Thread errorReader;
  private volatile boolean killed;
  private boolean firstWordsHeard;
  private int served;
  private long residentBytes;
  private long cpuMillis;

  private WorkerProcess(Process process, Sandbox.Launch launch) {
    this.process = process;
    this.launch = launch;
    this.frames = new Frames(process.getInputStream(), process.getOutputStream());
    // Reading from a process blocks the thread that carries a virtual one, for the worker's whole
    // life: a few workers would stop every virtual thread of the server.
    this.errorReader =
        Thread.ofPlatform().daemon().name("zegel-worker-errors").start(this::readErrors);
  }

  /**
   * Starts a worker and waits for its first words.
   *
   * @throws IOException when it does not start or speaks another version; the message holds the
   *     first line of what it said on its error output, which at that time is no evidence
   */
  static WorkerProcess start(WorkerConfig config, Isolation.Level level, int heapMegabytes)
      throws IOException, InterruptedException {
    Sandbox.Launch launch = Sandbox.launch(config, level, heapMegabytes);
    WorkerProcess worker;
    try {
      worker = new WorkerProcess(launch.builder().start(), launch);
    } catch (IOException e) {
      launch.clean();
      throw e;
    }
    Thread deadline =
        Thread.ofPlatform().daemon().name("zegel-worker-start").start(worker::killUnlessReady);
    try {
      worker.greet();
      return worker;
    } catch (IOException e) {
      Death death = worker.death();
      throw new IOException(death.words() + ": " + worker.firstError(), e);
    } finally {
      deadline.interrupt();
    }
  }

  private void killUnlessReady() {
    try {
      TimeUnit.SECONDS.sleep(START_SECONDS);
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void greet() throws IOException {
    Frame frame = frames.read();
    if (frame == null || frame.type() != FrameType.READY) {
      throw new ProtocolException("the worker did not say that it is ready");
    }
    int version = Messages.ready(frame.payload()).version();
    if (version != Messages.VERSION) {
      throw new ProtocolException("the worker speaks version " + version);
    }
    firstWordsHeard = true;
  }

  Frames frames() {
    return frames;
  }

  boolean alive() {
    return process.isAlive();
  }

  boolean killed() {
    return killed;
  }

  /** Ends the process at once; its slot notices at the end of the pipe. */
  void kill() {
    killed = true;
    launch.kill(process);
  }

  /** Ends a process that cannot be talked to any more. */
  void destroy() {
    launch.kill(process);
  }

  int served() {
    return served;
  }

  void countServed() {
    served++;
  }

  long residentBytes() {
    return residentBytes;
  }

  void noteHeartbeat(Messages.Heartbeat beat) {
    residentBytes = beat.residentBytes();
    cpuMillis = beat.cpuMillis();
  }

  /** Processor time of the job that just ended. */
  long takeCpuMillis() {
    long spent = cpuMillis;
    cpuMillis = 0;
    return spent;
  }

  /** Makes sure that the process has ended, and says how. */
  Death death() {
    boolean interrupted = false;
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        launch.kill(process);
        process.waitFor(10, TimeUnit.SECONDS);
      }
      errorReader.join(2000);
    } catch (InterruptedException e) {
      interrupted = true;
      launch.kill(process);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    launch.clean();
    int code = process.isAlive() ? 255 : process.exitValue();
    synchronized (errors) {
      return new Death(code, code == 3 && errors.indexOf("java.lang.OutOfMemoryError") >= 0);
    }
  }

  private String firstError() {
    synchronized (errors) {
      String said = errors.toString().strip();
      int line = said.indexOf('\n');
      return firstWordsHeard ? "" : line < 0 ? said : said.substring(0, line);
    }
  }

  /** What a worker says on its error output may be evidence: it is looked at, never kept. */
  private void readErrors() {
    byte[] buffer = new byte[4096];
    try (InputStream in = process.getErrorStream()) {
      int n;
      while ((n = in.read(buffer)) >= 0) {
        synchronized (errors) {
          errors.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          if (errors.length() > ERROR_TAIL) {
            errors.delete(0, errors.length() - ERROR_TAIL);
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return;
    }
  }

  /** Closes the pipe, which ends a healthy worker, and kills one that does not go. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      launch.kill(process);
    }
    boolean interrupted = false;
    try {
      if (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
        launch.kill(process);
        process.waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      interrupted = true;
      launch.kill(process);
    }
    launch.clean();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
