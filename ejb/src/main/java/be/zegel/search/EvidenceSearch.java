package be.zegel.search;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.evidence.index.CaseId;
import be.zegel.evidence.index.CaseScope;
import be.zegel.evidence.index.Facet;
import be.zegel.evidence.index.IndexException;
import be.zegel.evidence.index.Match;
import be.zegel.evidence.index.MatchPage;
import be.zegel.evidence.index.MatchRequest;
import be.zegel.evidence.index.SearchFilter;
import be.zegel.evidence.index.SearchHit;
import be.zegel.evidence.index.SearchPage;
import be.zegel.evidence.index.SearchRequest;
import be.zegel.evidence.index.SearchScope;
import be.zegel.evidence.index.SnippetRequest;
import be.zegel.evidence.index.SortOrder;
import be.zegel.evidence.index.query.MediaGroup;
import be.zegel.evidence.index.query.QueryException;
import be.zegel.filing.EvidenceStores;
import be.zegel.filing.FoundItem;
import be.zegel.filing.SearchableEvidence;
import be.zegel.paging.Page;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds words, names and metadata in the evidence of every case that the caller may read, and
 * nothing else: totals, counts and suggestions come from the same cases only.
 */
@Stateless
@RolesAllowed("**")
public class EvidenceSearch {

  private static final Logger LOG = System.getLogger(EvidenceSearch.class.getName());

  private static final Duration BUDGET = Duration.ofSeconds(10);

  /** How many exhibits of the facet are named. */
  private static final int LABELLED = 50;

  private static final int SNIPPETS = 3;
  private static final int SNIPPET_LENGTH = 240;
  private static final int MOST_MATCHES = 5000;

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private SearchableEvidence evidence;
  @Inject private EvidenceStores stores;

  /** What the caller may search: the scope of the index, and what people call the cases. */
  private record Reach(SearchScope scope, Map<UUID, String> numbers) {}

  /**
   * Searches.
   *
   * @throws ProblemException INVALID_QUERY with the facts {@code code}, {@code position} and {@code
   *     argument}; INVALID_INPUT for a type or case that is none
   */
  public SearchAnswer search(@Valid SearchEvidence search) {
    Reach reach = reach();
    SearchFilter filter = filter(search, reach);
    SearchRequest request =
        new SearchRequest(
            search.query(),
            reach.scope(),
            filter,
            SortOrder.valueOf(search.order().name()),
            Page.limit(search.limit()),
            search.cursor(),
            search.facets() ? EnumSet.allOf(Facet.class) : Set.of(),
            BUDGET);
    try {
      SearchPage page = stores.index().search(request);
      page.unavailable().forEach(caseId -> stores.suspect(UUID.fromString(caseId.value())));
      SearchAnswer answer = answer(search.query(), page, reach);
      record(search, answer);
      return answer;
    } catch (QueryException e) {
      throw wrong(e);
    }
  }

  /**
   * Every place of a query in a part of the text of an item, for the preview.
   *
   * @param from matches that begin here or later, in UTF-16 units
   * @param until and before this
   * @throws ProblemException NOT_FOUND, INVALID_QUERY
   */
  public MatchesPage matches(UUID itemId, String query, long from, long until) {
    FoundItem item = inSight(itemId);
    Reach reach = reach();
    CaseId caseId = new CaseId(item.view().caseId().toString());
    if (query.isBlank() || !reach.scope().cases().containsKey(caseId) || until <= from) {
      return new MatchesPage(List.of(), -1, item.view().textChars());
    }
    try {
      MatchPage page =
          stores
              .index()
              .matches(
                  new MatchRequest(
                      reach.scope(),
                      caseId,
                      itemId.toString(),
                      query,
                      Math.max(0, from),
                      until,
                      MOST_MATCHES));
      return new MatchesPage(marks(page.matches()), page.next(), item.view().textChars());
    } catch (QueryException e) {
      throw wrong(e);
    } catch (IndexException e) {
      stores.suspect(item.view().caseId());
      return new MatchesPage(List.of(), -1, item.view().textChars());
    }
  }

