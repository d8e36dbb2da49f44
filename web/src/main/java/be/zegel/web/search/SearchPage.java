package be.zegel.web.search;

import be.zegel.access.Permission;
import be.zegel.cases.CaseWork;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.search.EvidenceSearch;
import be.zegel.search.SearchAnswer;
import be.zegel.search.SearchEvidence;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.cases.RequestedCase;
import be.zegel.web.items.ItemReading;
import be.zegel.web.items.Segment;
import be.zegel.web.shell.CaseBand;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The search page: what narrows at the left, hits in the middle, the chosen hit at the right. The
 * address holds the query, so that a search can be sent to a colleague, who finds what they may
 * see.
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
  private final ChosenFacets facets = new ChosenFacets();
  private SearchEvidence.Order order = SearchEvidence.Order.RELEVANCE;
  private @Nullable WrongQuery wrong;
  private transient @Nullable SearchAnswer answer;
  private transient @Nullable List<SearchAnswer.Hit> hits;
  private @Nullable String next;
  private @Nullable UUID chosen;
  private transient ItemReading.@Nullable Reading preview;
  private long millis;

  @PostConstruct
  void open() {
    Map<String, String> parameters = parameters();
    if (parameters.containsKey("id")) {
      caseId = searched(RequestedCase.id());
    }
    q = parameters.getOrDefault("q", "").strip();
    if (!q.isEmpty()) {
      find();
    }
  }

  /** A case whose contents the reader may search: who sees only its metadata may not. */
  private UUID searched(UUID id) {
    if (!work.read(id).permissions().contains(Permission.READ_EVIDENCE)) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
    return id;
  }

  private static Map<String, String> parameters() {
    return FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
  }

  /** Searches from the first hit on, and shows the first one. */
  public void find() {
    hits = new ArrayList<>();
    answer = null;
    next = null;
    preview = null;
    chosen = null;
    wrong = null;
    if (q.isEmpty()) {
      return;
    }
    more();
    if (!getHits().isEmpty()) {
      choose(getHits().getFirst().item());
    }
  }

  /** The following hits, below those that are shown. */
  public void more() {
    long start = clock.millis();
    try {
      SearchAnswer found = search.search(facets.narrow(q, caseId, order, next));
      if (next == null) {
        answer = found;
        millis = clock.millis() - start;
      }
      getHits().addAll(found.hits());
      next = found.next();
    } catch (ProblemException refused) {
      if (refused.problem() != Problem.INVALID_QUERY) {
        throw refused;
      }
      wrong = WrongQuery.of(q, refused.facts());
      answer = null;
    }
  }

  /** Shows the hit that the script of the page names. */
  public void chooseNamed() {
    String item = parameters().getOrDefault("item", "");
    getHits().stream()
        .map(SearchAnswer.Hit::item)
        .filter(known -> known.toString().equals(item))
        .findFirst()
        .ifPresent(this::choose);
  }

  private void choose(UUID item) {
    chosen = item;
    read(
        hit()
            .map(SearchAnswer.Hit::highlights)
            .filter(places -> !places.isEmpty())
            .map(places -> places.getFirst().from() / ItemReading.PAGE * ItemReading.PAGE)
            .orElse(0L));
  }

  /** Turns another page of the text that is shown. */
  public void turn(long from) {
    read(from);
  }

  private void read(long from) {
    hit()
        .ifPresent(
            hit ->
                preview =
                    reading.read(
                        hit.item(), from, q, hit.caseNumber() + " \u203a " + hit.exhibitLabel()));
  }

  private Optional<SearchAnswer.Hit> hit() {
    return getHits().stream().filter(each -> each.item().equals(chosen)).findFirst();
  }

  /** Chooses or leaves out a value of a facet. */
  public void toggle(String facet, String value) {
    facets.toggle(facet, value);
    find();
  }

  /** What can be narrowed; a search in one case is not narrowed to cases. */
  public List<String> getFacetNames() {
    return caseId == null ? FacetNames.EVERYWHERE : FacetNames.IN_CASE;
  }

  /** The counts of a facet. */
  public List<SearchAnswer.Count> facet(String name) {
    SearchAnswer known = getAnswer();
    return known == null ? List.of() : facets.shown(name, known);
  }

  /** In how many cases something was found. */
  public int getCaseCount() {
    SearchAnswer known = getAnswer();
    return known == null ? 0 : known.facets().getOrDefault("CASE", List.of()).size();
  }

  /** The band of the case that is searched. */
  public @Nullable CaseBand getBand() {
    UUID known = caseId;
    return known == null ? null : bands.of(work.read(known));
  }

  /** A text cut at its marks. */
  public List<Segment> cut(String text, List<SearchAnswer.Mark> marks) {
    return Segment.cut(text, 0, marks);
  }

  /** The answer; asked for again when the session was moved between servers meanwhile. */
  public @Nullable SearchAnswer getAnswer() {
    if (hits == null && !q.isEmpty() && wrong == null) {
      find();
    }
    return answer;
  }

  /** The hits that are shown so far. */
  public List<SearchAnswer.Hit> getHits() {
    getAnswer();
    List<SearchAnswer.Hit> known = hits;
    return known == null ? List.of() : known;
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

  public @Nullable UUID getCaseId() {
    return caseId;
  }

  public @Nullable WrongQuery getWrong() {
    return wrong;
  }

  public ChosenFacets getFacets() {
    return facets;
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
