package be.zegel.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Objects as files in a folder: {@code DIR/objects/ab/abcdef01-…}, one file for each object, and
 * for an object of several parts one beside it for each part.
 *
 * <p>An object comes into being by the renaming of its finished, forced file; until then it is a
 * temporary file in {@code DIR/incoming}, which is emptied of such files at the next start. Both
 * folders are on one file system. Only one process at a time may write.
 */
public final class DirectoryObjectStore implements ObjectStore {

  private static final Pattern OBJECT_NAME =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PART_NAME = Pattern.compile(OBJECT_NAME.pattern() + "\\.[0-9]{1,9}");
  private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,64}");

  /** How often the free space is asked for while something is written. */
  private static final long SPACE_CHECK_BYTES = 16L << 20;

  private final Path objects;
  private final Path incoming;
  private final KeyStore keys;
  private final UploadLimits limits;
  private final FreeSpace space;
  private final SecureRandom random;

  private DirectoryObjectStore(
      Path folder, KeyStore keys, UploadLimits limits, FreeSpace space, SecureRandom random)
      throws IOException {
    this.objects = DurableFiles.folder(folder.resolve("objects"));
    this.incoming = DurableFiles.folder(folder.resolve("incoming"));
    this.keys = keys;
    this.limits = limits;
    this.space = space;
    this.random = random;
    try (Stream<Path> left = Files.list(incoming)) {
      for (Path file : left.toList()) {
        if (file.getFileName().toString().endsWith(DurableFiles.UNFINISHED)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * Opens the store in a folder; an empty folder becomes an empty store.
   *
   * @param folder {@code DIR}: the parent of objects and of what comes in
   * @param keys the keys of the filings
   * @param limits the space that stays free; only the hard reserve counts here
   */
  public static DirectoryObjectStore open(
      Path folder, KeyStore keys, UploadLimits limits, SecureRandom random) throws IOException {
    return open(folder, keys, limits, FreeSpace.of(DurableFiles.folder(folder)), random);
  }

  /** Opens the store in a folder whose free space is told by somebody else, such as a quota. */
  public static DirectoryObjectStore open(
      Path folder, KeyStore keys, UploadLimits limits, FreeSpace space, SecureRandom random)
      throws IOException {
    return new DirectoryObjectStore(folder, keys, limits, space, random);
  }

  @Override
  public StoredObject put(UUID caseId, UUID filingId, String kind, InputStream content)
      throws IOException {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("a kind is 1 to 64 of a-z 0-9 -");
    }
    UUID objectId = UUID.randomUUID();
    Path file = incoming.resolve(objectId + DurableFiles.UNFINISHED);
    Aead aead = new Aead(random);
    try (FilingKey filing = keys.unwrap(caseId, filingId)) {
      StoredObject stored;
      try (FileChannel channel = DurableFiles.create(file)) {
        Part part = Part.begin(objectId, Part.DERIVED_SEGMENT_BITS, aead);
        ContentHasher hasher = new ContentHasher();
        SegmentFile segments = new SegmentFile(channel, aead, part.segmentBytes());
        Part whole = writeAll(part, segments, hasher, content);
        stored = describe(objectId, caseId, filingId, kind, whole.size(), hasher.hashes());
        writeManifest(channel, new Manifest(stored, List.of(whole), true), filing, aead);
      }
      adopt(file, objectId);
      return stored;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw spaceOr(e);
    }
  }

  private Part writeAll(Part part, SegmentFile segments, ContentHasher hasher, InputStream content)
      throws IOException {
    segments.writeHeader(part);
    long segment = 0;
    long size = 0;
    try (HashLanes lanes = new HashLanes(hasher, part.segmentBytes())) {
      while (true) {
        HashLanes.Chunk chunk = lanes.take();
        int length = content.readNBytes(chunk.bytes(), 0, part.segmentBytes());
        if (size % SPACE_CHECK_BYTES == 0) {
          requireSpace(length);
        }
        if (length > 0) {
          lanes.hash(chunk, 0, length);
          segments.write(part, segment++, chunk.bytes(), length);
          size += length;
        }
        lanes.done(chunk);
        if (length < part.segmentBytes()) {
          lanes.drain();
          return part.sized(size);
        }
      }
    }
  }

  @Override
  public ObjectContent open(UUID objectId) throws IOException {
    FileChannel file = openFile(objectId);
    try {
      Manifest.Clear clear = Manifest.readClear(file, objectId);
      Manifest manifest = openManifest(clear);
      return new StoredContent(
          manifest,
          file,
          file.size() - clear.storedBytes(),
          number -> partFile(objectId, number),
          random);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public StoredObject describe(UUID objectId) throws IOException {
    return manifest(objectId).object();
  }

  @Override
  public boolean exists(UUID objectId) {
    return Files.exists(objectFile(objectId));
  }

  @Override
  public StoredObject rehash(UUID objectId) throws IOException {
    try (ObjectContent content = open(objectId)) {
      ContentHasher hasher = new ContentHasher();
      hashAll(content.stream(), hasher);
      ContentHashes found = hasher.hashes();
      StoredObject object = content.object();
      if (!found.equals(new ContentHashes(object.sha256(), object.md5(), object.sha1()))) {
        throw new UnreadableObject(objectId, UnreadableObject.Reason.HASH_DIFFERS, null);
      }
      return object;
    }
  }

  /** Feeds a whole stream to the hashes, each on its own thread. */
  static void hashAll(InputStream content, ContentHasher hasher) throws IOException {
    int chunkBytes = 1 << Part.UPLOAD_SEGMENT_BITS;
    try (HashLanes lanes = new HashLanes(hasher, chunkBytes)) {
      int length = chunkBytes;
      while (length == chunkBytes) {
        HashLanes.Chunk chunk = lanes.take();
        length = content.readNBytes(chunk.bytes(), 0, chunkBytes);
        lanes.hash(chunk, 0, length);
        lanes.done(chunk);
      }
      lanes.drain();
    }
  }

  @Override
  public boolean delete(UUID objectId) throws IOException {
    Path file = objectFile(objectId);
    // Without the object's file its parts mean nothing, so that one goes first.
    boolean there = DurableFiles.delete(file);
    int number = 0;
    while (Files.deleteIfExists(partFile(objectId, number))) {
      number++;
    }
    return there;
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // the caller closes it, as the contract says
  public Stream<ListedObject> list() throws IOException {
    return Files.walk(objects, 2)
        .filter(file -> OBJECT_NAME.matcher(name(file)).matches())
        .flatMap(file -> listed(file).stream());
  }

  /** Removes old parts whose object was removed or never came to be. @return how many */
  int deleteStrayParts(Set<UUID> pending, Duration olderThan, InstantSource clock)
      throws IOException {
    Instant before = clock.instant().minus(olderThan);
    List<Path> parts;
    try (Stream<Path> files = Files.walk(objects, 2)) {
      parts = files.filter(file -> PART_NAME.matcher(name(file)).matches()).toList();
    }
    int deleted = 0;
    for (Path part : parts) {
      UUID objectId = UUID.fromString(name(part).substring(0, name(part).indexOf('.')));
      boolean stray = !pending.contains(objectId) && !exists(objectId);
      if (stray && Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
        Files.deleteIfExists(part);
        deleted++;
      }
    }
    return deleted;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private Optional<ListedObject> listed(Path file) {
    UUID objectId = UUID.fromString(file.getFileName().toString());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Optional<Manifest.Clear> clear = clear(channel, objectId);
      Instant storedAt = Files.getLastModifiedTime(file).toInstant();
      long bytes = channel.size();
      for (int i = 0; Files.exists(partFile(objectId, i)); i++) {
        bytes += Files.size(partFile(objectId, i));
      }
      return Optional.of(
          new ListedObject(
              objectId,
              clear.map(Manifest.Clear::caseId).orElse(null),
              clear.map(Manifest.Clear::filingId).orElse(null),
              storedAt,
              bytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Manifest.Clear> clear(FileChannel file, UUID objectId)
      throws IOException {
    try {
      return Optional.of(Manifest.readClear(file, objectId));
    } catch (UnreadableObject e) {
      return Optional.empty();
    }
  }

  private Manifest manifest(UUID objectId) throws IOException {
    try (FileChannel file = openFile(objectId)) {
      return openManifest(Manifest.readClear(file, objectId));
    }
  }

  private Manifest openManifest(Manifest.Clear clear) throws IOException {
    try (FilingKey filing = keys.unwrap(clear.filingId())) {
      return Manifest.open(clear, filing, new Aead(random));
    }
  }

  private FileChannel openFile(UUID objectId) throws IOException {
    try {
      return FileChannel.open(objectFile(objectId), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new UnreadableObject(objectId, UnreadableObject.Reason.MISSING, e);
    }
  }

  /** Writes the manifest behind what is in the file, and forces the file. */
  void writeManifest(FileChannel file, Manifest manifest, FilingKey filing, Aead aead)
      throws IOException {
    DurableFiles.writeFully(file, ByteBuffer.wrap(manifest.seal(filing, aead)), file.size());
    file.force(true);
  }

  /** Makes a finished, forced file an object. */
  void adopt(Path file, UUID objectId) throws IOException {
    Path target = objectFile(objectId);
    DurableFiles.folder(target.resolveSibling(""));
    DurableFiles.move(file, target);
  }

  Path objectFile(UUID objectId) {
    String name = objectId.toString();
    return objects.resolve(name.substring(0, 2)).resolve(name);
  }

  /** Where the part of that number of an object is. */
  Path partFile(UUID objectId, int number) {
    return objectFile(objectId).resolveSibling(objectId + "." + number);
  }

  Path incoming() {
    return incoming;
  }

  KeyStore keys() {
    return keys;
  }

  UploadLimits limits() {
    return limits;
  }

  SecureRandom random() {
    return random;
  }

  long freeBytes() throws IOException {
    return space.bytes();
  }

  /** Refuses what would touch the hard reserve. */
  void requireSpace(long bytes) throws IOException {
    long available = space.bytes() - limits.hardReserveBytes();
    if (bytes > available) {
      throw new StorageFull(bytes, available);
    }
  }

  /** A failure to write, told as a lack of space when that is what it is. */
  IOException spaceOr(IOException failure) throws IOException {
    boolean ours = failure instanceof StorageFull || failure instanceof KeyUnavailable;
    long available = space.bytes() - limits.hardReserveBytes();
    if (ours || available > Part.HEADER_BYTES + (1L << Part.UPLOAD_SEGMENT_BITS)) {
      return failure;
    }
    StorageFull full = new StorageFull(1L << Part.UPLOAD_SEGMENT_BITS, available);
    full.initCause(failure);
    return full;
  }

  static StoredObject describe(
      UUID objectId, UUID caseId, UUID filingId, String kind, long size, ContentHashes hashes) {
    return new StoredObject(
        objectId, caseId, filingId, kind, size, hashes.sha256(), hashes.md5(), hashes.sha1());
  }
}
