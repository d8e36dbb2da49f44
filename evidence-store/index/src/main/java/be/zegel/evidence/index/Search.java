package be.zegel.evidence.index;

import be.zegel.evidence.index.IndexException.Fault;
import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.ParsedQuery;
import be.zegel.evidence.index.query.QueryException;
import be.zegel.evidence.index.query.QueryWarning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One search from the opened cases to the page.
 *
 * <p>Filters whose facet is asked for are applied while collecting ({@link PageCollector}); the
 * others are part of the query.
 */
final class Search {
  /** Gives the reader of a case. */
  interface Readers {
    /** The reader, to be released; null when nothing was indexed. */
    @Nullable DirectoryReader of(CaseId caseId);
  }

  private final SearchRequest request;
  private final ParsedQuery parsed;
  private final @Nullable Cursor cursor;
  private final IndexOptions options;
  private final long deadline;
  private final List<QueryWarning> warnings;
  private final Set<CaseId> unavailable = new LinkedHashSet<>();
  private final List<DirectoryReader> acquired = new ArrayList<>();
  private final List<IndexReader> readers = new ArrayList<>();
  private final List<IndexReader> whole = new ArrayList<>();
  private boolean late;

  Search(
      SearchRequest request,
      ParsedQuery parsed,
      @Nullable Cursor cursor,
      IndexOptions options,
      long now) {
    this.request = request;
    this.parsed = parsed;
    this.cursor = cursor;
    this.options = options;
    this.deadline = now + request.budget().toNanos();
    this.warnings = new ArrayList<>(parsed.warnings());
  }

  SearchPage over(Readers source) throws QueryException {
    try {
      acquire(source);
      return page();
    } catch (IOException failed) {
      throw new IndexException(Fault.IO, "a search failed", failed);
    } finally {
      release();
    }
  }

  private boolean pastDeadline() {
    return System.nanoTime() - deadline >= 0;
  }

  private void acquire(Readers source) throws IOException {
    boolean onlyChosen =
        !request.filter().cases().isEmpty() && !request.facets().contains(Facet.CASE);
    boolean patterns = hasPatterns(parsed.root());
    for (CaseScope scope : request.scope().cases().values()) {
      if (onlyChosen && !request.filter().cases().contains(scope.caseId())) {
        continue;
      }
      if (pastDeadline()) {
        late = true;
        return;
      }
      try {
        DirectoryReader reader = source.of(scope.caseId());
        if (reader != null) {
          acquired.add(reader);
          DirectoryReader used =
              patterns ? ExitableDirectoryReader.wrap(reader, this::pastDeadline) : reader;
          readers.add(used);
          if (scope.isWhole()) {
            whole.add(used);
          }
        }
      } catch (IndexException damaged) {
        if (damaged.fault() != Fault.DAMAGED) {
          throw damaged;
        }
        unavailable.add(scope.caseId());
      }
    }
  }

  /**
   * Whether enumerating words may take long: only then does it pay to look at the clock while doing
   * it.
   */
  private static boolean hasPatterns(EvidenceQuery query) {
    return switch (query) {
      case EvidenceQuery.And and -> and.parts().stream().anyMatch(Search::hasPatterns);
      case EvidenceQuery.Or or -> or.parts().stream().anyMatch(Search::hasPatterns);
      case EvidenceQuery.Not not -> hasPatterns(not.part());
      case EvidenceQuery.Near near -> hasPatterns(near.left()) || hasPatterns(near.right());
      case EvidenceQuery.Words words ->
          words.edits() != 0 || words.raw().indexOf('*') >= 0 || words.raw().indexOf('?') >= 0;
      case EvidenceQuery.AboutItem _ -> false;
    };
  }

  private void release() {
    for (DirectoryReader reader : acquired) {
      try {
        reader.decRef();
      } catch (IOException failed) {
        throw new IndexException(Fault.IO, "a reader could not be released", failed);
      }
    }
  }

  private SearchPage page() throws QueryException, IOException {
    // Closing it gives back the references it took on the readers below.
    try (MultiReader all = new MultiReader(readers.toArray(IndexReader[]::new), false)) {
      return page(all);
    }
  }

  private SearchPage page(MultiReader all) throws QueryException, IOException {
    ScopedSearcher searcher =
        new ScopedSearcher(
            all, whole, whole.size() == readers.size(), cursor == null ? Map.of() : cursor.steps());
    searcher.setTimeout(this::pastDeadline);
    PageCollector.Gathering gathering =
        new PageCollector.Gathering(
            new TopFieldCollectorManager(
                PageCollector.sort(request.sort()),
                request.limit() + 1,
                after(),
                Integer.MAX_VALUE),
            request.facets(),
            whileCollecting());
    PageCollector.Collected collected;
    try {
      Query query = query(all);
      collected = searcher.search(query, gathering);
      late |= searcher.timedOut();
    } catch (ExitableDirectoryReader.ExitingReaderException outOfTime) {
      late = true;
      collected = gathering.soFar();
    }
    return page(searcher, collected);
  }

