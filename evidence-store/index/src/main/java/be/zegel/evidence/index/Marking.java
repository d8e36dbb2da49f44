package be.zegel.evidence.index;

import be.zegel.evidence.index.BestPlaces.Marked;
import be.zegel.evidence.index.query.EvidenceQuery;
import be.zegel.evidence.index.query.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Marks where a query matches. */
final class Marking {
  private final EvidenceQuery query;

  Marking(EvidenceQuery query) {
    this.query = query;
  }

  /** A part of all places in the text, in order. */
  MatchPage page(FoundItem item, MatchRequest request) throws QueryException, IOException {
    long[] starts = item.starts();
    int firstChunk = chunkAt(starts, request.from());
    // The chunk before may hold the beginning of a match that this one holds too.
    int lastChunk =
        request.to() == Long.MAX_VALUE ? starts.length - 1 : chunkAt(starts, request.to() - 1);
    List<EvidenceQuery> parts = ItemMatches.parts(query, true);
    List<Match> matches = new ArrayList<>();
    long next = -1;
    // Chunk by chunk, so that a page costs what it shows and not what the text is long.
    for (int chunk = Math.max(0, firstChunk - 1); chunk <= lastChunk && next < 0; ) {
      int group = Math.min(lastChunk, chunk + 15);
      List<Match> found = inChunks(item, starts, chunk, group, parts);
      long settled = group == lastChunk ? Long.MAX_VALUE : starts[group + 1];
      for (Match match : found) {
        boolean wanted =
            match.from() >= request.from() && match.from() < request.to() && match.from() < settled;
        boolean further = matches.isEmpty() || match.from() > matches.getLast().from();
        if (wanted && further) {
          if (matches.size() == request.limit()) {
            next = match.from();
            break;
          }
          matches.add(match);
        }
      }
      chunk = group + 1;
    }
    return new MatchPage(matches, next, item.characters());
  }

  /** The chunk that holds a character, the last one where two do. */
  private static int chunkAt(long[] starts, long character) {
    int found = Arrays.binarySearch(starts, character);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  private static List<Match> inChunks(
      FoundItem item, long[] starts, int from, int to, List<EvidenceQuery> parts)
      throws QueryException, IOException {
    if (starts.length == 0 || from > to) {
      return List.of();
    }
    ItemMatches matches =
        new ItemMatches(item.leaf(), Fields.TEXT, item.first() + from, item.first() + to);
    return oncePerStart(
        ordered(item, starts, matches.places(parts)).stream().map(Marked::match).toList());
  }

  /** In order; of those that begin together the longest. */
  private static List<Match> oncePerStart(List<Match> matches) {
    List<Match> sorted = new ArrayList<>(matches);
    sorted.sort(
        Comparator.comparingLong(Match::from)
            .thenComparing(Comparator.comparingLong(Match::to).reversed()));
    List<Match> once = new ArrayList<>();
    for (Match match : sorted) {
      if (once.isEmpty() || match.from() > once.getLast().from()) {
        once.add(match);
      }
    }
    return once;
  }

  /** The best places with the text around them. */
  List<Snippet> snippets(FoundItem item, SnippetRequest request, TextSource text)
      throws QueryException, IOException {
    List<EvidenceQuery> parts = ItemMatches.parts(query, true);
    long[] starts = item.starts();
    if (parts.isEmpty() || starts.length == 0) {
      return List.of();
    }
    ItemMatches matches =
        new ItemMatches(item.leaf(), Fields.TEXT, item.first(), item.first() + starts.length - 1);
    List<Integer> chunks = byPromise(matches.candidates(parts), starts.length);
    List<Marked> places = List.of();
    List<BestPlaces.Span> best = List.of();
    // Looked into by and by, the most promising first: most texts need no more than the first few.
    int looked = Math.min(chunks.size(), 2 * request.count() + 6);
    for (int from = 0; from < chunks.size() && best.size() < request.count(); ) {
      FixedBitSet wanted = new FixedBitSet(starts.length);
      chunks.subList(0, looked).forEach(wanted::set);
      places = ordered(item, starts, matches.places(parts, wanted));
      best = BestPlaces.choose(places, parts.size(), request.length(), request.count());
      from = looked;
      looked = Math.min(chunks.size(), looked * 4);
    }
    List<Snippet> snippets = new ArrayList<>();
    for (BestPlaces.Span span : best) {
      List<Match> inside =
          places.subList(span.first(), span.last() + 1).stream().map(Marked::match).toList();
      Snippet snippet = snippet(request, oncePerStart(inside), item.characters(), text);
      if (snippet != null) {
        snippets.add(snippet);
      }
    }
    return snippets;
  }

  /** The chunks that can match, those with the most different parts of the query first. */
  private static List<Integer> byPromise(List<FixedBitSet> candidates, int chunks) {
    int[] parts = new int[chunks];
    List<Integer> promising = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (FixedBitSet candidate : candidates) {
        parts[chunk] += candidate.get(chunk) ? 1 : 0;
      }
      if (parts[chunk] > 0) {
        promising.add(chunk);
      }
    }
    promising.sort(Comparator.comparingInt((Integer chunk) -> -parts[chunk]));
    return promising;
  }

