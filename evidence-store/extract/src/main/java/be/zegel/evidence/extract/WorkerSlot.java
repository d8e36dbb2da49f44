package be.zegel.evidence.extract;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One place for a worker process, and the thread that talks to it. The thread starts the process
 * itself and outlives it, because the kernel ties a child's death signal to the thread that started
 * it.
 */
final class WorkerSlot implements Runnable {
  /** Which items the slot takes. */
  enum Role {
    /** Small fresh items only. */
    RESERVED,
    /** Everything, small fresh items last. */
    GENERAL,
    /** Everything, small fresh items first. */
    QUICK_FIRST,
    /** What did not fit into an ordinary heap. */
    LARGE
  }

  private static final System.Logger LOG = System.getLogger(WorkerSlot.class.getName());
  private static final long IDLE_MILLIS = 60_000;

  private final ExtractionSupervisor supervisor;
  private final int number;
  private final Role role;
  private @Nullable WorkerProcess worker;
  private volatile @Nullable Attempt current;
  private volatile boolean stopped;

  WorkerSlot(ExtractionSupervisor supervisor, int number, Role role) {
    this.supervisor = supervisor;
    this.number = number;
    this.role = role;
  }

  boolean busy() {
    return current != null;
  }

  void check(long now) {
    Attempt attempt = current;
    if (attempt != null) {
      attempt.check(now);
    }
  }

  void stop() {
    stopped = true;
    Attempt attempt = current;
    if (attempt != null) {
      attempt.killForClosing();
    }
  }

