package be.zegel.filing;

import be.zegel.evidence.index.CaseId;
import be.zegel.evidence.index.EvidenceIndex;
import be.zegel.evidence.index.IndexException;
import be.zegel.evidence.index.IndexState;
import be.zegel.evidence.store.KeyUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes items findable: takes INDEX jobs in the order in which they came, writes a batch, lets
 * readers see it, makes it durable, and only then says that the jobs are done. One thread, because
 * the index writes much faster than workers read.
 *
 * <p>After a start it looks at every index once, in the background: one that is damaged, absent or
 * older than the database says (restored from a copy) is filled again from the texts in the store.
 */
@ApplicationScoped
class Indexer {

  private static final Logger LOG = System.getLogger(Indexer.class.getName());

  private static final int BATCH = 256;

  /** A batch is closed after this time, so that large texts keep nobody waiting. */
  private static final Duration BATCH_TIME = Duration.ofSeconds(2);

  private static final Duration REST = Duration.ofSeconds(30);

  @Inject private EvidenceStores stores;
  @Inject private ProcessingJobs jobs;
  @Inject private IndexingJobs indexing;
  @Inject private Clock clock;

  private final Rounds rounds = new Rounds("Indexing");
  private final Set<Long> held = ConcurrentHashMap.newKeySet();
  private final Deque<IndexingJobs.KnownIndex> unchecked = new ArrayDeque<>();
  private @Nullable UUID checkedUpTo = new UUID(0, 0);
  private String owner = "";

  void start(String leaseOwner, ThreadFactory threads) {
    owner = leaseOwner;
    rounds.start(threads, this::round, held::clear);
  }

  /** Looks for work now. */
  void wake() {
    rounds.wake();
  }

  /** The jobs at work, whose leases are to be kept. */
  Set<Long> held() {
    return Set.copyOf(held);
  }

  /** Finishes the batch at work and stops. */
  void stop() {
    rounds.stop();
  }

  private long round() {
    refill();
    List<IndexJob> batch = jobs.leaseIndexing(owner, BATCH);
    if (!batch.isEmpty()) {
      work(batch);
      return 0;
    }
    if (checkOne()) {
      return 0;
    }
    stores.index().maintain();
    return 1000;
  }

  /** Between two batches, so that nothing that was read before is written after. */
  private void refill() {
    for (EvidenceStores.Refill asked = stores.refills().poll();
        asked != null;
        asked = stores.refills().poll()) {
      try {
        refill(asked.caseId());
        asked.emptied().complete(null);
      } catch (RuntimeException e) {
        asked.emptied().completeExceptionally(e);
        throw e;
      }
    }
  }

  private void work(List<IndexJob> batch) {
    batch.forEach(job -> held.add(job.id()));
    Deque<IndexJob> left = new ArrayDeque<>(batch);
    while (!left.isEmpty() && !rounds.stopping()) {
      List<IndexJob> written = new ArrayList<>();
      Map<Long, String> failed = new HashMap<>();
      long begin = System.nanoTime();
      while (!left.isEmpty() && System.nanoTime() - begin < BATCH_TIME.toNanos()) {
        IndexJob job = left.removeFirst();
        try {
          write(job, failed);
          written.add(job);
        } catch (IndexException e) {
          held.remove(job.id());
          refused(job, e);
        }
      }
      commit(written, failed);
    }
    if (!left.isEmpty()) {
      List<Long> ids = left.stream().map(IndexJob::id).toList();
      indexing.release(owner, ids, clock.instant());
      ids.forEach(held::remove);
    }
  }