  /** The places of the chunks as places of the text, in order, none twice. */
  private static List<Marked> ordered(
      FoundItem item, long[] starts, List<ItemMatches.Place> places) {
    List<Marked> marked = new ArrayList<>(places.size());
    for (ItemMatches.Place place : places) {
      long start = starts[place.doc() - item.first()];
      marked.add(new Marked(new Match(start + place.from(), start + place.to()), place.part()));
    }
    marked.sort(Comparator.comparing(Marked::match).thenComparingInt(Marked::part));
    List<Marked> once = new ArrayList<>(marked.size());
    for (Marked place : marked) {
      if (once.isEmpty() || !place.equals(once.getLast())) {
        once.add(place);
      }
    }
    return once;
  }

  private static @Nullable Snippet snippet(
      SnippetRequest request, List<Match> matches, long characters, TextSource text)
      throws IOException {
    long first = matches.getFirst().from();
    long span = Math.min(request.length(), matches.getLast().to() - first);
    long from = Math.max(0, first - (request.length() - span) / 2);
    long to = Math.min(characters, from + request.length());
    from = Math.max(0, Math.min(from, to - request.length()));
    String read = text.read(request.itemId(), from, to).toString();
    int begin = from == 0 ? 0 : afterBlank(read, (int) (first - from));
    int end = to >= characters ? read.length() : beforeBlank(read, (int) (first + span - from));
    if (begin >= end) {
      return null;
    }
    List<Match> inside = new ArrayList<>();
    for (Match match : matches) {
      long start = match.from() - from - begin;
      long stop = Math.min(match.to() - from, end) - begin;
      if (start >= 0 && start < stop) {
        inside.add(new Match(start, stop));
      }
    }
    return new Snippet(from + begin, read.substring(begin, end), inside);
  }

  /** The beginning of a whole word at the start of a text, not behind {@code limit}. */
  private static int afterBlank(String text, int limit) {
    int most = Math.min(limit, text.length());
    for (int i = 0; i < most; i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return !text.isEmpty() && most > 0 && Character.isLowSurrogate(text.charAt(0)) ? 1 : 0;
  }

  /** The end of a whole word at the end of a text, not before {@code limit}. */
  private static int beforeBlank(String text, int limit) {
    for (int i = text.length(); i > Math.max(0, limit); i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i - 1;
      }
    }
    boolean half = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
    return half ? text.length() - 1 : text.length();
  }

  /** Places in a short text that is not in the index: a name, a path, a value. */
  List<Match> inShown(String shown) throws QueryException {
    List<EvidenceQuery> parts = ItemMatches.parts(query, false);
    if (parts.isEmpty() || shown.isEmpty()) {
      return List.of();
    }
    MemoryIndex memory = new MemoryIndex(true);
    try (TokenStream words = WordStream.folded(shown)) {
      memory.addField(Fields.TEXT, words);
      LeafReaderContext leaf = memory.createSearcher().getIndexReader().leaves().getFirst();
      List<Match> matches = new ArrayList<>();
      for (ItemMatches.Place place : new ItemMatches(leaf, Fields.TEXT, 0, 0).places(parts)) {
        matches.add(new Match(place.from(), place.to()));
      }
      return oncePerStart(matches);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
