package be.zegel.web.search;

import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseWork;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.search.EvidenceSearch;
import be.zegel.search.SearchAnswer;
import be.zegel.search.SearchEvidence;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.items.ItemReading;
import be.zegel.web.shell.CaseBand;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The search page: query and facets at the left, hits in the middle, the chosen hit at the right.
 * The address holds query and filters, so that a search can be sent to a colleague, who finds what
 * they may see. With the id of a case it searches in that case.
 */
@Named("searchPage")
@ViewScoped
public class SearchPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private EvidenceSearch search;
  @Inject private ItemReading reading;
  @Inject private CaseWork work;
  @Inject private CaseBandSource bands;
  @Inject private Clock clock;

  private @Nullable UUID caseId;
  private String q = "";
  private Set<String> cases = new LinkedHashSet<>();
  private Set<String> types = new LinkedHashSet<>();
  private Set<String> languages = new LinkedHashSet<>();
  private SearchEvidence.Order order = SearchEvidence.Order.RELEVANCE;
  private boolean asked;
  private @Nullable Map<String, String> queryProblem;
  private transient @Nullable SearchAnswer answer;
  private final transient List<SearchAnswer.Hit> hits = new ArrayList<>();
  private @Nullable String next;
  private @Nullable UUID chosen;
  private transient ItemReading.@Nullable Reading preview;
  private long millis;

  @PostConstruct
  void open() {
    Map<String, String> parameters =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    if (parameters.containsKey("id")) {
      caseId = be.zegel.web.cases.RequestedCase.id();
      cases.add(caseId.toString());
    }
    q = parameters.getOrDefault("q", "").strip();
    if (!q.isEmpty()) {
      find();
    }
  }

  /** Searches from the first hit on. */
  public void find() {
    hits.clear();
    next = null;
    preview = null;
    chosen = null;
    more();
    if (!hits.isEmpty()) {
      choose(hits.getFirst().item());
    }
  }

  /** The following hits, below those that are shown. */
  public void more() {
    asked = true;
    queryProblem = null;
    long start = clock.millis();
    try {
      SearchAnswer found =
          search.search(
              new SearchEvidence(
                  q,
                  cases,
                  types,
                  languages,
                  Set.of(),
                  null,
                  null,
                  null,
                  order,
                  null,
                  next,
                  next == null || answer == null));
      if (next == null || answer == null) {
        answer = found;
        millis = clock.millis() - start;
      }
      hits.addAll(found.hits());
      next = found.next();
    } catch (ProblemException refused) {
      if (refused.problem() != Problem.INVALID_QUERY) {
        throw refused;
      }
      queryProblem = refused.facts();
      answer = null;
    }
  }

  /** Shows a hit beside the list. */
  public void choose(UUID item) {
    chosen = item;
    preview = reading.read(item, firstPlace(item), q);
  }

  /** The page of text that begins a little before the first place that the hit shows. */
  private long firstPlace(UUID item) {
    return hits.stream()
        .filter(hit -> hit.item().equals(item) && !hit.highlights().isEmpty())
        .findFirst()
        .map(hit -> hit.highlights().getFirst().from() / ItemReading.PAGE * ItemReading.PAGE)
        .orElse(0L);
  }

  /** Turns another page of the text that is shown. */
  public void turn(long from) {
    if (chosen != null) {
      preview = reading.read(chosen, from, q);
    }
  }

  /** Chooses or leaves out a value of a facet. */
  public void toggle(String facet, String value) {
    Set<String> set =
        switch (facet) {
          case "CASE" -> cases;
          case "TYPE" -> types;
          default -> languages;
        };
    if (!set.remove(value)) {
      set.add(value);
    }
    find();
  }

  public boolean chosenValue(String facet, String value) {
    return ("CASE".equals(facet) ? cases : "TYPE".equals(facet) ? types : languages)
        .contains(value);
  }

  /** The counts of a facet, at most 12. */
  public List<SearchAnswer.Count> facet(String name) {
    SearchAnswer known = answer;
    return known == null
        ? List.of()
        : known.facets().getOrDefault(name, List.of()).stream().limit(12).toList();
  }

  /** The number of a case by its id, as the hits name it. */
  public String caseNumber(String id) {
    return hits.stream()
        .filter(hit -> hit.caseId().toString().equals(id))
        .map(SearchAnswer.Hit::caseNumber)
        .findFirst()
        .orElse(id);
  }

  /** The band of the case that is searched; null when all are. */
  public @Nullable CaseBand getBand() {
    UUID known = caseId;
    if (known == null) {
      return null;
    }
    CaseFileView file = work.read(known);
    return bands.of(file);
  }

  public List<be.zegel.web.items.Segment> segments(SearchAnswer.Highlight highlight) {
    return be.zegel.web.items.Segment.cut(highlight.text(), 0, highlight.marks());
  }

  public @Nullable SearchAnswer getAnswer() {
    return answer;
  }

  public List<SearchAnswer.Hit> getHits() {
    return hits;
  }

  public @Nullable String getNext() {
    return next;
  }

  public ItemReading.@Nullable Reading getPreview() {
    return preview;
  }

  public @Nullable UUID getChosen() {
    return chosen;
  }

  public boolean isAsked() {
    return asked;
  }

  public @Nullable Map<String, String> getQueryProblem() {
    return queryProblem;
  }

  public long getMillis() {
    return millis;
  }

  public String getQ() {
    return q;
  }

  public void setQ(String q) {
    this.q = q == null ? "" : q.strip();
  }

  public SearchEvidence.Order getOrder() {
    return order;
  }

  public void setOrder(SearchEvidence.Order order) {
    this.order = order;
  }

  public SearchEvidence.Order[] getOrders() {
    return SearchEvidence.Order.values();
  }
}
