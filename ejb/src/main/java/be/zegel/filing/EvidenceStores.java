package be.zegel.filing;

import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.WorkerConfig;
import be.zegel.evidence.index.EvidenceIndex;
import be.zegel.evidence.index.IndexOptions;
import be.zegel.evidence.index.LuceneEvidenceIndex;
import be.zegel.evidence.store.DirectoryObjectStore;
import be.zegel.evidence.store.DirectoryUploads;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.ObjectStore;
import be.zegel.evidence.store.StoredObject;
import be.zegel.evidence.store.UploadRefused;
import be.zegel.evidence.store.UploadStatus;
import be.zegel.evidence.store.Uploads;
import be.zegel.evidence.store.WrappedKey;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Where evidence lies: keys, objects, uploads, index, and the worker processes that read it. Opened
 * once at the start of the server, in this order, and closed in the opposite one.
 *
 * <p>It asks nobody for permission: features of the application use it behind their own boundaries.
 */
@ApplicationScoped
@PermitAll
public class EvidenceStores {

  private static final Logger LOG = System.getLogger(EvidenceStores.class.getName());

  @Inject private Clock clock;

  private final Queue<UUID> suspects = new ConcurrentLinkedQueue<>();
  private final Queue<Refill> refills = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Open open;

  /**
   * An index that is to be thrown away and filled again.
   *
   * @param emptied completes when the old one is gone
   */
  record Refill(UUID caseId, CompletableFuture<Void> emptied) {}

  /** Everything that is open. */
  private record Open(
      EvidenceConfig config,
      KeyStore keys,
      ObjectStore objects,
      Uploads uploads,
      EvidenceIndex index,
      ExtractionSupervisor supervisor) {}

  /** Opens everything. */
  void open(EvidenceConfig config, ThreadFactory threads) throws IOException {
    SecureRandom random = new SecureRandom();
    MasterKey master = MasterKeys.open(config.folder("keys"), random);
    KeyStore keys = KeyStore.open(config.folder("keys"), master, random);
    DirectoryObjectStore objects =
        DirectoryObjectStore.open(config.data(), keys, config.uploadLimits(), random);
    Uploads uploads = DirectoryUploads.open(objects, clock);
    EvidenceIndex index =
        LuceneEvidenceIndex.open(
            config.folder("index"),
            IndexOptions.standard(
                // Whoever loses it has the indexes filled again and nothing worse.
                new SecretKeySpec(
                    WrappedKey.ofIndex(config.folder("keys")).open(master, random), "HmacSHA256")));
    try {
      ExtractionSupervisor supervisor =
          new ExtractionSupervisor(
              WorkerConfig.fromFolder(config.java(), config.workerJars())
                  .workers(config.workers())
                  .build(),
              threads);
      open = new Open(config, keys, objects, uploads, index, supervisor);
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
  }

  /** Stops the workers at once; what they read is read again after the next start. */
  void stopWorkers() {
    Open closing = open;
    if (closing != null) {
      closing.supervisor().close();
    }
  }

  /** Closes everything; nothing may be at work any more. */
  void close() {
    Open closing = open;
    open = null;
    if (closing != null) {
      closing.supervisor().close();
      closing.index().close();
    }
  }

  EvidenceConfig config() {
    return required().config();
  }

  /** Evidence at rest. */
  public ObjectStore objects() {
    return required().objects();
  }

  Uploads uploads() {
    return required().uploads();
  }

  /** The full-text index of all cases; who asks it brings the scope of the reader. */
  public EvidenceIndex index() {
    return required().index();
  }

  ExtractionSupervisor supervisor() {
    return required().supervisor();
  }

  /** Tells that the index of a case could not be read, so that it is looked at and filled again. */
  public void suspect(UUID caseId) {
    if (!suspects.contains(caseId)) {
      suspects.add(caseId);
    }
  }

  /**
   * Has the index of a case thrown away and filled again from the texts that there are. Completes
   * when the old index is gone; what is found again follows in the background.
   */
  public CompletableFuture<Void> refill(UUID caseId) {
    Refill refill = new Refill(caseId, new CompletableFuture<>());
    refills.add(refill);
    return refill.emptied();
  }

  Queue<Refill> refills() {
    return refills;
  }

  /**
   * Destroys the keys of filings: whatever they encrypted is erased for good, here and in every
   * copy of the objects. Then gives their case a new key, so that copies of the wraps open no more
   * either. Can be repeated after a death at any moment. The caller has the order of two persons.
   *
   * @return those that had no key at all: their objects were unreadable before
   * @throws KeyUnavailable when a key of the case cannot be read; what was destroyed stays so
   */
  public Set<UUID> destroyKeys(UUID caseId, Collection<UUID> filings) throws IOException {
    KeyStore keys = required().keys();
    Set<UUID> without = new HashSet<>();
    for (UUID filing : filings) {
      try {
        keys.destroyFilingKey(filing);
      } catch (KeyUnavailable e) {
        if (e.reason() != KeyUnavailable.Reason.MISSING) {
          throw e;
        }
        without.add(filing);
      }
    }
    if (keys.hasCaseKey(caseId)) {
      keys.rotateCaseKey(caseId);
    }
    return without;
  }

  /** Throws away what was being uploaded under an exhibit. */
  public void endUploads(UUID exhibitId) throws IOException {
    for (UploadStatus upload : uploads().list()) {
      if (exhibitId.equals(upload.exhibitId())) {
        try {
          uploads().terminate(upload.uploadId());
        } catch (UploadRefused e) {
          // An object already, of a file that is erased with the others or was never filed.
          LOG.log(Level.DEBUG, "Upload " + upload.uploadId() + " has ended: " + e.reason());
        }
      }
    }
  }

  Queue<UUID> suspects() {
    return suspects;
  }

  /**
   * Keeps something that was made for a case, under a key of its own. When this returns the object
   * is durable.
   *
   * @param id of what was made, in the place of a filing
   * @param kind as {@link ObjectStore#put} has it
   */
  public StoredObject keep(UUID caseId, UUID id, String kind, InputStream content)
      throws IOException {
    ensureCaseKey(caseId);
    try {
      required().keys().createFilingKey(caseId, id);
    } catch (KeyUnavailable e) {
      // Made before the server died; the object was not kept then.
      if (e.reason() != KeyUnavailable.Reason.EXISTS) {
        throw e;
      }
    }
    return objects().put(caseId, id, kind, content);
  }

  /** Makes the key of a case at its first filing. */
  void ensureCaseKey(UUID caseId) throws IOException {
    KeyStore keys = required().keys();
    if (keys.hasCaseKey(caseId)) {
      return;
    }
    try {
      keys.createCaseKey(caseId);
    } catch (KeyUnavailable e) {
      // Somebody else filed first at the same moment.
      if (e.reason() != KeyUnavailable.Reason.EXISTS) {
        throw e;
      }
    }
  }

  private Open required() {
    return Objects.requireNonNull(open, "the evidence store is not open");
  }
}