  private FoundItem inSight(UUID itemId) {
    List<FoundItem> found = evidence.inSight(List.of(itemId));
    if (found.isEmpty()) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
    FoundItem item = found.getFirst();
    access.requireExhibit(item.view().exhibitId(), Permission.READ_EVIDENCE);
    return item;
  }

  private Reach reach() {
    List<SearchableEvidence.IndexedCase> cases = evidence.indexed();
    Map<UUID, String> numbers = new HashMap<>();
    List<CaseScope> scopes = new ArrayList<>();
    for (SearchableEvidence.IndexedCase each : cases) {
      numbers.put(each.id(), each.number());
      scopes.add(CaseScope.whole(new CaseId(each.id().toString()), each.number()));
    }
    return new Reach(SearchScope.of(scopes), numbers);
  }

  private static SearchFilter filter(SearchEvidence search, Reach reach) {
    return new SearchFilter(
        cases(search.cases(), reach),
        search.types().stream().map(EvidenceSearch::type).collect(Collectors.toSet()),
        search.languages().stream()
            .map(language -> language.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet()),
        search.exhibits().stream().map(UUID::toString).collect(Collectors.toSet()),
        search.from(),
        search.until(),
        search.path() == null || search.path().isEmpty() ? null : search.path());
  }

  /** Cases that cannot be seen are asked for in vain, as if they did not exist. */
  private static Set<CaseId> cases(Set<String> named, Reach reach) {
    Set<CaseId> cases = new HashSet<>();
    for (String name : named) {
      cases.add(
          reach.numbers().entrySet().stream()
              .filter(each -> each.getValue().equals(name) || each.getKey().toString().equals(name))
              .findFirst()
              .map(each -> new CaseId(each.getKey().toString()))
              .orElse(new CaseId(new UUID(0, 0).toString())));
    }
    return cases;
  }

  private static MediaGroup type(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    for (MediaGroup group : MediaGroup.values()) {
      if (group.name().toLowerCase(Locale.ROOT).equals(wanted) || group.words().contains(wanted)) {
        return group;
      }
    }
    if (wanted.contains("/")) {
      return MediaGroup.of(wanted);
    }
    throw ProblemException.field(Problem.INVALID_INPUT, "type", "search.type.unknown");
  }

  private SearchAnswer answer(String query, SearchPage page, Reach reach) throws QueryException {
    Map<String, FoundItem> items = new HashMap<>();
    for (FoundItem item :
        evidence.inSight(
            page.hits().stream().map(hit -> UUID.fromString(hit.origin().itemId())).toList())) {
      items.put(item.view().id().toString(), item);
    }
    List<SearchAnswer.Hit> hits = new ArrayList<>();
    try (Texts texts = new Texts(stores.objects(), items)) {
      for (SearchHit hit : page.hits()) {
        FoundItem item = items.get(hit.origin().itemId());
        if (item == null) {
          // The row has gone since it was indexed, or is in quarantine: what cannot be seen is not
          // shown.
          LOG.log(Level.WARNING, "A hit without a row in sight: " + hit.origin().itemId());
          continue;
        }
        hits.add(hit(query, hit, item, reach, texts));
      }
    }
    Map<String, List<SearchAnswer.Count>> facets = new LinkedHashMap<>();
    page.facets()
        .forEach(
            (facet, counts) ->
                facets.put(
                    facet.name(),
                    counts.stream()
                        .map(c -> new SearchAnswer.Count(c.value(), c.count()))
                        .toList()));
    return new SearchAnswer(
        page.total(),
        page.complete(),
        hits,
        page.next(),
        facets,
        numbers(facets.getOrDefault(Facet.CASE.name(), List.of()), reach),
        labels(facets.getOrDefault(Facet.EXHIBIT.name(), List.of())),
        page.warnings().stream()
            .map(w -> new SearchAnswer.Warning(w.code().name(), w.position(), w.argument()))
            .toList());
  }