  @Override
  public void run() {
    try {
      if (role == Role.RESERVED) {
        startEarly();
      }
      while (!stopped) {
        Extraction next = supervisor.lanes().take(role, IDLE_MILLIS);
        if (next != null) {
          serve(next);
        } else if (role == Role.LARGE) {
          dismiss();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      dismiss();
    }
  }

  /** The first small item after the start of the server should not wait for a JVM. */
  private void startEarly() throws InterruptedException {
    try {
      ready();
    } catch (ExtractionAbandonedException e) {
      LOG.log(Level.WARNING, "no extraction worker yet; the first item will try again");
    }
  }

  private void serve(Extraction extraction) throws InterruptedException {
    try {
      if (extraction.cancelled()) {
        return;
      }
      ExtractionEnd end = process(extraction);
      if (end != null) {
        extraction.listener().end(end);
        supervisor.finished.incrementAndGet();
        extraction.future().complete(end);
      }
    } catch (ExtractionAbandonedException e) {
      extraction.abandon(e);
    } catch (IOException | RuntimeException e) {
      extraction.abandon(new ExtractionAbandonedException("the listener failed", e));
    }
  }

  /** All attempts that belong in this slot; null when the item went to the large worker. */
  private @Nullable ExtractionEnd process(Extraction e)
      throws ExtractionAbandonedException, IOException, InterruptedException {
    ExtractionEnd refused = refusal(e);
    if (refused != null) {
      return refused;
    }
    if (e.failure == null
        && e.request().earlierCrashes() + e.crashes >= supervisor.config().crashLimit()) {
      e.failure = gaveUp(Outcome.CRASH, Limit.CRASHES, "workers died on it before", e);
    }
    while (e.failure == null) {
      switch (attempt(e, Job.Mode.PARSE)) {
        case Attempt.Finished(JobResult result) -> {
          return end(e, result);
        }
        case Attempt.Died(Outcome outcome, Limit limit, String reason) -> {
          dismiss();
          supervisor.workerDeaths.incrementAndGet();
          if (outcome == Outcome.OOM && role != Role.LARGE) {
            if (!supervisor.lanes().addLarge(e)) {
              throw new ExtractionAbandonedException("the supervisor is closing");
            }
            return null;
          }
          if (outcome == Outcome.CRASH) {
            e.crashes++;
            if (e.request().earlierCrashes() + e.crashes < supervisor.config().crashLimit()) {
              continue;
            }
          }
          e.failure = gaveUp(outcome, limit, reason, e);
        }
      }
    }
    return strings(e, e.failure);
  }

  private ExtractionEnd strings(Extraction e, JobResult failure)
      throws ExtractionAbandonedException, IOException, InterruptedException {
    boolean fallback = false;
    switch (attempt(e, Job.Mode.STRINGS)) {
      case Attempt.Finished finished -> fallback = true;
      case Attempt.Died died -> {
        dismiss();
        supervisor.workerDeaths.incrementAndGet();
      }
    }
    return end(e, failure, fallback);
  }

  private static @Nullable ExtractionEnd refusal(Extraction e) {
    ExtractionRequest request = e.request();
    if (request.content().size() == 0) {
      return end(e, plain(Outcome.EMPTY, null, null));
    }
    Sha256 own = request.sha256();
    if (own != null && request.ancestors().stream().anyMatch(a -> a.sha256().equals(own))) {
      return end(
          e,
          plain(
              Outcome.SKIPPED_POLICY,
              Limit.SAME_AS_ANCESTOR,
              "the same bytes as a container around it"));
    }
    return null;
  }

  private static JobResult plain(Outcome outcome, @Nullable Limit limit, @Nullable String reason) {
    return new JobResult(outcome, "", "", limit, reason, ContainerCounts.NONE, null, false, -1);
  }

  private static JobResult gaveUp(
      Outcome outcome, @Nullable Limit limit, String reason, Extraction e) {
    long emitted = e.childrenDone - e.failedChildren;
    ContainerCounts counts =
        e.childrenDone == 0
            ? ContainerCounts.NONE
            : new ContainerCounts(-1, emitted, e.failedChildren, 0);
    return new JobResult(outcome, "", "", limit, reason, counts, null, false, -1);
  }

  private static ExtractionEnd end(Extraction e, JobResult r) {
    return end(e, r, r.textFallback());
  }

  private static ExtractionEnd end(Extraction e, JobResult r, boolean fallback) {
    return new ExtractionEnd(
        r.outcome(),
        r.parser(),
        r.parserVersion(),
        r.limit(),
        r.reason(),
        r.counts(),
        r.language(),
        e.textChars,
        fallback,
        r.passwordIndex(),
        e.attempts,
        e.crashes,
        e.cpuMillis);
  }

  private Attempt.Ending attempt(Extraction e, Job.Mode mode)
      throws ExtractionAbandonedException, IOException, InterruptedException {
    WorkerProcess process = ready();
    Attempt attempt = new Attempt(e, mode, process, supervisor.config());
    current = attempt;
    try {
      if (stopped) {
        throw new ExtractionAbandonedException("the supervisor is closing");
      }
      Attempt.Ending ending = attempt.run();
      if (process.served() >= supervisor.config().recycleItems()
          || process.residentBytes() > residentLimit()) {
        dismiss();
      }
      return ending;
    } catch (ExtractionAbandonedException | IOException | RuntimeException failed) {
      dismiss();
      throw failed;
    } finally {
      current = null;
    }
  }

  private long residentLimit() {
    WorkerConfig config = supervisor.config();
    long heap = heap() - (long) config.heapMegabytes();
    return config.recycleResidentBytes() + (heap << 20);
  }

  private int heap() {
    WorkerConfig config = supervisor.config();
    return role == Role.LARGE ? config.largeHeapMegabytes() : config.heapMegabytes();
  }

  private WorkerProcess ready() throws ExtractionAbandonedException, InterruptedException {
    WorkerProcess process = worker;
    if (process != null && process.alive()) {
      return process;
    }
    dismiss();
    try {
      supervisor.workerStarts.incrementAndGet();
      process = WorkerProcess.start(supervisor.config(), supervisor.isolation().level(), heap());
      worker = process;
      return process;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "extraction worker {0} did not start", number);
      Thread.sleep(1000);
      throw new ExtractionAbandonedException("no worker could be started: " + e.getMessage(), e);
    }
  }

  private void dismiss() {
    WorkerProcess process = worker;
    worker = null;
    if (process != null) {
      process.close();
    }
  }
}
