package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One upload on its way: its record, its files, and what is known in memory about them.
 *
 * <p>Whoever changes it holds {@link #turn}; record and offset may be read by anybody. What is
 * known in memory is only ever less than what the files hold: after a restart {@link #recover}
 * looks.
 */
final class PendingUpload {

  static final String STATE = ".state";
  static final String DATA = ".data";
  static final String TAIL = ".tail";
  static final String PART = ".part";
  private static final String TAIL_PURPOSE = "zegel upload tail v1";

  /** Held by the one who changes the upload. */
  final Semaphore turn = new Semaphore(1);

  private final DirectoryObjectStore store;
  private volatile UploadRecord record;
  private volatile long offset;
  private volatile boolean gone;
  private volatile boolean recovered;
  private long segments;
  private boolean needsNewRun;
  private @Nullable ContentHasher hasher;

  private PendingUpload(DirectoryObjectStore store, UploadRecord record) {
    this.store = store;
    this.record = record;
  }

  /** An upload that begins now: nothing of it is on disk. */
  static PendingUpload begun(DirectoryObjectStore store, UploadRecord record) {
    PendingUpload upload = new PendingUpload(store, record);
    upload.recovered = true;
    upload.hasher = new ContentHasher();
    return upload;
  }

  /** An upload that was joined from complete parts. */
  static PendingUpload joined(DirectoryObjectStore store, UploadRecord record) {
    PendingUpload upload = new PendingUpload(store, record);
    upload.recovered = true;
    upload.offset = record.length();
    return upload;
  }

  /** An upload whose record was read after a restart. */
  static PendingUpload found(DirectoryObjectStore store, UploadRecord record) {
    return new PendingUpload(store, record);
  }

  UploadRecord record() {
    return record;
  }

  /** The bytes that are durable. */
  long offset() {
    return offset;
  }

  /** How many whole segments of them are in the data file. */
  long segments() {
    return segments;
  }

  /** How many bytes behind the whole segments. */
  int tailBytes() {
    return (int) (offset - (segments << record.part().segmentBits()));
  }

  boolean complete() {
    return record.lengthKnown() && offset == record.length();
  }

  boolean recovered() {
    return recovered;
  }

  boolean gone() {
    return gone;
  }

  boolean needsNewRun() {
    return needsNewRun;
  }

  /** The hashes of what is durable; null when they would have to be read back. */
  @Nullable ContentHasher hasher() {
    return hasher;
  }

  void hashedBy(@Nullable ContentHasher other) {
    hasher = other;
  }

  UploadStatus status() {
    return record.status(offset);
  }

  UploadRefused refused(UploadRefused.Reason reason) {
    return new UploadRefused(record.uploadId(), reason, offset);
  }

  /** Replaces the record, on disk and then in memory. */
  void save(UploadRecord changed) throws IOException {
    try (FilingKey filing = store.keys().unwrap(changed.filingId())) {
      boolean secret = changed.phase() != UploadRecord.Phase.REFUSED;
      DurableFiles.write(path(changed, STATE), changed.bytes(secret ? filing : null, aead()));
    }
    record = changed;
  }

  /** Makes the data file with its header. */
  void createData() throws IOException {
    try (FileChannel data = DurableFiles.create(file(DATA))) {
      segmentFile(data, 1).writeHeader(record.part());
    }
  }

  /**
   * What follows is sealed under a new key, so that it never shares one with what was discarded.
   */
  void newRun() throws IOException {
    save(record.withPart(record.part().newRun(segments, aead().newKey())));
    needsNewRun = false;
  }

  /** Says that so much is durable, in whole segments and behind them. */
  void durable(long wholeSegments, long bytes) {
    segments = wholeSegments;
    offset = bytes;
  }

  /** The files have to be looked at before the next step. */
  void doubt() {
    needsNewRun = true;
    recovered = false;
  }

  /** Cuts off what lies behind the last durable segment. */
  void discardBehind() throws IOException {
    needsNewRun = true;
    try (FileChannel data = openData()) {
      cut(data, record.part().position(segments));
    }
    if (record.floor() >= 0) {
      save(record.withFloor(-1));
    }
  }

  /**
   * Finds out what is there of an upload after a restart: whole authentic segments, and the tail
   * that belongs behind them. What follows is cut off.
   */
  void recover() throws IOException {
    if (recovered || gone) {
      return;
    }
    if (record.phase() == UploadRecord.Phase.OPEN && !store.exists(record.objectId())) {
      recoverSegments();
    } else {
      offset = Math.max(0, record.length());
    }
    recovered = true;
  }

  private void recoverSegments() throws IOException {
    Part part = record.part();
    try (FileChannel data = openData()) {
      SegmentFile file = segmentFile(data, part.segmentBytes());
      if (!file.hasHeader(part)) {
        data.truncate(0);
        file.writeHeader(part);
      }
      byte[] content = new byte[part.segmentBytes()];
      long whole = Math.min(record.mark(), wholeSegments(part, data.size()));
      long most = record.lengthKnown() ? record.length() >> part.segmentBits() : Long.MAX_VALUE;
      if (record.floor() >= 0) {
        most = Math.min(most, record.floor() >> part.segmentBits());
      }
      whole = Math.min(whole, most);
      while (whole < most && file.read(part, whole, part.segmentBytes(), content).isPresent()) {
        whole++;
      }
      long end = part.position(whole);
      long at = whole << part.segmentBits();
      int rest = (int) Math.min(part.segmentBytes(), Math.max(0, record.length() - at));
      boolean last =
          rest > 0
              && rest < part.segmentBytes()
              && record.floor() < 0
              && file.read(part, whole, rest, content).isPresent();
      segments = whole;
      if (last) {
        end += rest + Aead.OVERHEAD;
        offset = at + rest;
      } else {
        offset = at + storedTail(content);
      }
      cut(data, end);
    }
    if (record.floor() >= 0) {
      save(record.withFloor(-1));
    }
    needsNewRun = true;
    if (hasher == null || hasher.count() != offset) {
      hasher = offset == 0 ? new ContentHasher() : null;
    }
    sealWhenComplete();
  }

  private static long wholeSegments(Part part, long fileBytes) {
    return Math.max(0, fileBytes - Part.HEADER_BYTES)
        / (part.segmentBytes() + (long) Aead.OVERHEAD);
  }

  /** When the length turns out to be reached by the tail, the tail becomes the last segment. */
  void sealWhenComplete() throws IOException {
    Part part = record.part();
    int rest = tailBytes();
    if (!complete() || rest == 0 || record.phase() != UploadRecord.Phase.OPEN) {
      return;
    }
    try (FileChannel data = openData()) {
      if (data.size() == part.sized(record.length()).storedBytes()) {
        return;
      }
      byte[] content = new byte[part.segmentBytes()];
      readTail(content);
      segmentFile(data, rest).write(part, segments, content, rest);
      data.force(false);
    }
  }

  void readTail(byte[] into) throws IOException {
    if (storedTail(into) != tailBytes()) {
      throw new IOException("the tail of an upload is not as it was written");
    }
  }

  /** Reads the tail behind the whole segments. @return how many bytes it has; 0 if none belongs */
  private int storedTail(byte[] into) throws IOException {
    byte[] sealed;
    try {
      sealed = Files.readAllBytes(file(TAIL));
    } catch (NoSuchFileException e) {
      return 0;
    }
    try (FilingKey filing = store.keys().unwrap(record.filingId())) {
      Part part = record.part();
      Optional<byte[]> content =
          aead().open(tailKey(filing, part), part.associated(segments), sealed);
      content.ifPresent(bytes -> System.arraycopy(bytes, 0, into, 0, bytes.length));
      return content.map(bytes -> bytes.length).orElse(0);
    }
  }

  void writeTail(long segment, byte[] content, int length) throws IOException {
    try (FilingKey filing = store.keys().unwrap(record.filingId())) {
      Part part = record.part();
      byte[] tail = Arrays.copyOf(content, length);
      DurableFiles.write(
          file(TAIL), aead().seal(tailKey(filing, part), part.associated(segment), tail));
    }
  }

  private static byte[] tailKey(FilingKey filing, Part part) {
    return filing.derive(TAIL_PURPOSE, part.header(), Aead.KEY_BYTES);
  }

  FileChannel openData() throws IOException {
    return FileChannel.open(file(DATA), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  SegmentFile segmentFile(FileChannel data, int largest) {
    return new SegmentFile(data, aead(), Math.min(largest, record.part().segmentBytes()));
  }

  private static void cut(FileChannel data, long end) throws IOException {
    shorten(data, end);
    data.force(true);
  }

  private static void shorten(FileChannel data, long end) throws IOException {
    if (data.size() > end) {
      data.truncate(end);
    }
  }

  List<Part> parts() {
    return record.phase() == UploadRecord.Phase.JOINED
        ? record.joined().stream().map(UploadRecord.Joined::part).toList()
        : List.of(record.part().sized(record.length()));
  }

  /** Where the bytes of a part are, before or after it went to the object's folder. */
  Path bytesOf(int number) {
    if (record.phase() != UploadRecord.Phase.JOINED) {
      return file(DATA);
    }
    Path here = file(PART + number);
    return Files.exists(here) ? here : store.partFile(record.objectId(), number);
  }

  /** Adds the manifest and moves the bytes to the objects; only the last rename makes it one. */
  void becomeObject(StoredObject object) throws IOException {
    boolean inline = record.phase() == UploadRecord.Phase.OPEN;
    List<Part> parts = parts();
    Manifest manifest = new Manifest(object, parts, inline);
    try (FilingKey filing = store.keys().unwrap(record.filingId())) {
      if (inline) {
        try (FileChannel data = openData()) {
          // Forced together with the manifest behind it.
          shorten(data, parts.getFirst().storedBytes());
          store.writeManifest(data, manifest, filing, aead());
        }
        store.adopt(file(DATA), object.objectId());
        return;
      }
      DurableFiles.folder(store.partFile(object.objectId(), 0).resolveSibling(""));
      for (int number = 0; number < parts.size(); number++) {
        Path from = file(PART + number);
        if (Files.exists(from)) {
          Files.move(
              from, store.partFile(object.objectId(), number), StandardCopyOption.ATOMIC_MOVE);
        }
      }
      DurableFiles.force(store.partFile(object.objectId(), 0).resolveSibling(""));
      Path file = store.incoming().resolve(object.objectId() + DurableFiles.UNFINISHED);
      Files.deleteIfExists(file);
      try (FileChannel channel = DurableFiles.create(file)) {
        store.writeManifest(channel, manifest, filing, aead());
      }
      store.adopt(file, object.objectId());
    }
  }

  private void deleteBytes() throws IOException {
    Collection<Path> files = new ArrayList<>(List.of(file(DATA), file(TAIL)));
    for (int number = 0; number < record.joined().size(); number++) {
      files.add(file(PART + number));
      files.add(store.partFile(record.objectId(), number));
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    DurableFiles.force(store.incoming());
  }

  /** The content is not what the client meant: the bytes go, the refusal stays. */
  void refuseForGood() throws IOException {
    save(record.refused());
    hasher = null;
    deleteBytes();
    store.keys().discardFilingKey(record.filingId());
  }

  /** Throws it away: first it is no upload any more, then its bytes go, then its key. */
  void remove() throws IOException {
    gone = true;
    DurableFiles.delete(file(STATE));
    deleteBytes();
    store.keys().discardFilingKey(record.filingId());
  }

  /** Removes what is left of it beside the object it has become. */
  void forget() throws IOException {
    gone = true;
    Files.deleteIfExists(file(STATE));
    Files.deleteIfExists(file(TAIL));
  }

  Path file(String kind) {
    return path(record, kind);
  }

  private Path path(UploadRecord of, String kind) {
    return store.incoming().resolve(of.uploadId() + kind);
  }

  private Aead aead() {
    return new Aead(store.random());
  }
}
