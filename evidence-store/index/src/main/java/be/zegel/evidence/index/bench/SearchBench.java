package be.zegel.evidence.index.bench;

import be.zegel.evidence.index.CaseId;
import be.zegel.evidence.index.Compartment;
import be.zegel.evidence.index.Facet;
import be.zegel.evidence.index.IndexOptions;
import be.zegel.evidence.index.IndexedItem;
import be.zegel.evidence.index.ItemDate;
import be.zegel.evidence.index.ItemOrigin;
import be.zegel.evidence.index.LuceneEvidenceIndex;
import be.zegel.evidence.index.SearchRequest;
import be.zegel.evidence.index.SearchScope;
import be.zegel.evidence.index.SnippetRequest;
import be.zegel.evidence.index.query.DateKind;
import be.zegel.evidence.index.query.QueryException;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Measures searches with the rights of a reader who sees a part of the cases, beside a bare {@link
 * IndexSearcher} over the very same indexes in one {@link MultiReader}: the same words in the same
 * fields, an exact total, fifty hits; without visibility, facets, stored items or cursor. Runs of
 * both alternate. One JSON object per line; {@code ratio} is ours ÷ baseline.
 *
 * <p>Arguments: {@code items cases visible rounds [folder]}; 20000 100 30 40 when left out. A
 * folder that was given is kept and used again.
 */
public final class SearchBench {
  private static final BitSetProducer ITEMS =
      new QueryBitSetProducer(new TermQuery(new Term("kind", "item")));
  private static final int CHARACTERS = 2_000;

  private final int items;
  private final int cases;
  private final int visible;
  private final int rounds;
  private final Path folder;
  private final String[] vocabulary = new String[50_000];