  private @Nullable FieldDoc after() {
    return cursor == null
        ? null
        : new FieldDoc(Integer.MAX_VALUE, Float.NaN, cursor.values().toArray());
  }

  private SearchPage page(ScopedSearcher searcher, PageCollector.Collected collected)
      throws IOException {
    TopFieldDocs top = collected.top();
    boolean more = top.scoreDocs.length > request.limit();
    ScoreDoc[] shown = more ? Arrays.copyOf(top.scoreDocs, request.limit()) : top.scoreDocs;
    List<SearchHit> hits = new ArrayList<>(shown.length);
    for (ScoreDoc doc : shown) {
      Object first = ((FieldDoc) doc).fields[0];
      float score = request.sort() == SortOrder.RELEVANCE && first instanceof Float f ? f : 0;
      hits.add(stored(searcher, doc.doc).hit(score));
    }
    String next =
        more
            ? new Cursor(List.of(((FieldDoc) shown[shown.length - 1]).fields), searcher.steps())
                .write(request)
            : null;
    return new SearchPage(
        collected.total(),
        hits,
        next,
        collected.facets(),
        !late && unavailable.isEmpty(),
        unavailable,
        warnings);
  }

  private static StoredItem stored(ScopedSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues items = DocValues.getBinary(leaf.reader(), StoredItem.FIELD);
    if (!items.advanceExact(doc - leaf.docBase)) {
      throw new CorruptIndexException("an item without what is shown of it", "index");
    }
    BytesRef bytes = items.binaryValue();
    return StoredItem.read(bytes.bytes, bytes.offset, bytes.length);
  }

  // ---- the query

  private Query query(IndexReader all) throws QueryException, IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        new Translation(all, request.scope(), options.maxExpansions(), warnings)
            .items(parsed.root()),
        Occur.MUST);
    query.add(new VisibleItems(request.scope()), Occur.FILTER);
    SearchFilter filter = request.filter();
    Set<Facet> facets = request.facets();
    if (!facets.contains(Facet.TYPE)) {
      anyOf(query, Fields.GROUP, filter.types().stream().map(Enum::name).toList());
    }
    if (!facets.contains(Facet.CASE)) {
      anyOf(query, Fields.CASE, filter.cases().stream().map(CaseId::value).toList());
    }
    if (!facets.contains(Facet.LANGUAGE)) {
      anyOf(
          query,
          Fields.LANGUAGE,
          filter.languages().stream()
              .map(code -> code.isEmpty() ? Fields.UNKNOWN_LANGUAGE : code)
              .toList());
    }
    if (!facets.contains(Facet.EXHIBIT)) {
      anyOf(query, Fields.EXHIBIT, List.copyOf(filter.exhibits()));
    }
    if (!countsDates() && (filter.from() != null || filter.until() != null)) {
      query.add(
          LongPoint.newRangeQuery(
              Fields.DATE,
              filter.from() == null ? Long.MIN_VALUE : ItemBlock.millis(filter.from()),
              filter.until() == null ? Long.MAX_VALUE : ItemBlock.millis(filter.until()) - 1),
          Occur.FILTER);
    }
    if (filter.pathPrefix() != null && !filter.pathPrefix().isEmpty()) {
      query.add(
          new PrefixQuery(new Term(Fields.LITERAL_PATH, Fields.literal(filter.pathPrefix()))),
          Occur.FILTER);
    }
    return query.build();
  }

  private boolean countsDates() {
    return request.facets().contains(Facet.MONTH) || request.facets().contains(Facet.YEAR);
  }

  private static void anyOf(BooleanQuery.Builder query, String field, List<String> values) {
    if (!values.isEmpty()) {
      query.add(
          new TermInSetQuery(field, new HashSet<>(values.stream().map(BytesRef::new).toList())),
          Occur.FILTER);
    }
  }

  /**
   * The filters that are applied while collecting, because their facet counts what they exclude.
   */
  private SearchFilter whileCollecting() {
    SearchFilter filter = request.filter();
    Set<Facet> facets = request.facets();
    return new SearchFilter(
        facets.contains(Facet.CASE) ? filter.cases() : Set.of(),
        facets.contains(Facet.TYPE) ? filter.types() : Set.of(),
        facets.contains(Facet.LANGUAGE) ? filter.languages() : Set.of(),
        facets.contains(Facet.EXHIBIT) ? filter.exhibits() : Set.of(),
        countsDates() ? filter.from() : null,
        countsDates() ? filter.until() : null,
        null);
  }
}
