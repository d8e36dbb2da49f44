package be.zegel.evidence.index;

import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.EvidenceQuery.Area;
import be.zegel.evidence.index.query.EvidenceQuery.Place;
import be.zegel.evidence.index.query.Letters;
import be.zegel.evidence.index.query.QueryException;
import be.zegel.evidence.index.query.QueryWarning;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.util.BytesRef;

/**
 * From the tree of a query to a Lucene query on items. Each word is looked for in the chunks and
 * joined to its item, or on the item itself; AND, OR and NOT are then about items.
 */
final class Translation {
  /** The most combinations of alternatives inside one proximity. */
  private static final int MOST_COMBINATIONS = 256;

  private final IndexReader reader;
  private final SearchScope scope;
  private final int maxExpansions;
  private final List<QueryWarning> warnings;

  Translation(
      IndexReader reader, SearchScope scope, int maxExpansions, List<QueryWarning> warnings) {
    this.reader = reader;
    this.scope = scope;
    this.maxExpansions = maxExpansions;
    this.warnings = warnings;
  }

  /** The query on items. */
  Query items(EvidenceQuery query) throws QueryException, IOException {
    return switch (query) {
      case EvidenceQuery.Everything e -> everyItem();
      case EvidenceQuery.And and -> and(and);
      case EvidenceQuery.Or or -> or(or);
      case EvidenceQuery.Not not -> and(new EvidenceQuery.And(List.of(not)));
      case EvidenceQuery.Words words -> words(words);
      case EvidenceQuery.Near near -> near(near);
      case EvidenceQuery.Dated dated -> dated(dated);
      case EvidenceQuery.Sized sized ->
          constant(LongPoint.newRangeQuery(Fields.SIZE, sized.least(), sized.most()));
      case EvidenceQuery.InGroup group ->
          constant(new TermQuery(new Term(Fields.GROUP, group.group().name())));
      case EvidenceQuery.Exactly exactly -> constant(exactly(exactly));
    };
  }

  /** Every item. */
  static Query everyItem() {
    return constant(new TermQuery(new Term(Fields.KIND, Fields.PARENT)));
  }

  private static Query constant(Query query) {
    return new ConstantScoreQuery(query);
  }

  private Query and(EvidenceQuery.And and) throws QueryException, IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (EvidenceQuery part : and.parts()) {
      if (part instanceof EvidenceQuery.Not not) {
        all.add(items(not.part()), Occur.MUST_NOT);
      } else {
        all.add(items(part), Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      all.add(everyItem(), Occur.MUST);
    }
    return all.build();
  }

  private Query or(EvidenceQuery.Or or) throws QueryException, IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (EvidenceQuery part : or.parts()) {
      any.add(items(part), Occur.SHOULD);
    }
    return any.build();
  }

  private Query words(EvidenceQuery.Words words) throws QueryException, IOException {
    Place place = words.place();
    if (place.area() == Area.KEY && words.raw().equals("*")) {
      return constant(new PrefixQuery(new Term(Fields.KEYED, KeyedWords.prefix(place.key()))));
    }
    List<List<Piece>> ways = Piece.ways(words);
    List<Query> places = new ArrayList<>();
    for (String field : fields(place)) {
      List<Query> queries = new ArrayList<>();
      for (List<Piece> way : ways) {
        queries.add(sequence(field, way, prefix(place), words.position()));
      }
      places.add(joined(field, anyOf(queries)));
    }
    return sum(places);
  }

  private Query near(EvidenceQuery.Near near) throws QueryException, IOException {
    if (combinations(near) > MOST_COMBINATIONS) {
      throw new QueryException(
          QueryException.Code.TOO_MANY_PARTS, near.position(), Integer.toString(MOST_COMBINATIONS));
    }
    Place place = placeOf(near);
    List<Query> places = new ArrayList<>();
    for (String field : fields(place)) {
      IntervalsSource source = source(field, near, prefix(place));
      places.add(joined(field, new IntervalQuery(field, source)));
    }
    return sum(places);
  }

  private static Place placeOf(EvidenceQuery part) {
    return switch (part) {
      case EvidenceQuery.Words words -> words.place();
      case EvidenceQuery.Near near -> placeOf(near.left());
      case EvidenceQuery.Or or -> placeOf(or.parts().getFirst());
      case EvidenceQuery.AboutItem _ -> Place.ANYWHERE;
    };
  }

  /**
   * How many sequences the alternatives inside a proximity make; single words beside each other
   * count as one.
   */
  private static long combinations(EvidenceQuery part) throws QueryException {
    return switch (part) {
      case EvidenceQuery.Words words ->
          Math.max(1, Piece.ways(words).stream().filter(way -> way.size() > 1).count());
      case EvidenceQuery.Or or -> {
        long sum = 0;
        for (EvidenceQuery alternative : or.parts()) {
          boolean single =
              alternative instanceof EvidenceQuery.Words words
                  && Piece.ways(words).stream().allMatch(way -> way.size() == 1);
          sum += single ? 0 : combinations(alternative);
        }
        yield sum + 1;
      }
      case EvidenceQuery.Near near ->
          Math.min(
              1L << 20,
              combinations(near.left()) * combinations(near.right()) * (near.ordered() ? 1 : 2));
      case EvidenceQuery.AboutItem _ -> 1;
    };
  }

  /** The places of a part of a proximity in a field. */
  private IntervalsSource source(String field, EvidenceQuery part, String prefix)
      throws QueryException, IOException {
    return Sequences.source(
        part, (piece, position) -> pattern(field, piece, prefix, position), prefix);
  }

