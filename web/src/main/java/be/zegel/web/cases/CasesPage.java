package be.zegel.web.cases;

import be.zegel.cases.CaseFilter;
import be.zegel.cases.CaseList;
import be.zegel.cases.CaseRow;
import be.zegel.cases.CaseState;
import be.zegel.paging.Page;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of cases in the reader's sight, with filters and order. */
@Named("casesPage")
@ViewScoped
public class CasesPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CaseList list;
  @Inject private Clock clock;

  private @Nullable String q;
  private @Nullable CaseState state;
  private boolean mine;
  private boolean unassigned;
  private CaseFilter.Order order = CaseFilter.Order.OPENED;
  private List<CaseRow> rows = new ArrayList<>();
  private @Nullable String next;

  /** The list as its address narrows and orders it. */
  @PostConstruct
  void open() {
    Map<String, String> asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    setQ(asked.get("words"));
    state = named(CaseState.values(), asked.get("state"));
    mine = asked.containsKey("mine");
    unassigned = asked.containsKey("unassigned");
    CaseFilter.Order wanted = named(CaseFilter.Order.values(), asked.get("order"));
    order = wanted == null ? CaseFilter.Order.OPENED : wanted;
    load();
  }

  private static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String name) {
    return Arrays.stream(values).filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /** The first page of the list as it is now narrowed and ordered. */
  public void load() {
    rows = new ArrayList<>();
    next = null;
    more();
  }

  /** The following page, below the rows that are shown. */
  public void more() {
    Page<CaseRow> page =
        list.page(
            new CaseFilter(state, null, null, null, null, null, mine, unassigned, q, order),
            next,
            null);
    rows.addAll(page.items());
    next = page.next();
  }

  /** Whether the list is narrowed, so that an empty one says why. */
  public boolean isNarrowed() {
    return q != null || state != null || mine || unassigned;
  }

  public CaseState[] getStates() {
    return CaseState.values();
  }

  public CaseFilter.Order[] getOrders() {
    return CaseFilter.Order.values();
  }

  public Instant getNow() {
    return clock.instant();
  }

  public @Nullable String getQ() {
    return q;
  }

  public void setQ(@Nullable String q) {
    this.q = q == null || q.isBlank() ? null : q.strip();
  }

  public @Nullable CaseState getState() {
    return state;
  }

  public void setState(@Nullable CaseState state) {
    this.state = state;
  }

  public boolean isMine() {
    return mine;
  }

  public void setMine(boolean mine) {
    this.mine = mine;
  }

  public boolean isUnassigned() {
    return unassigned;
  }

  public void setUnassigned(boolean unassigned) {
    this.unassigned = unassigned;
  }

  public CaseFilter.Order getOrder() {
    return order;
  }

  public void setOrder(CaseFilter.Order order) {
    this.order = order;
  }

  public List<CaseRow> getRows() {
    return rows;
  }

  public @Nullable String getNext() {
    return next;
  }
}
