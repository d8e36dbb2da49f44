package be.zegel.filing;

import be.zegel.evidence.extract.EvidenceContent;
import be.zegel.evidence.extract.ExtractionLimits;
import be.zegel.evidence.extract.ExtractionRequest;
import be.zegel.evidence.extract.Sha256;
import be.zegel.evidence.extract.Urgency;
import be.zegel.evidence.store.ObjectContent;
import be.zegel.evidence.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands items to the workers: leases as many jobs as there is room for, keeps the leases while the
 * workers read, and gives back what could not be done. One thread; woken when something was filed,
 * otherwise it looks once a second, so that what another server filed is seen too.
 *
 * <p>Small new files have places of their own and never wait behind a mailbox.
 */
@ApplicationScoped
class Dispatcher {

  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

  /** Places for small new files, beside those of everything else. */
  private static final int FRESH_PLACES = 4;

  private static final Duration BEAT = Duration.ofSeconds(15);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  @Inject private EvidenceStores stores;
  @Inject private ProcessingJobs jobs;
  @Inject private ProcessedItems items;
  @Inject private Indexer indexer;

  /** An item at work. */
  private record Flight(ExtractionJob job, Future<?> reading) {}

  /** A job to be given back as soon as the database answers. */
  private record Return(long job, Duration delay, String problem) {}

  private final Map<Long, Flight> flights = new ConcurrentHashMap<>();
  private final Queue<Return> returns = new ConcurrentLinkedQueue<>();
  private final Rounds rounds = new Rounds("Processing");
  private long lastBeat;
  private String owner = "";
  private @Nullable Executor executor;

  /**
   * Begins to work.
   *
   * @param node the name of this server
   * @param threads makes the one thread
   * @param texts runs what stores long texts
   */
  void start(String node, ThreadFactory threads, Executor texts) {
    owner = node + "/" + UUID.randomUUID();
    executor = texts;
    indexer.start(owner, threads);
    rounds.start(threads, () -> round(node), () -> {});
  }

  /** Looks for work now. */
  void wake() {
    rounds.wake();
  }

  /** Stops taking jobs, and gives back those at work. */
  void stop() {
    rounds.stop();
    indexer.stop();
    flights.values().forEach(flight -> flight.reading().cancel(true));
    flights.forEach((id, flight) -> returns.add(new Return(id, Duration.ZERO, "stopped")));
    try {
      giveBack();
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "Jobs at work are taken up after the next start");
    }
  }

  /** How many items are being read. */
  int atWork() {
    return flights.size();
  }

  private long round(String node) {
    giveBack();
    long now = System.nanoTime();
    if (lastBeat == 0 || now - lastBeat > BEAT.toNanos()) {
      List<Long> held = new ArrayList<>(flights.keySet());
      held.addAll(indexer.held());
      jobs.renew(owner, held);
      if (jobs.takeUp(node, owner, held) > 0) {
        indexer.wake();
      }
      lastBeat = now;
    }
    lease();
    return 1000;
  }

  private void giveBack() {
    for (Return each = returns.peek(); each != null; each = returns.peek()) {
      jobs.release(owner, each.job(), each.delay(), each.problem());
      returns.remove(each);
    }
  }

  private void lease() {
    int places = stores.config().workers() + 2;
    long fresh = flights.values().stream().filter(f -> f.job().fresh()).count();
    int freshPlaces = FRESH_PLACES - Math.toIntExact(fresh);
    if (freshPlaces > 0) {
      jobs.leaseExtraction(owner, 0, 0, freshPlaces).forEach(this::begin);
    }
    int otherPlaces = places - Math.toIntExact(flights.size() - fresh);
    if (otherPlaces > 0) {
      jobs.leaseExtraction(owner, 1, Short.MAX_VALUE, otherPlaces).forEach(this::begin);
    }
  }

  private void begin(ExtractionJob job) {
    Executor texts = java.util.Objects.requireNonNull(executor);
    ItemExtraction listener = new ItemExtraction(job, owner, stores.objects(), items, texts);
    var reading = stores.supervisor().submit(request(job, stores.objects()), listener);
    flights.put(job.id(), new Flight(job, reading));
    var _ =
        reading.whenComplete(
            (end, failure) -> {
              flights.remove(job.id());
              if (failure != null) {
                listener.abandoned();
                returns.add(new Return(job.id(), rest(job.attempts()), reason(failure)));
                LOG.log(Level.INFO, "Job " + job.id() + " was abandoned and will be done again");
                LOG.log(Level.DEBUG, "Job " + job.id() + " was abandoned", failure);
              } else {
                indexer.wake();
              }
              wake();
            });
  }

  /** What failed for a reason outside of the item rests longer each time. */
  static Duration rest(int attempts) {
    Duration rest = Duration.ofSeconds(1L << Math.min(attempts, 9));
    return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  private static ExtractionRequest request(ExtractionJob job, ObjectStore objects) {
    ExtractionLimits limits = ExtractionLimits.STANDARD;
    List<String> languages = new ArrayList<>(List.of(job.language()));
    List.of("nl", "fr", "de", "en").stream()
        .filter(language -> !language.equals(job.language()))
        .forEach(languages::add);
    return ExtractionRequest.of(
            "job-" + job.id(), job.name(), new StoredBytes(objects, job.objectId(), job.size()))
        .declaredType(job.declaredType())
        .sha256(new Sha256(job.sha256()))
        .ancestors(job.ancestors())
        .limits(limits.withQuota(limits.quota() - job.expandedOfFile()))
        .languages(languages)
        .urgency(job.fresh() ? Urgency.FRESH : Urgency.BACKGROUND)
        .earlierCrashes(job.crashes())
        .preview(!job.quarantined())
        .build();
  }

  /** The bytes of an item in the store, opened as often as a worker jumps in them. */
  private record StoredBytes(ObjectStore objects, UUID objectId, long size)
      implements EvidenceContent {
    @Override
    public InputStream open(long offset) throws IOException {
      ObjectContent content = objects.open(objectId);
      return new FilterInputStream(content.range(offset, Long.MAX_VALUE)) {
        @Override
        public void close() throws IOException {
          try (content) {
            super.close();
          }
        }
      };
    }
  }
}
