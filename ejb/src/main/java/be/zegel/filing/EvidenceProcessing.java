package be.zegel.filing;

import be.zegel.access.SystemTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts and stops the work on evidence with the server, and keeps house: uploads that nobody
 * finished, objects that nobody knows.
 */
@Singleton
@Startup
@SystemTask
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EvidenceProcessing {

  private static final Logger LOG = System.getLogger(EvidenceProcessing.class.getName());

  /** Nothing younger is called an orphan: its row may be on the way. */
  private static final Duration ORPHAN_AGE = Duration.ofHours(6);

  @Inject private EvidenceStores stores;
  @Inject private Dispatcher dispatcher;
  @Inject private EvidenceRegister register;
  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private volatile boolean swept;

  @PostConstruct
  void start() {
    EvidenceConfig config = EvidenceConfig.ofSystem();
    try {
      stores.open(config, threads);
    } catch (IOException e) {
      throw new IllegalStateException("the evidence store cannot be opened: " + e.getMessage(), e);
    }
    dispatcher.start(config.node(), threads, executor);
    LOG.log(Level.INFO, "Evidence is taken in and worked on");
  }

  @PreDestroy
  void stop() {
    dispatcher.stop();
    stores.close();
  }

  /** Every minute: forgets uploads that are files, throws away those that have expired. */
  @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
  void expireUploads() {
    try {
      for (var upload : stores.uploads().list()) {
        if (register.isFiled(upload.uploadId())) {
          stores.uploads().forget(upload.uploadId());
        }
      }
      stores.uploads().expire();
      register.expireUploads();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Expired uploads could not be removed", e);
    }
    if (!swept) {
      sweepOrphans();
    }
  }

  /** At night, and once after the start: removes objects that no row knows. */
  @Schedule(hour = "3", minute = "41", persistent = false)
  void sweepOrphans() {
    if (!sweeping.compareAndSet(false, true)) {
      return;
    }
    try {
      KnownObjects known = register.objects();
      var orphans = stores.uploads().orphans(known::contains, ORPHAN_AGE);
      var really = register.unknown(orphans.stream().map(o -> o.objectId()).toList());
      int removed =
          really.isEmpty() ? 0 : stores.uploads().sweep(id -> !really.contains(id), ORPHAN_AGE);
      swept = true;
      if (removed > 0) {
        LOG.log(Level.INFO, removed + " objects that nobody knows were removed");
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The store could not be swept", e);
    } finally {
      sweeping.set(false);
    }
  }
}