  private void write(IndexJob job, Map<Long, String> failed) {
    EvidenceIndex index = stores.index();
    CaseId caseId = new CaseId(job.caseId().toString());
    try {
      if (job.withheld()) {
        index.delete(caseId, job.itemId().toString());
        return;
      }
      if (job.textObject() == null) {
        index.index(caseId, job.item(), Reader.nullReader());
        return;
      }
      try (TextObject text = TextObject.open(stores.objects(), job.textObject());
          Reader reader = text.reader()) {
        index.index(caseId, job.item(), reader);
      }
    } catch (KeyUnavailable e) {
      if (e.reason() == KeyUnavailable.Reason.DESTROYED) {
        index.delete(caseId, job.itemId().toString());
      } else {
        withoutText(job, failed, "KEY_UNAVAILABLE");
      }
    } catch (IOException e) {
      withoutText(job, failed, "TEXT_UNREADABLE");
    } catch (IndexException e) {
      if (e.fault() != IndexException.Fault.TEXT_TOO_LONG) {
        throw e;
      }
      withoutText(job, failed, "TEXT_TOO_LONG");
    }
  }

  private void withoutText(IndexJob job, Map<Long, String> failed, String reason) {
    LOG.log(Level.WARNING, "Item " + job.itemId() + " is findable without its text: " + reason);
    failed.put(job.id(), reason);
    try {
      stores.index().index(new CaseId(job.caseId().toString()), job.item(), Reader.nullReader());
    } catch (IOException e) {
      throw new IllegalStateException("an empty text cannot fail", e);
    }
  }

  private void commit(List<IndexJob> written, Map<Long, String> failed) {
    if (written.isEmpty()) {
      return;
    }
    Set<UUID> cases = new LinkedHashSet<>();
    written.forEach(job -> cases.add(job.caseId()));
    for (UUID caseId : cases) {
      stores.index().refresh(new CaseId(caseId.toString()));
    }
    long number = indexing.nextCommit();
    for (UUID caseId : cases) {
      stores.index().commit(new CaseId(caseId.toString()), number);
    }
    indexing.indexed(owner, number, written, failed);
    written.forEach(job -> held.remove(job.id()));
  }

  private void refused(IndexJob job, IndexException e) {
    LOG.log(Level.WARNING, "The index of case " + job.caseId() + " refuses: " + e.fault());
    if (e.fault() == IndexException.Fault.DAMAGED) {
      rebuild(job.caseId());
      indexing.release(owner, List.of(job.id()), clock.instant());
    } else {
      indexing.release(owner, List.of(job.id()), clock.instant().plus(REST));
    }
  }

  /** Looks at one index after the start; false when there is nothing left to look at. */
  private boolean checkOne() {
    UUID suspect = stores.suspects().poll();
    if (suspect != null) {
      check(new IndexingJobs.KnownIndex(suspect, Long.MAX_VALUE));
      return true;
    }
    UUID after = checkedUpTo;
    if (unchecked.isEmpty() && after != null) {
      unchecked.addAll(indexing.known(after, 100));
      checkedUpTo = unchecked.isEmpty() ? null : unchecked.getLast().caseId();
    }
    IndexingJobs.KnownIndex next = unchecked.poll();
    if (next == null) {
      return false;
    }
    check(next);
    return true;
  }

  private void check(IndexingJobs.KnownIndex known) {
    IndexState state;
    try {
      state = stores.index().state(new CaseId(known.caseId().toString()));
    } catch (IndexException e) {
      LOG.log(
          Level.WARNING, "The index of case " + known.caseId() + " cannot be read: " + e.fault());
      if (e.fault() == IndexException.Fault.DAMAGED) {
        rebuild(known.caseId());
      }
      return;
    }
    switch (state.health()) {
      case DAMAGED -> rebuild(known.caseId());
      case ABSENT, SOUND, RECOVERED -> {
        int behind = indexing.again(known.caseId(), state.committedJob());
        if (behind > 0) {
          LOG.log(
              Level.INFO, "The index of case " + known.caseId() + " lacked " + behind + " items");
        }
      }
    }
  }

  private void rebuild(UUID caseId) {
    LOG.log(Level.WARNING, "The index of case " + caseId + " is thrown away and filled again");
    refill(caseId);
  }

  private void refill(UUID caseId) {
    stores.index().deleteCase(new CaseId(caseId.toString()));
    indexing.again(caseId, -1);
  }
}
