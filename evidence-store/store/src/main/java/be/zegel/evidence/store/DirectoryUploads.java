package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Uploads as files in {@code DIR/incoming}, which become objects of a {@link DirectoryObjectStore}
 * by being renamed.
 *
 * <p>An upload has three files. {@code .state} is its {@link UploadRecord}. {@code .data} holds the
 * sealed segments, written once and in order. {@code .tail} holds what does not fill a segment yet,
 * when an append ends between two segments and more is to come. After the process or the machine
 * died, segments that authenticate are there and the file is cut behind them: no separate note of
 * the offset can disagree with the bytes. Docs: docs/spec/object-format.md, chapter 6.
 */
public final class DirectoryUploads implements Uploads {

  /** What a state, a tail and a manifest may take beside the segments. */
  private static final long SIDE_BYTES = 64L << 10;

  private final DirectoryObjectStore store;
  private final KeyStore keys;
  private final InstantSource clock;
  private final Path incoming;
  private final Map<UUID, PendingUpload> entries = new ConcurrentHashMap<>();
  private final Object promises = new Object();
  private final Set<String> damaged = new HashSet<>();

  private DirectoryUploads(DirectoryObjectStore store, InstantSource clock) throws IOException {
    this.store = store;
    this.keys = store.keys();
    this.clock = clock;
    this.incoming = store.incoming();
    readAll();
  }

  /** Opens the uploads of a store: those of before a restart are there again. */
  public static DirectoryUploads open(DirectoryObjectStore store, InstantSource clock)
      throws IOException {
    return new DirectoryUploads(store, clock);
  }

