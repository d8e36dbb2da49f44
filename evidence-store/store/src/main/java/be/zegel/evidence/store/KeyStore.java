package be.zegel.evidence.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of evidence, outside the database: master key → a key for each case → a data key for
 * each filing. What is on disk are wraps; the data keys themselves are only ever in memory.
 *
 * <p>Every filing has a key of its own, also when the same bytes are filed twice, so that
 * destroying the key of one ({@link #destroyFilingKey}, crypto-erasure) erases that one and no
 * other. A filing moves to another case by wrapping its key again ({@link #rewrap}); objects are
 * not touched. A destroyed key leaves a mark, so that erased is never mistaken for lost and the
 * name is not used again. Every change is durable when its method returns and leaves the old or the
 * new state, nothing between, when the process dies. Safe for concurrent use within one process;
 * only one process at a time may write.
 *
 * <p>With a {@linkplain RecoveryKey recovery key} the key of every case is sealed to it as well, in
 * a file beside its wrap: who has the private half on paper and this folder makes a new master key
 * out of them ({@link #recover}), whatever became of the old one.
 *
 * <p>Keys for a compartment of a filing are derived from the filing's ({@link FilingKey#derive}) or
 * are filings of their own.
 */
public final class KeyStore {

  /** The case of parts of uploads whose case is not known yet; it has no other filings. */
  public static final UUID INTAKE = new UUID(0, 0);

  private static final String CASES = "cases";
  private static final String WRAP = ".wrap";
  private static final String DESTROYED = ".destroyed";
  private static final int LOCKS = 64;

  private static final String ESCROW = ".escrow";
  private static final String RECOVERY = "recovery.pub";

  private static final byte CASE_FORMAT = 1;
  private static final byte FILING_FORMAT = 2;
  private static final byte ESCROW_FORMAT = 3;

  private final Path cases;
  private final Path filings;
  private final Path recoveryFile;
  private final MasterKey master;
  private final SecureRandom random;
  private volatile @Nullable RecoveryKey recovery;
  private final Object[] locks = new Object[LOCKS];

  /** Held for reading while a wrap is made, for writing while the keys above wraps change. */
  private final ReadWriteLock generations = new ReentrantReadWriteLock();

  private KeyStore(Path folder, MasterKey master, SecureRandom random) throws IOException {
    this.cases = DurableFiles.folder(folder.resolve(CASES));
    this.filings = DurableFiles.folder(folder.resolve("filings"));
    this.recoveryFile = folder.resolve(RECOVERY);
    this.recovery = recoveryKey(folder).orElse(null);
    this.master = master;
    this.random = random;
    Arrays.setAll(locks, i -> new Object());
  }

  /**
   * Opens the key store in a folder; an empty folder becomes an empty key store.
   *
   * @param folder {@code DIR/keys}; kept out of ordinary backups
   * @throws KeyUnavailable when the keys are not wrapped under this master key
   */
  public static KeyStore open(Path folder, MasterKey master, SecureRandom random)
      throws IOException {
    KeyStore store = new KeyStore(folder, master, random);
    if (store.hasCaseKey(INTAKE)) {
      // A wrong master key is noticed here, before anything is wrapped under it.
      NavigableMap<Integer, byte[]> _ = store.readCase(INTAKE);
    } else {
      store.createCaseKey(INTAKE);
    }
    return store;
  }

  /**
   * Makes the key of a new case.
   *
   * @throws KeyUnavailable when the case has one, or had one
   */
  public void createCaseKey(UUID caseId) throws IOException {
    Lock held = generations.readLock();
    held.lock();
    try {
      synchronized (lock(caseId)) {
        refuseTaken(caseId, caseFile(caseId));
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        keys.put(1, aead().newKey());
        writeCase(caseId, keys);
      }
    } finally {
      held.unlock();
    }
  }

  /** Whether the case has a key. */
  public boolean hasCaseKey(UUID caseId) {
    return Files.exists(caseFile(caseId));
  }

  /**
   * Makes the key of a new filing under the key of its case.
   *
   * @throws KeyUnavailable when the filing has a key or had one, or the case has none
   */
  public void createFilingKey(UUID caseId, UUID filingId) throws IOException {
    Lock held = generations.readLock();
    held.lock();
    try {
      synchronized (lock(filingId)) {
        refuseTaken(filingId, filingFile(filingId));
        writeFiling(filingId, caseId, aead().newKey());
      }
    } finally {
      held.unlock();
    }
  }

  /**
   * The key of a filing, whatever its case.
   *
   * @throws KeyUnavailable when there is none, or it was destroyed or altered
   */
  public FilingKey unwrap(UUID filingId) throws IOException {
    FilingWrap wrap = readFiling(filingId);
    NavigableMap<Integer, byte[]> keys = readCase(wrap.caseId);
    byte[] caseKey = keys.get(wrap.generation);
    if (caseKey == null) {
      throw new KeyUnavailable(filingId, KeyUnavailable.Reason.TAMPERED, null);
    }
    byte[] key =
        aead()
            .open(caseKey, wrap.context, wrap.wrapped)
            .orElseThrow(() -> new KeyUnavailable(filingId, KeyUnavailable.Reason.TAMPERED, null));
    keys.values().forEach(each -> Arrays.fill(each, (byte) 0));
    return new FilingKey(filingId, wrap.caseId, key);
  }

  /**
   * The key of a filing that belongs to the given case.
   *
   * @throws KeyUnavailable as {@link #unwrap(UUID)}, and when it belongs to another case
   */
  public FilingKey unwrap(UUID caseId, UUID filingId) throws IOException {
    FilingKey key = unwrap(filingId);
    if (!key.caseId().equals(caseId)) {
      key.close();
      throw new KeyUnavailable(filingId, KeyUnavailable.Reason.OTHER_CASE, null);
    }
    return key;
  }

  /** The case a filing now belongs to. */
  public UUID caseOf(UUID filingId) throws IOException {
    return readFiling(filingId).caseId;
  }

  /**
   * Moves a filing to another case: joined and split cases. Idempotent.
   *
   * @throws KeyUnavailable when either key is not there
   */
  public void rewrap(UUID filingId, UUID toCase) throws IOException {
    Lock held = generations.readLock();
    held.lock();
    try {
      synchronized (lock(filingId)) {
        try (FilingKey key = unwrap(filingId)) {
          writeFiling(filingId, toCase, key.raw());
        }
      }
    } finally {
      held.unlock();
    }
  }

  /**
   * Destroys the key of a filing: whatever it encrypted is erased for good, in this store and in
   * every copy of the objects. Idempotent. The caller has the order and the two persons.
   *
   * <p>Copies of the wrap itself (of the medium, or of this folder) still open with the case key;
   * {@link #rotateCaseKey} afterwards takes that from them.
   */
  public void destroyFilingKey(UUID filingId) throws IOException {
    synchronized (lock(filingId)) {
      destroy(filingId, filingFile(filingId));
    }
  }

  /** Destroys the key of a case, and with it every filing that now belongs to it. Idempotent. */
  public void destroyCaseKey(UUID caseId) throws IOException {
    synchronized (lock(caseId)) {
      destroy(caseId, caseFile(caseId));
    }
  }

  /** Throws away the key of an upload that came to nothing; leaves no mark. Idempotent. */
  void discardFilingKey(UUID filingId) throws IOException {
    synchronized (lock(filingId)) {
      DurableFiles.shred(filingFile(filingId), random);
    }
  }

  /**
   * Gives a case a new key and wraps the keys of its filings again. A run that was cut short is
   * completed by the next.
   */
  public void rotateCaseKey(UUID caseId) throws IOException {
    Lock held = generations.writeLock();
    held.lock();
    try {
      synchronized (lock(caseId)) {
        NavigableMap<Integer, byte[]> keys = readCase(caseId);
        keys.put(keys.lastKey() + 1, aead().newKey());
        writeCase(caseId, keys);
      }
      for (UUID filingId : filings(caseId)) {
        rewrap(filingId, caseId);
      }
      synchronized (lock(caseId)) {
        NavigableMap<Integer, byte[]> keys = readCase(caseId);
        keys.headMap(keys.lastKey()).clear();
        writeCase(caseId, keys);
      }
    } finally {
      held.unlock();
    }
  }

  /** Wraps every case key again under the newest generation of the master key. Idempotent. */
  public void rewrapCaseKeys() throws IOException {
    Lock held = generations.writeLock();
    held.lock();
    try {
      for (UUID caseId : names(cases)) {
        synchronized (lock(caseId)) {
          writeCase(caseId, readCase(caseId));
        }
      }
    } finally {
      held.unlock();
    }
  }

  /** The recovery key of a key store; empty when none was made yet. */
  public static Optional<RecoveryKey> recoveryKey(Path folder) throws IOException {
    Path file = folder.resolve(RECOVERY);
    try {
      return Files.exists(file)
          ? Optional.of(RecoveryKey.parse(Files.readString(file)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a recovery key", e);
    }
  }

  /**
   * Seals the key of every case to this recovery key, and from now on those of new cases; durable
   * on return. A key before it opens nothing of this folder any more. A run that was cut short is
   * completed by the next.
   */
  public void useRecoveryKey(RecoveryKey next) throws IOException {
    Lock held = generations.writeLock();
    held.lock();
    try {
      recovery = next;
      for (UUID caseId : names(cases)) {
        if (Files.notExists(mark(caseFile(caseId)))) {
          writeEscrow(caseId, readCase(caseId));
        }
      }
      DurableFiles.write(recoveryFile, (next.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    } finally {
      held.unlock();
    }
  }

  /** What came of a {@link #recover recovery}. */
  public record Recovered(int cases, List<UUID> lost) {
    /** Copies. */
    public Recovered {
      lost = List.copyOf(lost);
    }
  }

  /**
   * Wraps the key of every case under a new master key, after the old one was lost.
   *
   * @param folder {@code DIR/keys}, not in use by anybody
   * @param next the new master key
   * @param secret the private half of the recovery key
   * @return how many cases it opens again, and which it does not, because they were never sealed to
   *     the recovery key
   * @throws IOException when the secret is that of another recovery key; nothing was changed then
   */
  public static Recovered recover(
      Path folder, MasterKey next, RecoveryKey.Secret secret, SecureRandom random)
      throws IOException {
    KeyStore store = new KeyStore(folder, next, random);
    TreeMap<UUID, NavigableMap<Integer, byte[]>> opened = new TreeMap<>();
    List<UUID> lost = new ArrayList<>();
    for (UUID caseId : names(store.cases)) {
      if (Files.exists(mark(store.caseFile(caseId)))) {
        continue;
      }
      Path escrow = escrow(store.caseFile(caseId));
      if (Files.exists(escrow)) {
        opened.put(caseId, readEscrow(caseId, Files.readAllBytes(escrow), secret));
      } else {
        lost.add(caseId);
      }
    }
    for (Map.Entry<UUID, NavigableMap<Integer, byte[]>> each : opened.entrySet()) {
      store.writeCase(each.getKey(), each.getValue());
    }
    return new Recovered(opened.size(), lost);
  }

  /**
   * Wraps the key of every case under another master key, which opens this key store from then on.
   * A run that was cut short is completed by the next: what the other key wraps already is left as
   * it is.
   */
  public static void moveTo(Path folder, MasterKey from, MasterKey to, SecureRandom random)
      throws IOException {
    KeyStore old = new KeyStore(folder, from, random);
    KeyStore next = new KeyStore(folder, to, random);
    for (UUID caseId : names(old.cases)) {
      if (Files.notExists(mark(old.caseFile(caseId))) && !next.opens(caseId)) {
        next.writeCase(caseId, old.readCase(caseId));
      }
    }
  }

  private boolean opens(UUID caseId) throws IOException {
    try {
      return !readCase(caseId).isEmpty();
    } catch (KeyUnavailable underAnother) {
      return false;
    }
  }

  /** By generation of the master key, how many cases are wrapped under it. */
  public static NavigableMap<String, Integer> wraps(Path folder) throws IOException {
    NavigableMap<String, Integer> counts = new TreeMap<>();
    Path cases = folder.resolve(CASES);
    for (UUID caseId : Files.isDirectory(cases) ? names(cases) : List.<UUID>of()) {
      DataInputStream in =
          new DataInputStream(
              new ByteArrayInputStream(Files.readAllBytes(caseFile(folder, caseId))));
      expect(in.readByte() == CASE_FORMAT);
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        in.skipNBytes(Integer.BYTES);
        counts.merge(in.readUTF(), 1, Integer::sum);
        in.skipNBytes(in.readInt());
      }
    }
    return counts;
  }

  /** The cases whose keys are not sealed to a recovery key. */
  public static List<UUID> withoutEscrow(Path folder) throws IOException {
    Path cases = folder.resolve(CASES);
    return (Files.isDirectory(cases) ? names(cases) : List.<UUID>of())
        .stream().filter(id -> Files.notExists(escrow(caseFile(folder, id)))).toList();
  }

  /** The filings and cases whose keys were destroyed. */
  public static List<UUID> destroyed(Path folder) throws IOException {
    List<UUID> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(DESTROYED))
            .map(name -> UUID.fromString(name.substring(0, name.length() - DESTROYED.length())))
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  /** The filings that now belong to a case; reads every wrap. */
  public List<UUID> filings(UUID caseId) throws IOException {
    List<UUID> found = new ArrayList<>();
    try (Stream<Path> shelves = Files.list(filings)) {
      for (Path shelf : shelves.toList()) {
        for (UUID filingId : names(shelf)) {
          // A wrap beside its mark: the process died while it was destroyed.
          if (!Files.exists(mark(filingFile(filingId)))
              && readFiling(filingId).caseId.equals(caseId)) {
            found.add(filingId);
          }
        }
      }
    }
    return found;
  }

  private void refuseTaken(UUID id, Path wrap) throws IOException {
    if (Files.exists(mark(wrap))) {
      throw new KeyUnavailable(id, KeyUnavailable.Reason.DESTROYED, null);
    }
    if (Files.exists(wrap)) {
      throw new KeyUnavailable(id, KeyUnavailable.Reason.EXISTS, null);
    }
  }

  private void destroy(UUID id, Path wrap) throws IOException {
    if (!Files.exists(wrap) && !Files.exists(mark(wrap))) {
      throw new KeyUnavailable(id, KeyUnavailable.Reason.MISSING, null);
    }
    // The mark comes first: from here on the key counts as destroyed, whatever dies now.
    DurableFiles.write(mark(wrap), new byte[0]);
    DurableFiles.shred(wrap, random);
    DurableFiles.shred(escrow(wrap), random);
  }

  private byte[] read(UUID id, Path wrap) throws IOException {
    if (Files.exists(mark(wrap))) {
      throw new KeyUnavailable(id, KeyUnavailable.Reason.DESTROYED, null);
    }
    try {
      return Files.readAllBytes(wrap);
    } catch (NoSuchFileException e) {
      throw new KeyUnavailable(id, KeyUnavailable.Reason.MISSING, e);
    }
  }

  private void writeCase(UUID caseId, NavigableMap<Integer, byte[]> keys) throws IOException {
    // First what opens without the master key: a key is never in use that only it opens.
    writeEscrow(caseId, keys);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(CASE_FORMAT);
    out.writeInt(keys.size());
    for (var generation : keys.entrySet()) {
      byte[] context = caseContext(caseId, generation.getKey());
      String masterId = master.id();
      byte[] wrapped = master.wrap(masterId, generation.getValue(), context);
      out.writeInt(generation.getKey());
      out.writeUTF(masterId);
      out.writeInt(wrapped.length);
      out.write(wrapped);
    }
    DurableFiles.write(caseFile(caseId), bytes.toByteArray());
  }

  private void writeEscrow(UUID caseId, NavigableMap<Integer, byte[]> keys) throws IOException {
    RecoveryKey to = recovery;
    if (to == null) {
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(ESCROW_FORMAT);
    out.writeInt(keys.size());
    for (var generation : keys.entrySet()) {
      byte[] sealed = to.seal(escrowContext(caseId, generation.getKey()), generation.getValue());
      out.writeInt(generation.getKey());
      out.writeInt(sealed.length);
      out.write(sealed);
    }
    DurableFiles.write(escrow(caseFile(caseId)), bytes.toByteArray());
  }

  private static NavigableMap<Integer, byte[]> readEscrow(
      UUID caseId, byte[] bytes, RecoveryKey.Secret secret) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    NavigableMap<Integer, byte[]> keys = new TreeMap<>();
    try {
      expect(in.readByte() == ESCROW_FORMAT);
      int count = in.readInt();
      expect(count > 0);
      for (int i = 0; i < count; i++) {
        int generation = in.readInt();
        byte[] sealed = in.readNBytes(in.readInt());
        keys.put(
            generation,
            secret
                .open(escrowContext(caseId, generation), sealed)
                .orElseThrow(() -> new IOException("this is not the recovery key of these keys")));
      }
      return keys;
    } catch (IllegalArgumentException e) {
      throw new KeyUnavailable(caseId, KeyUnavailable.Reason.TAMPERED, e);
    }
  }

  private static byte[] escrowContext(UUID caseId, int generation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(ESCROW_FORMAT);
    write(out, caseId);
    out.writeInt(generation);
    return bytes.toByteArray();
  }

  private NavigableMap<Integer, byte[]> readCase(UUID caseId) throws IOException {
    DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(read(caseId, caseFile(caseId))));
    try {
      expect(in.readByte() == CASE_FORMAT);
      NavigableMap<Integer, byte[]> keys = new TreeMap<>();
      int count = in.readInt();
      expect(count > 0);
      for (int i = 0; i < count; i++) {
        int generation = in.readInt();
        String masterId = in.readUTF();
        int length = in.readInt();
        byte[] wrapped = in.readNBytes(length);
        expect(wrapped.length == length);
        keys.put(generation, master.unwrap(masterId, wrapped, caseContext(caseId, generation)));
      }
      expect(in.read() < 0);
      return keys;
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyUnavailable(caseId, KeyUnavailable.Reason.TAMPERED, e);
    }
  }

  private void writeFiling(UUID filingId, UUID caseId, byte[] key) throws IOException {
    NavigableMap<Integer, byte[]> keys = readCase(caseId);
    int generation = keys.lastKey();
    byte[] context = filingContext(filingId, caseId, generation);
    byte[] wrapped = aead().seal(keys.lastEntry().getValue(), context, key);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(context);
    out.write(wrapped);
    Path file = filingFile(filingId);
    DurableFiles.folder(file.resolveSibling(""));
    DurableFiles.write(file, bytes.toByteArray());
  }

  /** A wrap as it was read. */
  private static final class FilingWrap {
    private final UUID caseId;
    private final int generation;
    private final byte[] context;
    private final byte[] wrapped;

    FilingWrap(UUID caseId, int generation, byte[] context, byte[] wrapped) {
      this.caseId = caseId;
      this.generation = generation;
      this.context = context;
      this.wrapped = wrapped;
    }
  }

  private FilingWrap readFiling(UUID filingId) throws IOException {
    byte[] bytes = read(filingId, filingFile(filingId));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      expect(in.readByte() == FILING_FORMAT);
      expect(uuid(in).equals(filingId));
      UUID caseId = uuid(in);
      int generation = in.readInt();
      return new FilingWrap(
          caseId, generation, filingContext(filingId, caseId, generation), in.readAllBytes());
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyUnavailable(filingId, KeyUnavailable.Reason.TAMPERED, e);
    }
  }

  private static byte[] caseContext(UUID caseId, int generation) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(CASE_FORMAT);
    write(out, caseId);
    out.writeInt(generation);
    return bytes.toByteArray();
  }

  private static byte[] filingContext(UUID filingId, UUID caseId, int generation)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(FILING_FORMAT);
    write(out, filingId);
    write(out, caseId);
    out.writeInt(generation);
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID uuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private static void expect(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("not the wrap it should be");
    }
  }

  private static List<UUID> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(WRAP))
          .map(name -> UUID.fromString(name.substring(0, name.length() - WRAP.length())))
          .toList();
    }
  }

  private Aead aead() {
    return new Aead(random);
  }

  private Object lock(UUID id) {
    return locks[Math.floorMod(id.hashCode(), LOCKS)];
  }

  private Path caseFile(UUID caseId) {
    return cases.resolve(caseId + WRAP);
  }

  /** Where the wrap of a case's key is in a key store. */
  static Path caseFile(Path folder, UUID caseId) {
    return folder.resolve(CASES).resolve(caseId + WRAP);
  }

  private static Path escrow(Path wrap) {
    String name = wrap.getFileName().toString();
    return wrap.resolveSibling(name.substring(0, name.length() - WRAP.length()) + ESCROW);
  }

  private Path filingFile(UUID filingId) {
    String name = filingId.toString();
    return filings.resolve(name.substring(0, 2)).resolve(name + WRAP);
  }

  private static Path mark(Path wrap) {
    String name = wrap.getFileName().toString();
    return wrap.resolveSibling(name.substring(0, name.length() - WRAP.length()) + DESTROYED);
  }
}
