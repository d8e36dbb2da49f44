package be.zegel.evidence.index;

import be.zegel.evidence.index.IndexException.Fault;
import be.zegel.evidence.index.IndexState.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The index of one case on disk: its folder, its writer, its reader, and the checks between them.
 *
 * <pre>
 * FOLDER/lucene/     the files of Lucene
 * FOLDER/manifest    what the last acknowledged commit consists of (CommitManifest)
 * FOLDER/writing     stands there while a writer is open: after a crash it says that the stop was unclean
 * </pre>
 *
 * <p>Life: closed → opened at the first use, with the checks of {@link #ensureOpened} → its writer
 * opens with the first write, closes when idle or crowded out; its reader likewise. A folder that
 * fails a check is {@link Health#DAMAGED} until the case is deleted.
 *
 * <p>Opening: a commit newer than the manifest was never acknowledged and is dropped; files are
 * compared with the manifest by length, after an unclean stop by every byte and with Lucene's
 * CheckIndex, else every byte in the background.
 */
final class CaseIndex {
  private static final String LUCENE = "lucene";
  private static final String WRITING = "writing";
  private static final long NOTHING_COMMITTED = -1;

  /** Bytes that one segment of an idle case may have. */
  private static final long LARGEST_MERGED = 5L << 30;

  private final CaseId caseId;
  private final Path root;
  private final Path folder;
  private final Path lucene;
  private final IndexOptions options;
  private final ReentrantLock committing = new ReentrantLock();
  private final ReentrantLock refreshing = new ReentrantLock();
  private final Commits commits = new Commits();
  private final AtomicLong job = new AtomicLong(NOTHING_COMMITTED);

  private boolean opened;
  private @Nullable IndexException damage;
  private Health health = Health.ABSENT;
  private @Nullable Directory directory;
  // Changed under the monitor only; volatile so that whoever looks for one to close need not wait.
  private volatile @Nullable IndexWriter writer;
  private volatile @Nullable DirectoryReader reader;
  private int pins;
  private boolean lost;
  private volatile @Nullable CommitManifest manifest;
  private volatile boolean verified;
  private volatile boolean dirty;
  private volatile long dirtySince;
  private volatile long lastWrite;
  private volatile long lastRead;

  CaseIndex(CaseId caseId, Path root, IndexOptions options) {
    this.caseId = caseId;
    this.root = root;
    this.folder = root.resolve(caseId.value());
    this.lucene = folder.resolve(LUCENE);
    this.options = options;
  }

  /** Something to do with a writer. */
  interface Write {
    /** Does it. */
    void with(IndexWriter writer) throws IOException;
  }

  CaseId caseId() {
    return caseId;
  }

  // ---- opening

  private synchronized void ensureOpened() throws IOException {
    if (!opened) {
      try {
        open();
      } catch (IndexException damaged) {
        damage = damaged;
        health = Health.DAMAGED;
      }
      opened = true;
    }
    if (damage != null) {
      throw new IndexException(Fault.DAMAGED, "index of case " + caseId, damage);
    }
  }

  private void open() throws IOException {
    health = Health.ABSENT;
    manifest = null;
    verified = false;
    job.set(NOTHING_COMMITTED);
    if (!Files.exists(folder)) {
      return;
    }
    boolean unclean = Files.exists(folder.resolve(WRITING));
    CommitManifest found = CommitManifest.read(folder, caseId, options.manifestKey());
    if (found == null) {
      if (!unclean && holdsCommits()) {
        throw CommitManifest.damaged(caseId, "its manifest is missing");
      }
      // A first commit that was never acknowledged: nothing is promised yet.
      Durable.remove(lucene);
      Files.deleteIfExists(folder.resolve(WRITING));
      return;
    }
    dropUnacknowledged(found.generation());
    found.check(lucene, unclean);
    if (unclean) {
      checkStructure(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
      Files.deleteIfExists(folder.resolve(WRITING));
    }
    health = unclean ? Health.RECOVERED : Health.SOUND;
    verified = unclean;
    manifest = found;
    job.set(found.job());
  }

  private boolean holdsCommits() throws IOException {
    if (!Files.exists(lucene)) {
      return false;
    }
    try (Stream<Path> files = Files.list(lucene)) {
      return files.anyMatch(
          file -> file.getFileName().toString().startsWith(IndexFileNames.SEGMENTS));
    }
  }

  private void dropUnacknowledged(long generation) throws IOException {
    if (!Files.exists(lucene)) {
      throw CommitManifest.damaged(caseId, "its files are missing");
    }
    List<Path> segments;
    try (Stream<Path> files = Files.list(lucene)) {
      segments =
          files
              .filter(file -> file.getFileName().toString().startsWith(IndexFileNames.SEGMENTS))
              .toList();
    }
    for (Path file : segments) {
      try {
        if (SegmentInfos.generationFromSegmentsFileName(file.getFileName().toString())
            > generation) {
          Files.delete(file);
        }
      } catch (IllegalArgumentException foreign) {
        throw CommitManifest.damaged(caseId, "a file does not belong there");
      }
    }
  }

  private void checkStructure(int level) throws IOException {
    try (Directory files = FSDirectory.open(lucene);
        CheckIndex check = new CheckIndex(files)) {
      check.setLevel(level);
      check.setThreadCount(1);
      if (!check.checkIndex().clean) {
        throw CommitManifest.damaged(caseId, "its structure is broken");
      }
    } catch (IOException | RuntimeException unreadable) {
      if (unreadable instanceof IndexException damaged) {
        throw damaged;
      }
      throw new IndexException(
          Fault.DAMAGED, "index of case " + caseId + ": its structure cannot be read", unreadable);
    }
  }

  private Directory directory() throws IOException {
    if (directory == null) {
      directory = FSDirectory.open(lucene);
    }
    return directory;
  }

  // ---- reading

  /** The present reader, to be released with {@code decRef}; null when there is nothing. */
  synchronized @Nullable DirectoryReader acquire() throws IOException {
    ensureOpened();
    lastRead = System.nanoTime();
    if (reader == null) {
      if (writer != null) {
        reader = DirectoryReader.open(writer);
      } else if (manifest != null) {
        try {
          reader = DirectoryReader.open(directory());
        } catch (IOException unreadable) {
          throw broken(unreadable);
        }
      } else {
        return null;
      }
    }
    reader.incRef();
    return reader;
  }

  private IndexException broken(IOException cause) {
    IndexException broken =
        new IndexException(
            Fault.DAMAGED, "index of case " + caseId + ": it cannot be opened", cause);
    damage = broken;
    health = Health.DAMAGED;
    return broken;
  }

  /** Makes what was written findable. */
  void refresh() throws IOException {
    refreshing.lock();
    try {
      DirectoryReader old;
      IndexWriter from;
      synchronized (this) {
        ensureOpened();
        dirty = false;
        if (writer == null || reader == null) {
          // The next reader is opened on what is there then.
          return;
        }
        pins++;
        from = writer;
        old = reader;
        old.incRef();
      }
      try {
        DirectoryReader fresh = DirectoryReader.openIfChanged(old, from);
        if (fresh != null) {
          replace(old, fresh);
        }
      } catch (AlreadyClosedException closed) {
        throw dead(closed);
      } finally {
        old.decRef();
        unpin();
      }
    } finally {
      refreshing.unlock();
    }
  }

  @SuppressWarnings(
      "ReferenceEquality") // readers have an identity: this one, or another that replaced it
  private synchronized void replace(DirectoryReader old, DirectoryReader fresh) throws IOException {
    if (reader == old) {
      reader = fresh;
      old.decRef();
    } else {
      fresh.decRef();
    }
  }

  /** Whether something was written longer ago than this and cannot be found yet. */
  boolean staleFor(long nanos) {
    return dirty && System.nanoTime() - dirtySince >= nanos;
  }

  // ---- writing

  /** Does something with the writer; what it wrote is neither findable nor durable yet. */
  void write(Write write) throws IOException {
    IndexWriter with = pinWriter();
    try {
      write.with(with);
      changed();
    } catch (AlreadyClosedException closed) {
      throw dead(closed);
    } finally {
      unpin();
    }
  }

  private void changed() {
    long now = System.nanoTime();
    lastWrite = now;
    if (!dirty) {
      dirtySince = now;
      dirty = true;
    }
  }

  private synchronized IndexWriter pinWriter() throws IOException {
    ensureOpened();
    lastWrite = System.nanoTime();
    if (writer != null && !writer.isOpen()) {
      bury();
    }
    if (writer == null) {
      Files.createDirectories(lucene);
      Path mark = folder.resolve(WRITING);
      if (!Files.exists(mark)) {
        Files.createFile(mark);
      }
      Durable.folder(folder);
      if (manifest == null) {
        Durable.folder(root);
        health = Health.SOUND;
      }
      writer = new IndexWriter(directory(), configuration());
      if (reader != null) {
        // A reader from the files alone would not see what this writer writes.
        reader.decRef();
        reader = null;
      }
    }
    pins++;
    return writer;
  }

  private IndexWriterConfig configuration() {
    IndexWriterConfig config = new IndexWriterConfig(new NoAnalyzer());
    config.setCommitOnClose(false);
    config.setIndexDeletionPolicy(commits);
    config.setRAMBufferSizeMB(Math.max(1.0, (double) options.writerMemory() / (1 << 20)));
    config.setUseCompoundFile(true);
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setNoCFSRatio(1.0);
    merging.setMaxCFSSegmentSizeMB(Double.POSITIVE_INFINITY);
    config.setMergePolicy(merging);
    ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
    scheduler.setMaxMergesAndThreads(4, 1);
    config.setMergeScheduler(scheduler);
    return config;
  }

  private synchronized void unpin() {
    pins--;
    notifyAll();
  }

  private synchronized void awaitNoPins() throws IOException {
    try {
      while (pins > 0) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an index was to be closed", interrupted);
    }
  }

  /** The writer failed (full or broken disk): what was written since the last commit is gone. */
  private synchronized IndexException dead(RuntimeException cause) throws IOException {
    bury();
    return new IndexException(
        Fault.IO,
        "index of case "
            + caseId
            + ": writing failed; jobs after "
            + committedJob()
            + " are to be done again",
        cause);
  }

  private synchronized void bury() throws IOException {
    if (writer != null && !writer.isOpen()) {
      writer = null;
      lost = true;
      closeReader();
      opened = false;
    }
  }

  /** Makes durable what was written, with the number of the last job. */
  void commit(long upTo) throws IOException {
    synchronized (this) {
      ensureOpened();
      if (lost) {
        lost = false;
        throw new IndexException(
            Fault.IO,
            "index of case "
                + caseId
                + ": writes since its last commit were lost; jobs after "
                + committedJob()
                + " are to be done again");
      }
    }
    job.accumulateAndGet(upTo, Math::max);
    if (upToDate()) {
      return;
    }
    IndexWriter with = pinWriter();
    try {
      commit(with);
    } catch (AlreadyClosedException closed) {
      throw dead(closed);
    } finally {
      unpin();
    }
  }

  private synchronized boolean upToDate() {
    return writer == null && manifest != null && committedJob() >= job.get();
  }

  private void commit(IndexWriter with) throws IOException {
    committing.lock();
    try {
      CommitManifest before = manifest;
      long number = job.get();
      if (before != null && before.job() == number && !with.hasUncommittedChanges()) {
        return;
      }
      with.setLiveCommitData(Map.of("job", Long.toString(number)).entrySet());
      with.commit();
      IndexCommit commit = commits.last();
      Map<String, CommitManifest.Content> files = new TreeMap<>();
      Map<String, CommitManifest.Content> known = before == null ? Map.of() : before.files();
      for (String name : commit.getFileNames()) {
        CommitManifest.Content content = known.get(name);
        files.put(
            name, content != null ? content : CommitManifest.Content.of(lucene.resolve(name)));
      }
      CommitManifest next =
          new CommitManifest(caseId, commit.getGeneration(), number, new HashMap<>(files));
      next.write(folder, options.manifestKey());
      manifest = next;
      commits.acknowledge(next.generation());
      with.deleteUnusedFiles();
    } finally {
      committing.unlock();
    }
  }

  /** Rewrites what holds deletions, and commits. */
  void expunge() throws IOException {
    IndexWriter with = pinWriter();
    try {
      // A merge that runs already may still copy what is deleted: wait for it and look again.
      for (int round = 0; round < 5; round++) {
        with.forceMergeDeletes(true);
        ((ConcurrentMergeScheduler) with.getConfig().getMergeScheduler()).sync();
        if (!with.hasDeletions()) {
          break;
        }
      }
      commit(with);
    } catch (AlreadyClosedException closed) {
      throw dead(closed);
    } finally {
      unpin();
    }
    refresh();
    // The reader that was opened before kept the old files alive.
    synchronized (this) {
      if (writer != null) {
        writer.deleteUnusedFiles();
      }
    }
  }

  /** Merges down and closes the writer when nothing was written for so long. */
  void retire(long idleNanos) throws IOException {
    if (!idle(idleNanos)) {
      return;
    }
    IndexWriter with = pinWriter();
    try {
      int segments = (int) Math.max(1, (bytes() + LARGEST_MERGED - 1) / LARGEST_MERGED);
      with.forceMerge(segments, true);
      with.forceMergeDeletes(true);
    } catch (AlreadyClosedException closed) {
      throw dead(closed);
    } finally {
      unpin();
    }
    closeWriter();
  }

  private synchronized boolean idle(long nanos) {
    return writer != null && pins == 0 && System.nanoTime() - lastWrite >= nanos;
  }

  /** Commits and closes the writer. */
  synchronized void closeWriter() throws IOException {
    awaitNoPins();
    if (writer == null) {
      return;
    }
    // First the reader: it keeps alive files that the commit no longer needs.
    closeReader();
    try {
      commit(writer);
      writer.close();
    } catch (AlreadyClosedException closed) {
      throw dead(closed);
    }
    writer = null;
    dirty = false;
    closeReader();
    Files.deleteIfExists(folder.resolve(WRITING));
    Durable.folder(folder);
  }

  /** Closes the reader as soon as nobody searches with it. */
  synchronized void closeReader() throws IOException {
    if (reader != null) {
      reader.decRef();
      reader = null;
    }
    if (writer == null && directory != null) {
      directory.close();
      directory = null;
    }
  }

  /** Closes all without a commit and removes the folder. */
  synchronized void delete() throws IOException {
    awaitNoPins();
    if (writer != null) {
      writer.rollback();
      writer = null;
    }
    closeReader();
    if (Files.exists(folder)) {
      Path doomed = root.resolve(LuceneEvidenceIndex.DOOMED + caseId + '-' + System.nanoTime());
      Files.move(folder, doomed);
      Durable.folder(root);
      Durable.remove(doomed);
    }
    opened = false;
    damage = null;
    lost = false;
    dirty = false;
    manifest = null;
    commits.forget();
  }

  /** Commits and closes all. */
  synchronized void close() throws IOException {
    if (damage == null) {
      closeWriter();
    }
    closeReader();
  }

  // ---- state

  /**
   * Reads every byte of the last commit once after opening; a difference makes the index damaged.
   */
  boolean verifyOnce() throws IOException {
    CommitManifest seen = manifest;
    if (verified || seen == null) {
      return false;
    }
    try {
      seen.check(lucene, true);
      verified = true;
    } catch (IndexException difference) {
      synchronized (this) {
        // A commit in the meantime may have removed what was compared.
        if (seen.equals(manifest) && opened) {
          damage = difference;
          health = Health.DAMAGED;
        }
      }
    }
    return true;
  }

  /** Reads everything and compares. */
  synchronized IndexState check() throws IOException {
    try {
      ensureOpened();
      closeWriter();
      CommitManifest current = manifest;
      if (current != null) {
        current.check(lucene, true);
        closeReader();
        checkStructure(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
        verified = true;
      }
    } catch (IndexException damaged) {
      if (damaged.fault() != Fault.DAMAGED) {
        throw damaged;
      }
      damage = damaged;
      health = Health.DAMAGED;
    }
    return state();
  }

  synchronized IndexState state() throws IOException {
    long items = 0;
    try {
      DirectoryReader current = acquire();
      if (current != null) {
        try {
          items = items(current);
        } finally {
          current.decRef();
        }
      }
    } catch (IndexException damaged) {
      if (damaged.fault() != Fault.DAMAGED) {
        throw damaged;
      }
    }
    return new IndexState(
        health, health == Health.DAMAGED ? NOTHING_COMMITTED : committedJob(), items, bytes());
  }

  private static long items(DirectoryReader reader) throws IOException {
    long items = 0;
    for (var leaf : reader.leaves()) {
      var all = Fields.ITEMS.getBitSet(leaf);
      var live = leaf.reader().getLiveDocs();
      for (int doc = all == null ? Integer.MAX_VALUE : all.nextSetBit(0);
          doc < leaf.reader().maxDoc();
          doc = doc + 1 < leaf.reader().maxDoc() ? all.nextSetBit(doc + 1) : Integer.MAX_VALUE) {
        if (live == null || live.get(doc)) {
          items++;
        }
      }
    }
    return items;
  }

  private long committedJob() {
    CommitManifest current = manifest;
    return current == null ? NOTHING_COMMITTED : current.job();
  }

  private long bytes() throws IOException {
    if (!Files.exists(lucene)) {
      return 0;
    }
    long sum = 0;
    try (Stream<Path> files = Files.list(lucene)) {
      for (Path file : files.toList()) {
        sum += sizeOf(file);
      }
    }
    return sum;
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException removedMeanwhile) {
      return 0;
    }
  }

  /** Whether there is nothing and never was. */
  synchronized boolean absent() throws IOException {
    ensureOpened();
    return health == Health.ABSENT && writer == null;
  }

  /** Writes the largest part of the buffer out. */
  void flushLargest() throws IOException {
    IndexWriter with;
    synchronized (this) {
      if (writer == null || !writer.isOpen()) {
        return;
      }
      with = writer;
      pins++;
    }
    try {
      with.flushNextBuffer();
    } finally {
      unpin();
    }
  }

  boolean hasWriter() {
    return writer != null;
  }

  boolean hasReader() {
    return reader != null;
  }

  long buffered() {
    IndexWriter present = writer;
    return present == null || !present.isOpen() ? 0 : present.ramBytesUsed();
  }

  long lastWrite() {
    return lastWrite;
  }

  long lastRead() {
    return lastRead;
  }

  /** Keeps the last acknowledged commit and all after it. */
  private final class Commits extends IndexDeletionPolicy {
    private volatile long acknowledged = NOTHING_COMMITTED;
    private volatile @Nullable IndexCommit last;

    @Override
    public void onInit(List<? extends IndexCommit> found) {
      CommitManifest current = manifest;
      acknowledged = current == null ? NOTHING_COMMITTED : current.generation();
      onCommit(found);
    }

    @Override
    public void onCommit(List<? extends IndexCommit> found) {
      for (IndexCommit commit : found) {
        if (commit.getGeneration() < acknowledged) {
          commit.delete();
        }
      }
      last = found.isEmpty() ? null : found.getLast();
    }

    void acknowledge(long generation) {
      acknowledged = generation;
    }

    void forget() {
      acknowledged = NOTHING_COMMITTED;
      last = null;
    }

    IndexCommit last() {
      IndexCommit commit = last;
      if (commit == null) {
        throw new IllegalStateException("a commit was made");
      }
      return commit;
    }
  }

  /**
   * Every field brings its own words; between two values of a field no phrase and no proximity
   * reaches.
   */
  private static final class NoAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      throw new IllegalStateException("every field brings its own words");
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return 1_000;
    }
  }
}