  private void readAll() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(incoming)) {
      files = all.toList();
    }
    for (Path file : files) {
      if (file.getFileName().toString().endsWith(PendingUpload.STATE)) {
        read(file).ifPresent(entry -> entries.put(entry.record().uploadId(), entry));
      }
    }
    for (PendingUpload entry : entries.values()) {
      if (entry.record().phase() == UploadRecord.Phase.JOINED) {
        takeParts(entry);
      }
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!name.endsWith(PendingUpload.STATE) && isUnknown(nameOf(file))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean isUnknown(String name) {
    return !damaged.contains(name)
        && entries.keySet().stream().noneMatch(id -> id.toString().equals(name));
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  /**
   * The names of uploads whose state could not be read at the start; their files are left as they
   * are and nothing can be appended to them.
   */
  public Set<String> damaged() {
    return Set.copyOf(damaged);
  }

  /** Reads a state. One that cannot be read is left alone, so that somebody can look at it. */
  private Optional<PendingUpload> read(Path file) throws IOException {
    try {
      UploadRecord record = UploadRecord.read(Files.readAllBytes(file), keys, aead());
      return Optional.of(PendingUpload.found(store, record));
    } catch (KeyUnavailable e) {
      if (e.reason() == KeyUnavailable.Reason.DESTROYED) {
        DurableFiles.delete(file);
      } else {
        damaged.add(nameOf(file));
      }
      return Optional.empty();
    } catch (IOException e) {
      damaged.add(nameOf(file));
      return Optional.empty();
    }
  }

  @Override
  public UploadStatus create(NewUpload wish) throws IOException {
    long length = wish.length().orElse(-1);
    UUID uploadId = UUID.randomUUID();
    if (length > store.limits().largestUpload()) {
      throw new UploadRefused(uploadId, UploadRefused.Reason.TOO_LONG, 0);
    }
    UUID objectId = UUID.randomUUID();
    Part part = Part.begin(objectId, Part.UPLOAD_SEGMENT_BITS, aead());
    UploadRecord record =
        record(wish, UploadRecord.Phase.OPEN, uploadId, objectId, length, part, List.of());
    PendingUpload entry = PendingUpload.begun(store, record);
    synchronized (promises) {
      promiseSpace(part.sized(Math.max(0, length)).storedBytes() + SIDE_BYTES);
      entries.put(uploadId, entry);
    }
    try {
      keys.createFilingKey(caseOrIntake(wish), record.filingId());
      entry.createData();
      entry.save(record);
      return record.status(0);
    } catch (IOException e) {
      remove(entry);
      throw store.spaceOr(e);
    }
  }

  private static UUID caseOrIntake(NewUpload wish) {
    UUID caseId = wish.caseId();
    return caseId == null ? KeyStore.INTAKE : caseId;
  }

  private static UploadRecord record(
      NewUpload wish,
      UploadRecord.Phase phase,
      UUID uploadId,
      UUID objectId,
      long length,
      Part part,
      List<UploadRecord.Joined> joined) {
    return new UploadRecord(
        phase,
        uploadId,
        wish.owner(),
        wish.caseId(),
        wish.exhibitId(),
        UUID.randomUUID(),
        objectId,
        length,
        wish.partial(),
        wish.metadata(),
        wish.expiresAt(),
        part,
        joined,
        0,
        -1);
  }

  /** Refuses what would leave less than the reserve, after what is promised to running uploads. */
  private void promiseSpace(long needed) throws IOException {
    long promised = 0;
    for (PendingUpload entry : entries.values()) {
      promised += Math.max(0, entry.record().length() - entry.offset());
    }
    long available = store.freeBytes() - store.limits().reserveBytes() - promised;
    if (needed > available) {
      throw new StorageFull(needed, available);
    }
  }

  @Override
  public UploadStatus status(UUID uploadId) throws IOException {
    PendingUpload entry = entry(uploadId);
    recoverFirst(entry);
    refuseExpired(entry);
    return entry.status();
  }

  /** Waits for the files to be looked at after a restart, and never for an append. */
  private void recoverFirst(PendingUpload entry) throws IOException {
    if (!entry.recovered()) {
      entry.turn.acquireUninterruptibly();
      try {
        entry.recover();
      } finally {
        entry.turn.release();
      }
    }
  }

  @Override
  public UploadStatus declareLength(UUID uploadId, long length) throws IOException {
    PendingUpload entry = take(uploadId);
    try {
      refuseExpired(entry);
      UploadRecord record = entry.record();
      boolean other = record.lengthKnown() && record.length() != length;
      if (other || length < entry.offset()) {
        throw entry.refused(UploadRefused.Reason.LENGTH_DIFFERS);
      }
      if (length > store.limits().largestUpload()) {
        throw entry.refused(UploadRefused.Reason.TOO_LONG);
      }
      if (!record.lengthKnown()) {
        synchronized (promises) {
          promiseSpace(length - entry.offset());
          entry.save(record.withLength(length));
        }
        entry.sealWhenComplete();
      }
      return entry.status();
    } finally {
      entry.turn.release();
    }
  }

  @Override
  public long append(UUID uploadId, long offset, InputStream chunk, @Nullable Checksum checksum)
      throws IOException {
    PendingUpload entry = take(uploadId);
    try {
      refuseExpired(entry);
      if (entry.record().phase() != UploadRecord.Phase.OPEN) {
        throw entry.refused(UploadRefused.Reason.COMPLETE);
      }
      if (offset != entry.offset()) {
        throw entry.refused(UploadRefused.Reason.OFFSET_DIFFERS);
      }
      return new UploadAppend(store, entry, chunk, checksum).run();
    } finally {
      entry.turn.release();
    }
  }

  @Override
  public UploadStatus concatenate(NewUpload wish, List<UUID> parts) throws IOException {
    if (wish.partial()) {
      throw new IllegalArgumentException("a whole is not a part");
    }
    Optional<PendingUpload> before = joinedBefore(wish.owner(), parts);
    if (before.isPresent()) {
      return before.get().status();
    }
    List<PendingUpload> taken = new ArrayList<>();
    try {
      for (UUID part : parts) {
        taken.add(takePart(wish, part, taken));
      }
      if (taken.isEmpty()) {
        throw new UploadRefused(new UUID(0, 0), UploadRefused.Reason.PARTS, 0);
      }
      return join(wish, taken);
    } finally {
      taken.forEach(entry -> entry.turn.release());
    }
  }

  private Optional<PendingUpload> joinedBefore(String owner, List<UUID> parts) {
    return entries.values().stream()
        .filter(entry -> entry.record().phase() == UploadRecord.Phase.JOINED)
        .filter(entry -> entry.record().owner().equals(owner))
        .filter(entry -> entry.record().status(0).parts().equals(parts))
        .findFirst();
  }

  private PendingUpload takePart(NewUpload wish, UUID part, List<PendingUpload> taken)
      throws IOException {
    if (taken.stream().anyMatch(entry -> entry.record().uploadId().equals(part))) {
      throw new UploadRefused(part, UploadRefused.Reason.PARTS, 0);
    }
    PendingUpload entry = take(part);
    boolean fits =
        entry.record().partial()
            && entry.record().phase() == UploadRecord.Phase.OPEN
            && entry.record().owner().equals(wish.owner())
            && entry.complete()
            && !isExpired(entry);
    if (!fits) {
      entry.turn.release();
      throw entry.refused(UploadRefused.Reason.PARTS);
    }
    return entry;
  }

  private UploadStatus join(NewUpload wish, List<PendingUpload> taken) throws IOException {
    long length = 0;
    List<UploadRecord.Joined> joined = new ArrayList<>();
    for (PendingUpload entry : taken) {
      Part part = entry.record().part().sized(entry.offset());
      joined.add(new UploadRecord.Joined(entry.record().uploadId(), part));
      length += entry.offset();
    }
    UUID objectId = UUID.randomUUID();
    UploadRecord record =
        record(
            wish,
            UploadRecord.Phase.JOINED,
            UUID.randomUUID(),
            objectId,
            length,
            Part.begin(objectId, Part.UPLOAD_SEGMENT_BITS, aead()),
            joined);
    PendingUpload whole = PendingUpload.joined(store, record);
    keys.createFilingKey(caseOrIntake(wish), record.filingId());
    try {
      whole.save(record);
    } catch (IOException e) {
      keys.discardFilingKey(record.filingId());
      throw store.spaceOr(e);
    }
    entries.put(record.uploadId(), whole);
    takeParts(whole);
    return record.status(length);
  }

  /** Takes over the bytes of the parts and ends them; repeated after a crash until it is done. */
  private void takeParts(PendingUpload whole) throws IOException {
    List<UploadRecord.Joined> parts = whole.record().joined();
    for (int number = 0; number < parts.size(); number++) {
      Path from = incoming.resolve(parts.get(number).uploadId() + PendingUpload.DATA);
      if (Files.exists(from)) {
        Files.move(from, whole.file(PendingUpload.PART + number), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    DurableFiles.force(incoming);
    for (UploadRecord.Joined joined : parts) {
      PendingUpload part = entries.get(joined.uploadId());
      if (part != null) {
        remove(part);
      }
    }
  }

  @Override
  public FiledObject finish(UUID uploadId, @Nullable String expectedSha256) throws IOException {
    PendingUpload entry = take(uploadId);
    try {
      UploadRecord record = entry.record();
      if (record.phase() == UploadRecord.Phase.REFUSED) {
        throw entry.refused(UploadRefused.Reason.HASH_DIFFERS);
      }
      if (store.exists(record.objectId())) {
        return FiledObject.of(store.describe(record.objectId()));
      }
      UUID caseId = record.caseId();
      if (record.partial() || caseId == null) {
        throw entry.refused(UploadRefused.Reason.PARTS);
      }
      if (!entry.complete()) {
        throw entry.refused(UploadRefused.Reason.INCOMPLETE);
      }
      entry.sealWhenComplete();
      ContentHashes hashes = hashes(entry);
      if (expectedSha256 != null
          && !hashes.sha256().equals(expectedSha256.toLowerCase(Locale.ROOT))) {
        entry.refuseForGood();
        throw entry.refused(UploadRefused.Reason.HASH_DIFFERS);
      }
      StoredObject object = stored(record, caseId, hashes);
      entry.becomeObject(object);
      return FiledObject.of(object);
    } catch (IOException e) {
      throw store.spaceOr(e);
    } finally {
      entry.turn.release();
    }
  }

  private static StoredObject stored(UploadRecord record, UUID caseId, ContentHashes hashes) {
    return DirectoryObjectStore.describe(
        record.objectId(),
        caseId,
        record.filingId(),
        StoredObject.ORIGINAL,
        record.length(),
        hashes);
  }

  private ContentHashes hashes(PendingUpload entry) throws IOException {
    ContentHasher hasher = entry.hasher();
    if (hasher == null || hasher.count() != entry.offset()) {
      hasher = new ContentHasher();
      try (StoredParts content = new StoredParts(store, entry)) {
        DirectoryObjectStore.hashAll(content, hasher);
      }
      entry.hashedBy(hasher);
    }
    return hasher.hashes();
  }

  @Override
  public void forget(UUID uploadId) throws IOException {
    PendingUpload entry = entries.get(uploadId);
    if (entry == null) {
      return;
    }
    entry.turn.acquireUninterruptibly();
    try {
      if (!store.exists(entry.record().objectId())) {
        throw entry.refused(UploadRefused.Reason.INCOMPLETE);
      }
      forget(entry);
    } finally {
      entry.turn.release();
    }
  }

  /** What is left of a forgotten upload after a power failure is forgotten again by expiry. */
  private void forget(PendingUpload entry) throws IOException {
    entries.remove(entry.record().uploadId());
    entry.forget();
  }

  @Override
  public void terminate(UUID uploadId) throws IOException {
    PendingUpload entry = take(uploadId);
    try {
      if (store.exists(entry.record().objectId())) {
        throw entry.refused(UploadRefused.Reason.COMPLETE);
      }
      remove(entry);
    } finally {
      entry.turn.release();
    }
  }

  @Override
  public int expire() throws IOException {
    int expired = 0;
    for (PendingUpload entry : entries.values()) {
      if (isExpired(entry) && entry.turn.tryAcquire()) {
        try {
          if (store.exists(entry.record().objectId())) {
            forget(entry);
          } else {
            remove(entry);
          }
          expired++;
        } finally {
          entry.turn.release();
        }
      }
    }
    return expired;
  }

  @Override
  public List<UploadStatus> list() throws IOException {
    List<UploadStatus> all = new ArrayList<>();
    for (PendingUpload entry : entries.values()) {
      recoverFirst(entry);
      if (!entry.gone()) {
        all.add(entry.status());
      }
    }
    return all;
  }

  @Override
  public List<ListedObject> orphans(Predicate<UUID> known, Duration olderThan) throws IOException {
    Instant before = clock.instant().minus(olderThan);
    Set<UUID> pending = pendingObjects();
    try (Stream<ListedObject> all = store.list()) {
      return all.filter(object -> object.storedAt().isBefore(before))
          .filter(object -> !pending.contains(object.objectId()))
          .filter(object -> !known.test(object.objectId()))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Set<UUID> pendingObjects() {
    Set<UUID> pending = new HashSet<>();
    entries.values().forEach(entry -> pending.add(entry.record().objectId()));
    return pending;
  }

  @Override
  public int sweep(Predicate<UUID> known, Duration olderThan) throws IOException {
    List<ListedObject> orphans = orphans(known, olderThan);
    for (ListedObject orphan : orphans) {
      store.delete(orphan.objectId());
    }
    Set<UUID> inUse = new HashSet<>();
    entries.values().forEach(entry -> inUse.add(entry.record().filingId()));
    try (Stream<ListedObject> all = store.list()) {
      all.map(ListedObject::filingId).filter(Objects::nonNull).forEach(inUse::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (ListedObject orphan : orphans) {
      UUID filingId = orphan.filingId();
      if (filingId != null && !inUse.contains(filingId)) {
        keys.discardFilingKey(filingId);
      }
    }
    return orphans.size() + store.deleteStrayParts(pendingObjects(), olderThan, clock);
  }

  private PendingUpload entry(UUID uploadId) throws UploadRefused {
    PendingUpload entry = entries.get(uploadId);
    if (entry == null) {
      throw new UploadRefused(uploadId, UploadRefused.Reason.UNKNOWN, 0);
    }
    return entry;
  }

  /** The upload, for one caller at a time, with its offset known. */
  private PendingUpload take(UUID uploadId) throws IOException {
    PendingUpload entry = entry(uploadId);
    if (!entry.turn.tryAcquire()) {
      throw entry.refused(UploadRefused.Reason.BUSY);
    }
    try {
      if (entry.gone()) {
        throw new UploadRefused(uploadId, UploadRefused.Reason.UNKNOWN, 0);
      }
      entry.recover();
      return entry;
    } catch (IOException | RuntimeException e) {
      entry.turn.release();
      throw e;
    }
  }

  private boolean isExpired(PendingUpload entry) {
    return clock.instant().isAfter(entry.record().expiresAt());
  }

  private void refuseExpired(PendingUpload entry) throws UploadRefused {
    if (isExpired(entry)) {
      throw entry.refused(UploadRefused.Reason.EXPIRED);
    }
  }

  private void remove(PendingUpload entry) throws IOException {
    entries.remove(entry.record().uploadId());
    entry.remove();
  }

  private Aead aead() {
    return new Aead(store.random());
  }
}