  private SearchBench(int items, int cases, int visible, int rounds, Path folder) {
    this.items = items;
    this.cases = cases;
    this.visible = visible;
    this.rounds = rounds;
    this.folder = folder;
    Random random = new Random(1);
    String syllables =
        "lo sge ld bit co in wal let ran som be ta al ser ver kla nt fac tuur af per sing";
    String[] parts = syllables.split(" ");
    for (int i = 0; i < vocabulary.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int p = 0; p < 2 + random.nextInt(3); p++) {
        word.append(parts[random.nextInt(parts.length)]);
      }
      vocabulary[i] = word.append(Integer.toString(i, 36)).toString();
    }
  }

  /** Runs all measurements. */
  public static void main(String[] arguments) throws IOException, QueryException {
    int[] numbers = {20_000, 100, 30, 40};
    for (int i = 0; i < Math.min(4, arguments.length); i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    boolean keep = arguments.length > 4;
    Path folder = keep ? Path.of(arguments[4]) : Files.createTempDirectory("zegel-bench-search");
    try {
      new SearchBench(numbers[0], numbers[1], numbers[2], numbers[3], folder).run();
    } finally {
      if (!keep) {
        remove(folder);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  private void run() throws IOException, QueryException {
    IndexOptions options =
        IndexOptions.standard(
            new SecretKeySpec(
                "benchmark only, no secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    Path index = folder.resolve("index");
    if (!Files.exists(index)) {
      fill(index, options);
    }
    try (LuceneEvidenceIndex ours = LuceneEvidenceIndex.open(index, options)) {
      searches(ours, index);
      snippets(ours);
    }
  }

  // ---- what is searched

  private String word(Random random) {
    // Frequent words are much more frequent than rare ones, as in language.
    return vocabulary[(int) (vocabulary.length * Math.pow(random.nextDouble(), 6))];
  }

  private String text(Random random, int characters) {
    StringBuilder text = new StringBuilder(characters + 20);
    while (text.length() < characters) {
      text.append(word(random)).append(random.nextInt(12) == 0 ? ".\n" : " ");
    }
    return text.toString();
  }

  private CaseId caseId(int number) {
    return new CaseId("case-" + number);
  }

  private void fill(Path index, IndexOptions options) throws IOException {
    Random random = new Random(42);
    String[] types = {"message/rfc822", "application/pdf", "text/plain", "image/png"};
    String[] languages = {"nl", "fr", "de", "en"};
    long characters = 0;
    long ours = 0;
    long bare = 0;
    Path plain = folder.resolve("bare");
    try (LuceneEvidenceIndex filling = LuceneEvidenceIndex.open(index, options);
        FSDirectory directory = FSDirectory.open(plain);
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(new StandardAnalyzer()))) {
      int perCase = items / cases;
      for (int c = 0; c < cases; c++) {
        for (int i = 0; i < perCase; i++) {
          String text = text(random, CHARACTERS);
          characters += text.length();
          String name = word(random) + "-" + i + ".txt";
          IndexedItem item =
              new IndexedItem(
                  new ItemOrigin("item-" + c + "-" + i, "file-" + i / 10, "exhibit-" + i % 4, null),
                  name,
                  "OS-" + i % 4 + "/" + name,
                  types[random.nextInt(types.length)],
                  languages[random.nextInt(languages.length)],
                  text.length(),
                  null,
                  List.of(
                      new ItemDate(
                          DateKind.MODIFIED,
                          Instant.ofEpochSecond(1_700_000_000L + random.nextInt(80_000_000)),
                          "")),
                  Map.of("author", List.of(word(random))),
                  Compartment.OPEN);
          long start = cpu();
          filling.index(caseId(c), item, new StringReader(text));
          ours += cpu() - start;
          if (c < 10) {
            Document document = new Document();
            document.add(new TextField("text", text, Field.Store.NO));
            start = cpu();
            writer.addDocument(document);
            bare += cpu() - start;
          }
        }
        filling.commit(caseId(c), perCase);
      }
    }
    remove(plain);
    double perCharacter = (double) characters / 1_000_000;
    double share = Math.min(1, 10.0 / cases);
    print("index", perCharacter / (ours / 1e9), perCharacter * share / (bare / 1e9), "Mchar/s CPU");
  }

  // ---- searches

  private static Query child(Query query) {
    return new ToParentBlockJoinQuery(query, ITEMS, ScoreMode.Max);
  }

  private static Query both(Query inText, Query about) {
    return new BooleanQuery.Builder()
        .add(child(inText), Occur.SHOULD)
        .add(about, Occur.SHOULD)
        .build();
  }

  private static Query term(String word) {
    return both(new TermQuery(new Term("text", word)), new TermQuery(new Term("about", word)));
  }

  private static Query near(String field, String prefix, String word) {
    IntervalsSource pattern = Intervals.prefix(new BytesRef(prefix), 1_024);
    return new IntervalQuery(
        field, Intervals.maxgaps(4, Intervals.unorderedNoOverlaps(pattern, Intervals.term(word))));
  }

  private void searches(LuceneEvidenceIndex ours, Path index) throws IOException, QueryException {
    List<IndexReader> readers = new ArrayList<>();
    CaseId[] seen = new CaseId[visible];
    for (int i = 0; i < visible; i++) {
      seen[i] = caseId(i * cases / visible);
      readers.add(
          DirectoryReader.open(FSDirectory.open(index.resolve(seen[i].value()).resolve("lucene"))));
    }
    try (MultiReader all = new MultiReader(readers.toArray(IndexReader[]::new), true)) {
      IndexSearcher bare = new IndexSearcher(all);
      bare.setQueryCache(null);
      SearchScope scope = SearchScope.ofCases(seen);
      String frequent = vocabulary[3];
      String usual = vocabulary[400];
      String rare = vocabulary[30_000];
      String prefix = vocabulary[5].substring(0, 4);
      compare(ours, bare, "term-frequent", request(frequent, scope), term(frequent));
      compare(ours, bare, "term-usual", request(usual, scope), term(usual));
      compare(ours, bare, "term-rare", request(rare, scope), term(rare));
      compare(
          ours,
          bare,
          "and",
          request(frequent + " " + usual, scope),
          new BooleanQuery.Builder()
              .add(term(frequent), Occur.MUST)
              .add(term(usual), Occur.MUST)
              .build());
      compare(
          ours,
          bare,
          "phrase",
          request('"' + vocabulary[0] + ' ' + vocabulary[1] + '"', scope),
          both(
              new PhraseQuery("text", vocabulary[0], vocabulary[1]),
              new PhraseQuery("about", vocabulary[0], vocabulary[1])));
      compare(
          ours,
          bare,
          "prefix",
          request(vocabulary[900].substring(0, 6) + "*", scope),
          both(
              new PrefixQuery(new Term("text", vocabulary[900].substring(0, 6))),
              new PrefixQuery(new Term("about", vocabulary[900].substring(0, 6)))));
      compare(
          ours,
          bare,
          "near-with-pattern",
          request(prefix + "* w/5 " + usual, scope),
          both(near("text", prefix, usual), near("about", prefix, usual)));
      compare(
          ours,
          bare,
          "term-usual-with-facets",
          request(usual, scope).counting(EnumSet.allOf(Facet.class)),
          term(usual));
      compare(
          ours,
          bare,
          "term-frequent-with-facets",
          request(frequent, scope)
              .counting(Set.of(Facet.TYPE, Facet.CASE, Facet.LANGUAGE, Facet.MONTH)),
          term(frequent));
    }
  }

  private static SearchRequest request(String query, SearchScope scope) {
    return SearchRequest.of(query, scope);
  }

  private void compare(
      LuceneEvidenceIndex ours, IndexSearcher bare, String name, SearchRequest request, Query query)
      throws IOException, QueryException {
    double[] first = new double[rounds];
    double[] second = new double[rounds];
    long hits = 0;
    for (int i = -2 * rounds; i < rounds; i++) {
      long start = cpu();
      long total = ours.search(request).total();
      long middle = cpu();
      hits =
          bare.search(query, new TopScoreDocCollectorManager(50, Integer.MAX_VALUE))
              .totalHits
              .value();
      long end = cpu();
      if (total != hits) {
        throw new IllegalStateException(name + ": " + total + " hits, bare Lucene " + hits);
      }
      if (i >= 0) {
        first[i] = (middle - start) / 1e6;
        second[i] = (end - middle) / 1e6;
      }
    }
    Arrays.sort(first);
    Arrays.sort(second);
    print(name + "-p50", first[rounds / 2], second[rounds / 2], "ms CPU of " + hits + " hits");
    print(
        name + "-p95",
        first[rounds * 95 / 100],
        second[rounds * 95 / 100],
        "ms CPU of " + hits + " hits");
  }

  // ---- snippets

  private void snippets(LuceneEvidenceIndex ours) throws IOException, QueryException {
    CaseId caseId = new CaseId("case-long");
    String text = text(new Random(9), 20_000_000);
    IndexedItem item =
        new IndexedItem(
            new ItemOrigin("long", "file", "exhibit", null),
            "long.txt",
            "long.txt",
            "text/plain",
            null,
            text.length(),
            null,
            List.of(),
            Map.of(),
            Compartment.OPEN);
    ours.index(caseId, item, new StringReader(text));
    ours.refresh(caseId);
    String query = vocabulary[400] + " OR " + vocabulary[30_000];
    Pattern scan = Pattern.compile("\\b(" + vocabulary[400] + "|" + vocabulary[30_000] + ")\\b");
    SnippetRequest request =
        new SnippetRequest(SearchScope.ofCases(caseId), caseId, "long", query, 10, 200);
    double[] first = new double[rounds];
    double[] second = new double[rounds];
    for (int i = -2 * rounds; i < rounds; i++) {
      long start = cpu();
      int found =
          ours.snippets(request, (id, from, to) -> text.subSequence((int) from, (int) to)).size();
      long middle = cpu();
      Matcher matcher = scan.matcher(text);
      int ten = 0;
      while (matcher.find()) {
        ten++;
      }
      long end = cpu();
      if (found != 10 || ten < 10) {
        throw new IllegalStateException("snippets: " + found + " of " + ten);
      }
      if (i >= 0) {
        first[i] = (middle - start) / 1e6;
        second[i] = (end - middle) / 1e6;
      }
    }
    Arrays.sort(first);
    Arrays.sort(second);
    print(
        "ten-snippets-of-20-MB-beside-a-regex-scan-p50",
        first[rounds / 2],
        second[rounds / 2],
        "ms CPU");
    print(
        "ten-snippets-of-20-MB-beside-a-regex-scan-p95",
        first[rounds * 95 / 100],
        second[rounds * 95 / 100],
        "ms CPU");
    ours.deleteCase(caseId);
  }

  /**
   * The processor time of this thread: everything measured runs in it, and other work of the
   * machine does not count.
   */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String name, double ours, double baseline, String unit) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "{\"name\":\"search/%s\",\"ours\":%.3f,\"baseline\":%.3f,\"ratio\":%.3f,\"unit\":\"%s\"}",
            name,
            ours,
            baseline,
            ours / baseline,
            unit));
  }
}
