package be.zegel.web.items;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitView;
import be.zegel.filing.EvidenceItemView;
import be.zegel.filing.EvidenceItems;
import be.zegel.paging.Page;
import be.zegel.web.cases.RequestedCase;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of evidence: where it lies, its text page by page, its picture, and what lies inside it.
 */
@Named("itemPage")
@ViewScoped
public class ItemPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private EvidenceItems items;
  @Inject private ItemReading reading;
  @Inject private CustodyDesk custody;

  private UUID id = new UUID(0, 0);
  private @Nullable String q;
  private List<EvidenceItemView> children = new ArrayList<>();
  private @Nullable String next;
  private transient ItemReading.@Nullable Reading read;
  private transient @Nullable List<EvidenceItemView> containers;
  private transient @Nullable ExhibitView exhibit;
  private long from;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    q = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("q");
    from = from();
    getReading();
    more();
  }

  private static long from() {
    String from =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("from");
    return from != null && from.matches("\\d{1,15}") ? Long.parseLong(from) : 0;
  }

  /** The following items inside this one. */
  public void more() {
    Page<EvidenceItemView> page = items.children(id, next, null);
    children.addAll(page.items());
    next = page.next();
  }

  public ItemReading.Reading getReading() {
    ItemReading.Reading known = read;
    if (known == null) {
      known =
          reading.read(id, from, q, getExhibit().caseNumber() + " \u203a " + getExhibit().label());
      read = known;
    }
    return known;
  }

  /** The exhibit in whose files the item lies. */
  public ExhibitView getExhibit() {
    ExhibitView known = exhibit;
    if (known == null) {
      known = custody.read(items.get(id).exhibitId());
      exhibit = known;
    }
    return known;
  }

  /** Everything that contains the item, outermost first. */
  public List<EvidenceItemView> getContainers() {
    List<EvidenceItemView> known = containers;
    if (known == null) {
      known = items.around(id).stream().filter(each -> !each.id().equals(id)).toList();
      containers = known;
    }
    return known;
  }

  public List<EvidenceItemView> getChildren() {
    return children;
  }

  public @Nullable String getNext() {
    return next;
  }

  public @Nullable String getQ() {
    return q;
  }
}
