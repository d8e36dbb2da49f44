package be.zegel.filing;

import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.WorkerConfig;
import be.zegel.evidence.index.EvidenceIndex;
import be.zegel.evidence.index.IndexOptions;
import be.zegel.evidence.index.LuceneEvidenceIndex;
import be.zegel.evidence.store.DirectoryObjectStore;
import be.zegel.evidence.store.DirectoryUploads;
import be.zegel.evidence.store.FileMasterKey;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.ObjectStore;
import be.zegel.evidence.store.StoredObject;
import be.zegel.evidence.store.Uploads;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
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

  @Inject private Clock clock;

  private final Queue<UUID> suspects = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Open open;

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
    FileMasterKey master = FileMasterKey.open(config.folder("keys").resolve("master"), random);
    KeyStore keys = KeyStore.open(config.folder("keys"), master, random);
    DirectoryObjectStore objects =
        DirectoryObjectStore.open(config.data(), keys, config.uploadLimits(), random);
    Uploads uploads = DirectoryUploads.open(objects, clock);
    EvidenceIndex index =
        LuceneEvidenceIndex.open(
            config.folder("index"),
            IndexOptions.standard(IndexKey.open(config.folder("keys"), master, random)));
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
