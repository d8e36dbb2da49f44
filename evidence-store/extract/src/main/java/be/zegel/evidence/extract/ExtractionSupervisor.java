package be.zegel.evidence.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads items in worker processes and reports what comes out. Nothing of an item is parsed in this
 * process: a file that crashes, hangs or eats memory costs a worker, gets its label, and its
 * neighbours do not notice.
 *
 * <p>Life: {@code submit} puts an item in its lane; a worker takes it (started when first needed),
 * streams the content in and the findings out to the listener; at an out-of-memory the item is
 * tried once more in the large worker, at a crash once more in a fresh one; what still fails gets
 * its outcome and raw strings for text, from a fresh worker. {@link ExtractionListener#end} is
 * called exactly once, or the future fails with {@link ExtractionAbandonedException} and the item
 * is to be submitted again.
 *
 * <p>Lanes: {@link Urgency#FRESH} items up to {@link WorkerConfig#quickBytes()} have a reserved
 * worker, so that a small new file never waits behind a mailbox. Queues are not bounded: submit
 * what {@link #status()} says there is room for. Thread-safe.
 *
 * <p>The supervisor keeps nothing of an item but what is in flight (a frame of at most 1 MiB per
 * worker) and writes nothing of it to a log.
 */
public final class ExtractionSupervisor implements AutoCloseable {
  private final WorkerConfig config;
  private final Isolation isolation;
  private final Lanes lanes = new Lanes();
  private final List<WorkerSlot> slots = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Thread watchdog;
  final AtomicLong workerStarts = new AtomicLong();
  final AtomicLong workerDeaths = new AtomicLong();
  final AtomicLong finished = new AtomicLong();
  private volatile boolean closed;

  /** A supervisor with daemon threads of its own. */
  public ExtractionSupervisor(WorkerConfig config) {
    this(config, Thread.ofPlatform().daemon().name("zegel-extract-", 0).factory());
  }

  /**
   * A supervisor on the threads of a container.
   *
   * @param factory makes platform threads; one per worker, one for the large worker, one watchdog.
   *     They live until {@link #close}
   * @throws IllegalStateException when isolation is required and this machine cannot
   */
  public ExtractionSupervisor(WorkerConfig config, ThreadFactory factory) {
    this(config, factory, Sandbox.choose(config));
  }

  ExtractionSupervisor(WorkerConfig config, ThreadFactory factory, Isolation isolation) {
    this.config = config;
    this.isolation = isolation;
    for (int i = 0; i < config.workers(); i++) {
      slots.add(new WorkerSlot(this, i, slotName(i)));
    }
    slots.add(new WorkerSlot(this, config.workers(), WorkerSlot.Role.LARGE));
    for (WorkerSlot slot : slots) {
      threads.add(factory.newThread(slot));
    }
    watchdog = factory.newThread(this::watch);
    threads.forEach(Thread::start);
    watchdog.start();
  }

  private static WorkerSlot.Role slotName(int index) {
    return switch (index) {
      case 0 -> WorkerSlot.Role.RESERVED;
      case 1 -> WorkerSlot.Role.GENERAL;
      default -> WorkerSlot.Role.QUICK_FIRST;
    };
  }

  /**
   * Queues an item.
   *
   * @return completes after {@link ExtractionListener#end} returned; fails with {@link
   *     ExtractionAbandonedException}; cancelling it stops the worker
   */
  public CompletableFuture<ExtractionEnd> submit(
      ExtractionRequest request, ExtractionListener listener) {
    Extraction extraction = new Extraction(request, listener);
    if (!lanes.add(extraction, config.quickBytes())) {
      extraction.abandon(new ExtractionAbandonedException("the supervisor is closed"));
    }
    return extraction.future();
  }

  /** Queues an item and waits for its end. */
  public ExtractionEnd extract(ExtractionRequest request, ExtractionListener listener)
      throws ExtractionAbandonedException, InterruptedException {
    CompletableFuture<ExtractionEnd> future = submit(request, listener);
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExtractionAbandonedException abandoned) {
        throw abandoned;
      }
      throw new ExtractionAbandonedException("the supervisor failed", e);
    }
  }

  /** How it is now. */
  public SupervisorStatus status() {
    int busy = (int) slots.stream().filter(WorkerSlot::busy).count();
    return new SupervisorStatus(
        isolation,
        config.workers(),
        busy,
        lanes.waiting(),
        finished.get(),
        workerStarts.get(),
        workerDeaths.get());
  }

  /** Stops workers at once; items in work and waiting are abandoned. Waits for its threads. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    lanes
        .close()
        .forEach(e -> e.abandon(new ExtractionAbandonedException("the supervisor is closing")));
    slots.forEach(WorkerSlot::stop);
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= !join(thread);
    }
    watchdog.interrupt();
    interrupted |= !join(watchdog);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean join(Thread thread) {
    try {
      thread.join(10_000);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  WorkerConfig config() {
    return config;
  }

  Isolation isolation() {
    return isolation;
  }

  Lanes lanes() {
    return lanes;
  }

  boolean closed() {
    return closed;
  }

  private void watch() {
    try {
      while (!closed) {
        long now = System.nanoTime();
        slots.forEach(slot -> slot.check(now));
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