  private static List<String> fields(Place place) {
    return switch (place.area()) {
      case ANYWHERE -> List.of(Fields.TEXT, Fields.ABOUT);
      case TEXT -> List.of(Fields.TEXT);
      case NAME -> List.of(Fields.NAME);
      case PATH -> List.of(Fields.PATH);
      case METADATA -> List.of(Fields.METADATA);
      case KEY -> List.of(Fields.KEYED);
    };
  }

  private static String prefix(Place place) {
    return place.area() == Area.KEY ? KeyedWords.prefix(place.key()) : "";
  }

  /** From a match in a chunk to its item; what is on the item already remains. */
  private static Query joined(String field, Query query) {
    return field.equals(Fields.TEXT)
        ? new ToParentBlockJoinQuery(query, Fields.ITEMS, ScoreMode.Max)
        : query;
  }

  private static Query anyOf(List<Query> queries) {
    return switch (queries.size()) {
      case 0 -> new MatchNoDocsQuery("nothing to search for");
      case 1 -> queries.getFirst();
      default -> new DisjunctionMaxQuery(queries, 0);
    };
  }

  private static Query sum(List<Query> queries) {
    if (queries.size() == 1) {
      return queries.getFirst();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    queries.forEach(query -> any.add(query, Occur.SHOULD));
    return any.build();
  }

  private Query sequence(String field, List<Piece> way, String prefix, int position)
      throws QueryException, IOException {
    if (way.size() == 1) {
      return single(field, way.getFirst(), prefix);
    }
    if (way.stream().allMatch(Piece.Exact.class::isInstance)) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (Piece piece : way) {
        phrase.add(new Term(field, prefix + ((Piece.Exact) piece).word()));
      }
      return phrase.build();
    }
    return new IntervalQuery(
        field, Sequences.phrase(way, piece -> pattern(field, piece, prefix, position), prefix));
  }

  private static Query single(String field, Piece piece, String prefix) {
    return switch (piece) {
      case Piece.Exact exact -> new TermQuery(new Term(field, prefix + exact.word()));
      case Piece.Pattern pattern ->
          new AutomatonQuery(new Term(field, prefix + pattern.source()), pattern.automaton(prefix));
      case Piece.Fuzzy fuzzy ->
          new FuzzyQuery(
              new Term(field, prefix + fuzzy.word()),
              fuzzy.edits(),
              prefix.codePointCount(0, prefix.length()),
              Integer.MAX_VALUE,
              true,
              MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
    };
  }

  /** The words of a pattern inside a sequence: all of them, or the most frequent with a warning. */
  private IntervalsSource pattern(String field, Piece piece, String prefix, int position)
      throws IOException {
    Expansion expansion = Expansion.of(reader, field, piece.words(prefix), maxExpansions);
    if (expansion.complete()) {
      return Intervals.multiterm(piece.words(prefix), maxExpansions, "pattern");
    }
    warnings.add(
        new QueryWarning(QueryWarning.Code.PATTERN_CUT, position, Integer.toString(maxExpansions)));
    return Intervals.or(expansion.words().stream().map(Intervals::term).toList());
  }

  private static Query dated(EvidenceQuery.Dated dated) {
    String field = dated.kind() == null ? Fields.DATE : ItemBlock.dateField(dated.kind());
    Instant from = dated.from();
    Instant until = dated.until();
    return constant(
        LongPoint.newRangeQuery(
            field,
            from == null ? Long.MIN_VALUE : ItemBlock.millis(from),
            until == null ? Long.MAX_VALUE : ItemBlock.millis(until) - 1));
  }

  private Query exactly(EvidenceQuery.Exactly exactly) {
    String value = exactly.value();
    return switch (exactly.field()) {
      case LANGUAGE ->
          new TermQuery(
              new Term(Fields.LANGUAGE, value.isEmpty() ? Fields.UNKNOWN_LANGUAGE : value));
      case MEDIA_TYPE -> whole(Fields.MEDIA_TYPE, value, exactly.prefix());
      case EXTENSION -> whole(Fields.EXTENSION, value, exactly.prefix());
      case HASH -> whole(Fields.HASH, value, exactly.prefix());
      case EXHIBIT, FILE, ITEM ->
          whole(
              Fields.REFERENCE,
              exactly.field().name().toLowerCase(Locale.ROOT) + '=' + value,
              exactly.prefix());
      case CASE -> cases(exactly);
    };
  }

  private static Query whole(String field, String value, boolean prefix) {
    Term term = new Term(field, Fields.literal(value));
    return prefix ? new PrefixQuery(term) : new TermQuery(term);
  }

  /**
   * Cases by number or id, out of the scope alone: the number of another case is as unknown as one
   * that does not exist.
   */
  private Query cases(EvidenceQuery.Exactly exactly) {
    List<BytesRef> ids = new ArrayList<>();
    for (CaseScope each : scope.cases().values()) {
      String number = each.number() == null ? "" : Letters.plain(each.number());
      String id = Letters.plain(each.caseId().value());
      boolean meant =
          exactly.prefix()
              ? number.startsWith(exactly.value()) || id.startsWith(exactly.value())
              : number.equals(exactly.value()) || id.equals(exactly.value());
      if (meant) {
        ids.add(new BytesRef(each.caseId().value()));
      }
    }
    if (ids.isEmpty()) {
      warnings.add(new QueryWarning(QueryWarning.Code.NO_SUCH_CASE, exactly.position(), ""));
      return new MatchNoDocsQuery("no such case");
    }
    return new TermInSetQuery(Fields.CASE, ids);
  }
}
