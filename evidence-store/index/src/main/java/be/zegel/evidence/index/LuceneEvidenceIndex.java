package be.zegel.evidence.index;

import be.zegel.evidence.index.IndexException.Fault;
import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.ParsedQuery;
import be.zegel.evidence.index.query.QueryException;
import be.zegel.evidence.index.query.QueryParser;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/**
 * The index in folders of Lucene indexes, one per case, below one root. One process at a time uses
 * a root.
 *
 * <p>Bounds: open writers and readers are counted and the longest unused close; the buffers of all
 * writers together stay below {@link IndexOptions#writerMemory}, besides one text longer than
 * {@link ItemBlock#ENORMOUS} at a time, whose words have to be in memory together. Starts no thread
 * of its own besides Lucene's merges.
 */
public final class LuceneEvidenceIndex implements EvidenceIndex {
  /** What the folder of a deleted case is called until it is gone. */
  static final String DOOMED = ".deleted-";

  private static final System.Logger LOG = System.getLogger(LuceneEvidenceIndex.class.getName());
  private static final int MOST_CLAUSES = 1 << 16;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  private final Path root;
  private final IndexOptions options;
  private final QueryParser parser;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Semaphore enormous = new Semaphore(1);
  private final Map<CaseId, CaseIndex> cases = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private LuceneEvidenceIndex(
      Path root, IndexOptions options, FileChannel lockFile, FileLock lock) {
    this.root = root;
    this.options = options;
    this.parser = new QueryParser(options.zone());
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Opens a root, which is created when it is missing. The cases in it are opened one by one when
   * they are used.
   *
   * @throws IndexException {@link Fault#IN_USE} when another process has it
   */
  public static LuceneEvidenceIndex open(Path root, IndexOptions options) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        throw new IndexException(Fault.IN_USE, "another process uses this index");
      }
      removeDoomed(root);
      return new LuceneEvidenceIndex(root, options, channel, lock);
    } catch (IOException failed) {
      throw new IndexException(Fault.IO, "the index cannot be opened", failed);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException here) {
      return null;
    }
  }

  private static void removeDoomed(Path root) throws IOException {
    List<Path> doomed;
    try (Stream<Path> folders = Files.list(root)) {
      doomed = folders.filter(path -> path.getFileName().toString().startsWith(DOOMED)).toList();
    }
    for (Path folder : doomed) {
      Durable.remove(folder);
    }
  }

  private CaseIndex caseIndex(CaseId caseId) {
    if (closed) {
      throw new IndexException(Fault.CLOSED, "the index was closed");
    }
    return cases.computeIfAbsent(caseId, id -> new CaseIndex(id, root, options));
  }

  /** Something to do with the index of a case. */
  private interface Work<T> {
    /** Does it. */
    T with(CaseIndex index) throws IOException;
  }

  /** Something to change in the index of a case. */
  private interface Change {
    /** Changes it. */
    void to(CaseIndex index) throws IOException;
  }

  private <T> T in(CaseId caseId, Work<T> work) {
    try {
      return work.with(caseIndex(caseId));
    } catch (IOException failed) {
      throw failure(caseId, failed);
    }
  }

  private void on(CaseId caseId, Change change) {
    in(
        caseId,
        index -> {
          change.to(index);
          return index;
        });
  }

  private static IndexException failure(CaseId caseId, IOException failed) {
    Fault fault = failed instanceof CorruptIndexException ? Fault.DAMAGED : Fault.IO;
    return new IndexException(fault, "index of case " + caseId, failed);
  }

  @Override
  public void index(CaseId caseId, IndexedItem item, Reader text) throws IOException {
    if (item.compartment() == Compartment.QUARANTINED) {
      delete(caseId, item.origin().itemId());
      return;
    }
    FailingReader source = new FailingReader(text);
    try (ItemBlock block = new ItemBlock(caseId, item, source, options, enormous)) {
      Term old = new Term(Fields.ITEM, item.origin().itemId());
      caseIndex(caseId).write(writer -> writer.updateDocuments(old, () -> block));
    } catch (UncheckedIOException failed) {
      IOException ofText = source.failure();
      if (ofText == null) {
        throw failed;
      }
      throw ofText;
    } catch (IOException failed) {
      throw failure(caseId, failed);
    }
    boundWriters(caseId);
  }

  private void boundWriters(CaseId current) {
    long buffered = 0;
    CaseIndex largest = null;
    long most = 0;
    for (CaseIndex each : cases.values()) {
      long bytes = each.buffered();
      buffered += bytes;
      if (bytes > most) {
        most = bytes;
        largest = each;
      }
    }
    if (largest != null && buffered > options.writerMemory()) {
      on(largest.caseId(), CaseIndex::flushLargest);
    }
    closeLongestUnused(
        CaseIndex::hasWriter,
        CaseIndex::lastWrite,
        options.openWriters(),
        current,
        CaseIndex::closeWriter);
  }

  private void closeLongestUnused(
      Predicate<CaseIndex> open,
      ToLongFunction<CaseIndex> lastUse,
      int most,
      @Nullable CaseId spared,
      Change closing) {
    List<CaseIndex> candidates = new ArrayList<>(cases.values().stream().filter(open).toList());
    int tooMany = candidates.size() - most;
    if (tooMany <= 0) {
      return;
    }
    long now = System.nanoTime();
    candidates.sort(Comparator.comparingLong(index -> lastUse.applyAsLong(index) - now));
    for (CaseIndex index : candidates) {
      if (tooMany <= 0) {
        return;
      }
      if (!index.caseId().equals(spared)) {
        on(index.caseId(), closing);
        tooMany--;
      }
    }
  }

  @Override
  public void delete(CaseId caseId, String itemId) {
    remove(caseId, new Term(Fields.ITEM, itemId));
  }

  @Override
  public void deleteFile(CaseId caseId, String fileId) {
    remove(caseId, new Term(Fields.FILE, fileId));
  }

  private void remove(CaseId caseId, Term term) {
    on(
        caseId,
        index -> {
          if (!index.absent()) {
            index.write(writer -> writer.deleteDocuments(term));
          }
        });
  }

  @Override
  public void deleteCase(CaseId caseId) {
    on(caseId, CaseIndex::delete);
  }

  @Override
  public void refresh(CaseId caseId) {
    on(caseId, CaseIndex::refresh);
  }

  @Override
  public void commit(CaseId caseId, long job) {
    on(caseId, index -> index.commit(job));
    boundWriters(caseId);
  }

  @Override
  public void expunge(CaseId caseId) {
    on(
        caseId,
        index -> {
          if (!index.absent()) {
            index.expunge();
          }
        });
  }

  @Override
  public IndexState state(CaseId caseId) {
    return in(caseId, CaseIndex::state);
  }

  @Override
  public IndexState check(CaseId caseId) {
    return in(caseId, CaseIndex::check);
  }

  @Override
  public void maintain() {
    boolean readOne = false;
    for (CaseIndex index : cases.values()) {
      try {
        if (index.staleFor(0)) {
          index.refresh();
        }
        index.retire(options.idleAfter().toNanos());
        if (!readOne) {
          readOne = index.verifyOnce();
        }
      } catch (IOException | IndexException failed) {
        // One case must not stop the others; whoever uses it next gets the error.
        LOG.log(
            System.Logger.Level.WARNING,
            "maintenance of the index of case {0} failed: {1}",
            index.caseId(),
            failed.getClass().getSimpleName());
      }
    }
    boundReaders();
  }

  @Override
  public SearchPage search(SearchRequest request) throws QueryException {
    ParsedQuery parsed = parser.parse(request.query());
    Cursor cursor = Cursor.read(request);
    Search search = new Search(request, parsed, cursor, options, System.nanoTime());
    SearchPage page = search.over(this::readable);
    boundReaders();
    return page;
  }

  private void boundReaders() {
    closeLongestUnused(
        index -> index.hasReader() && !index.hasWriter(),
        CaseIndex::lastRead,
        options.openReaders(),
        null,
        CaseIndex::closeReader);
  }

  /** The reader of a case, fresh enough; null when nothing was indexed. */
  private @Nullable DirectoryReader readable(CaseId caseId) {
    CaseIndex index = caseIndex(caseId);
    try {
      if (index.staleFor(options.refreshAfter().toNanos())) {
        index.refresh();
      }
      return index.acquire();
    } catch (IOException failed) {
      throw failure(caseId, failed);
    }
  }

  @Override
  public List<Snippet> snippets(SnippetRequest request, TextSource text)
      throws QueryException, IOException {
    EvidenceQuery query = parser.parse(request.query()).root();
    return marked(
        request.scope(),
        request.caseId(),
        request.itemId(),
        List.of(),
        found -> new Marking(query).snippets(found, request, text));
  }

  @Override
  public MatchPage matches(MatchRequest request) throws QueryException {
    EvidenceQuery query = parser.parse(request.query()).root();
    try {
      return marked(
          request.scope(),
          request.caseId(),
          request.itemId(),
          new MatchPage(List.of(), -1, -1),
          found -> new Marking(query).page(found, request));
    } catch (IOException failed) {
      throw failure(request.caseId(), failed);
    }
  }

  /** Something to do with the documents of an item. */
  private interface OnItem<T> {
    /** Does it. */
    T with(FoundItem item) throws QueryException, IOException;
  }

  private <T> T marked(SearchScope scope, CaseId caseId, String itemId, T nothing, OnItem<T> work)
      throws QueryException, IOException {
    if (!scope.cases().containsKey(caseId)) {
      return nothing;
    }
    DirectoryReader reader = readable(caseId);
    if (reader == null) {
      return nothing;
    }
    try {
      FoundItem found = FoundItem.in(reader, scope, itemId);
      return found == null ? nothing : work.with(found);
    } finally {
      reader.decRef();
    }
  }

  @Override
  public List<Match> mark(String query, String shown) throws QueryException {
    return new Marking(parser.parse(query).root()).inShown(shown);
  }

  @Override
  public void close() {
    closed = true;
    IndexException first = null;
    for (CaseIndex index : cases.values()) {
      try {
        index.close();
      } catch (IOException | IndexException failed) {
        IndexException next =
            failed instanceof IndexException known
                ? known
                : failure(index.caseId(), (IOException) failed);
        if (first == null) {
          first = next;
        } else {
          first.addSuppressed(next);
        }
      }
    }
    cases.clear();
    try {
      lock.release();
      lockFile.close();
    } catch (IOException failed) {
      LOG.log(System.Logger.Level.WARNING, "the lock of the index could not be released");
    }
    if (first != null) {
      throw first;
    }
  }
}