  private Map<String, String> labels(List<SearchAnswer.Count> exhibits) {
    List<UUID> ids =
        exhibits.stream().limit(LABELLED).map(count -> UUID.fromString(count.value())).toList();
    return ids.isEmpty()
        ? Map.of()
        : evidence.labels(ids).entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue));
  }

  private static Map<String, String> numbers(List<SearchAnswer.Count> cases, Reach reach) {
    return cases.stream()
        .map(SearchAnswer.Count::value)
        .filter(id -> reach.numbers().containsKey(UUID.fromString(id)))
        .collect(
            Collectors.toMap(
                id -> id, id -> reach.numbers().getOrDefault(UUID.fromString(id), "")));
  }

  private SearchAnswer.Hit hit(
      String query, SearchHit hit, FoundItem item, Reach reach, Texts texts) throws QueryException {
    UUID caseId = item.view().caseId();
    return new SearchAnswer.Hit(
        item.view().id(),
        item.view().fileId(),
        item.view().exhibitId(),
        hit.origin().exhibitLabel(),
        caseId,
        reach.numbers().getOrDefault(caseId, ""),
        hit.name(),
        hit.path(),
        item.view().mediaType(),
        hit.group().name(),
        hit.language(),
        hit.date() == null ? null : hit.date().at(),
        hit.size(),
        hit.score(),
        highlights(query, hit, item, reach, texts),
        marks(query, hit.name()),
        marks(query, hit.path()),
        item.view().textChars(),
        item.view().preview());
  }

  private List<SearchAnswer.Highlight> highlights(
      String query, SearchHit hit, FoundItem item, Reach reach, Texts texts) throws QueryException {
    if (query.isBlank() || item.textObject() == null) {
      return List.of();
    }
    try {
      return stores
          .index()
          .snippets(
              new SnippetRequest(
                  reach.scope(),
                  hit.caseId(),
                  hit.origin().itemId(),
                  query,
                  SNIPPETS,
                  SNIPPET_LENGTH),
              texts)
          .stream()
          .map(s -> new SearchAnswer.Highlight(s.from(), s.text(), marks(s.matches())))
          .toList();
    } catch (IOException | IndexException e) {
      // The hit itself stands; only its places cannot be shown.
      LOG.log(Level.WARNING, "No highlights for " + hit.origin().itemId(), e);
      return List.of();
    }
  }

  private List<SearchAnswer.Mark> marks(String query, String shown) throws QueryException {
    return query.isBlank() || shown.isEmpty()
        ? List.of()
        : marks(stores.index().mark(query, shown));
  }

  private static List<SearchAnswer.Mark> marks(List<Match> matches) {
    return matches.stream().map(m -> new SearchAnswer.Mark(m.from(), m.to())).toList();
  }

  private void record(SearchEvidence search, SearchAnswer answer) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("query", search.query());
    detail.put("total", String.valueOf(answer.total()));
    put(detail, "cases", search.cases());
    put(detail, "types", search.types());
    put(detail, "languages", search.languages());
    put(detail, "exhibits", search.exhibits());
    put(detail, "path", search.path());
    put(detail, "from", search.from());
    put(detail, "until", search.until());
    detail.put("page", search.cursor() == null ? "first" : "further");
    detail.put(
        "shown",
        answer.hits().stream().map(hit -> hit.item().toString()).collect(Collectors.joining(" ")));
    Set<UUID> cases =
        answer.hits().stream().map(SearchAnswer.Hit::caseId).collect(Collectors.toSet());
    audit.granted(
        new Consultation(
            "SEARCH", "EVIDENCE", "", cases.size() == 1 ? cases.iterator().next() : null),
        "CASE_WORK",
        detail);
  }

  private static void put(Map<String, String> detail, String name, @Nullable Object value) {
    if (value != null && !(value instanceof Set<?> set && set.isEmpty())) {
      detail.put(name, value.toString());
    }
  }

  private static ProblemException wrong(QueryException e) {
    if (e.code() == QueryException.Code.BAD_CURSOR) {
      return ProblemException.of(Problem.INVALID_CURSOR);
    }
    return ProblemException.of(
        Problem.INVALID_QUERY,
        Map.of(
            "code", e.code().name(),
            "position", String.valueOf(e.position()),
            "argument", e.argument()));
  }
}
