package be.zegel.erasure;

import be.zegel.access.SystemTask;
import be.zegel.evidence.report.ErasureCertificate;
import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.ListedObject;
import be.zegel.evidence.store.StoredObject;
import be.zegel.filing.EvidenceStores;
import be.zegel.filing.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Carries out what events order to be erased, one after the other, and again from the beginning
 * after a death at any moment: every step is harmless when repeated. One that fails (the medium,
 * the database) is tried again until it is done; its exhibit shows that it is not.
 */
@Singleton
@Startup
@DependsOn("EvidenceProcessing")
@SystemTask
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ErasureWork {

  private static final Logger LOG = System.getLogger(ErasureWork.class.getName());

  private static final int AT_ONCE = 20;
  private static final int OBJECTS_AT_ONCE = 1_000;
  private static final long REST = 2_000;
  private static final Duration INDEX_PATIENCE = Duration.ofMinutes(10);
  private static final UUID FIRST = new UUID(0, 0);

  /** What a certificate is in the store. */
  static final String KIND = "certificate";

  @Inject private ErasureSteps steps;
  @Inject private Eraser eraser;
  @Inject private EvidenceStores stores;
  @Resource private ManagedThreadFactory threads;

  private final Rounds rounds = new Rounds("Erasure");

  @PostConstruct
  void start() {
    rounds.start(threads, this::round, () -> {});
  }

  @PreDestroy
  void stop() {
    rounds.stop();
  }

  private long round() {
    for (ErasureRows.Order order : steps.orders(AT_ONCE)) {
      if (rounds.stopping()) {
        return REST;
      }
      try {
        carryOut(order);
      } catch (IOException e) {
        LOG.log(
            Level.WARNING,
            "The erasure of exhibit " + order.exhibitId() + " is not done and will be tried again",
            e);
      }
    }
    return REST;
  }

  private void carryOut(ErasureRows.Order order) throws IOException {
    List<UUID> files = steps.begin(order);
    stores.endUploads(order.exhibitId());
    if (!files.isEmpty()) {
      destroyKeys(order, files);
      removeObjects(files);
      eraser.remove(files);
      emptyIndex(order.caseId());
      requireGone(files);
    }
    ErasureCertificate contents = steps.certificate(order);
    StoredObject certificate =
        stores.keep(
            order.caseId(), UUID.randomUUID(), KIND, new ByteArrayInputStream(contents.pdf()));
    steps.done(order, certificate, contents.note(certificate.sha256()));
    LOG.log(
        Level.INFO,
        "The data of exhibit {0} are erased: {1} filings",
        order.exhibitId(),
        files.size());
  }

  /** From here on nothing opens any more, here or in a copy of the objects. */
  private void destroyKeys(ErasureRows.Order order, List<UUID> files) throws IOException {
    try {
      Set<UUID> without = stores.destroyKeys(order.caseId(), files);
      if (!without.isEmpty()) {
        LOG.log(Level.WARNING, "Filings that had no key when they were erased: {0}", without);
      }
    } catch (KeyUnavailable e) {
      // Another key of the case is damaged. The keys of this exhibit are destroyed all the same.
      LOG.log(Level.WARNING, "Case " + order.caseId() + " keeps its key: " + e.getMessage());
    }
  }

  /** Removes what rows know, which is quick, and then what only the store knows. */
  private void removeObjects(List<UUID> files) throws IOException {
    for (List<UUID> known = steps.objects(files, FIRST, OBJECTS_AT_ONCE);
        !known.isEmpty();
        known = steps.objects(files, known.getLast(), OBJECTS_AT_ONCE)) {
      for (UUID object : known) {
        boolean _ = stores.objects().delete(object);
      }
    }
    for (UUID object : objectsOf(files)) {
      boolean _ = stores.objects().delete(object);
    }
  }

  /** Every object of these filings that is in the store, whoever knows of it. */
  private List<UUID> objectsOf(List<UUID> files) throws IOException {
    Set<UUID> filings = new HashSet<>(files);
    try (Stream<ListedObject> all = stores.objects().list()) {
      return all.filter(each -> filings.contains(each.filingId()))
          .map(ListedObject::objectId)
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException("the store cannot be listed", e);
    }
  }

  private void emptyIndex(UUID caseId) throws IOException {
    try {
      stores.refill(caseId).get(INDEX_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the index of case " + caseId + " is not thrown away yet", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server stops", e);
    }
  }

  /** Nothing is certified that is not so. */
  private void requireGone(List<UUID> files) throws IOException {
    if (steps.anythingLeft(files)) {
      throw new IOException("a worker has recorded something meanwhile");
    }
    if (!objectsOf(files).isEmpty()) {
      throw new IOException("a worker has stored something meanwhile");
    }
  }
}
