package be.zegel.web.custody;

import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyEventView;
import be.zegel.custody.EventDesk;
import be.zegel.custody.EventForm;
import be.zegel.custody.ExhibitKind;
import be.zegel.custody.ExhibitRow;
import be.zegel.custody.ExhibitView;
import be.zegel.custody.Reported;
import be.zegel.custody.ReportedEvent;
import be.zegel.evidence.ledger.EventType;
import be.zegel.paging.Page;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.CodeSet;
import be.zegel.reference.Coded;
import be.zegel.reference.ReferenceData;
import be.zegel.reference.StorageRoom;
import be.zegel.web.cases.RequestedCase;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be reported on an exhibit, by group, and the form of the one that is chosen ({@code
 * type} of the address).
 */
@Named("reportPage")
@ViewScoped
public class ReportPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private EventDesk events;
  @Inject private CustodyDesk desk;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private ReportForm typed;

  private UUID id = new UUID(0, 0);
  private @Nullable EventType type;
  private transient @Nullable ExhibitView exhibit;
  private transient @Nullable List<EventForm> forms;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    exhibit = desk.read(id);
    String asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("type");
    if (asked != null) {
      type =
          getForms().stream()
              .map(EventForm::type)
              .filter(each -> each.name().equals(asked))
              .findFirst()
              .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
    }
  }

  public ExhibitView getExhibit() {
    ExhibitView known = exhibit;
    if (known == null) {
      known = desk.read(id);
      exhibit = known;
    }
    return known;
  }

  /** What the reader may report now. */
  public List<EventForm> getForms() {
    List<EventForm> known = forms;
    if (known == null) {
      known = events.forms(id);
      forms = known;
    }
    return known;
  }

  /** The same by the groups of the vocabulary, in their order. */
  public List<Map.Entry<EventType.Group, List<EventForm>>> getGroups() {
    Map<EventType.Group, List<EventForm>> groups = new EnumMap<>(EventType.Group.class);
    for (EventForm form : getForms()) {
      groups.computeIfAbsent(form.group(), group -> new ArrayList<>()).add(form);
    }
    return List.copyOf(groups.entrySet());
  }

  /** The chosen form; null when there is only the list to choose from. */
  public @Nullable EventForm getForm() {
    return getForms().stream().filter(form -> form.type() == type).findFirst().orElse(null);
  }

  /** Whether the chosen form has a control, by the name of what is reported. */
  public boolean asks(String what) {
    EventForm form = getForm();
    return form != null && form.asks(Reported.valueOf(what));
  }

  /** Whether the control has to be filled. */
  public boolean needs(String what) {
    EventForm form = getForm();
    return form != null && form.required().contains(Reported.valueOf(what));
  }

  /** Records or proposes it, and goes to the exhibit. */
  public String report() {
    EventType chosen = type;
    if (chosen == null) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
    ReportedEvent reported = events.report(id, typed.report(chosen, asks("RESULTS")));
    return reported.results().size() == 1
        ? "/exhibit?faces-redirect=true&id=" + reported.results().getFirst()
        : "/exhibit?faces-redirect=true&id=" + id;
  }

  public ReportForm getTyped() {
    return typed;
  }

  public List<StorageRoom> getRegistries() {
    return events.registries();
  }

  public List<Coded> getBodies() {
    return reference.codes(CodeSet.OUTSIDE_BODY);
  }

  public List<Coded> getPurposes() {
    return reference.codes(CodeSet.TRANSFER_PURPOSE);
  }

  public List<Coded> getDerivations() {
    return reference.codes(CodeSet.DERIVATION);
  }

  public List<Coded> getCategories() {
    return reference.codes(CodeSet.EXHIBIT_CATEGORY);
  }

  public ExhibitKind[] getKinds() {
    return ExhibitKind.values();
  }

  /** The holds that can be released. */
  public List<Map.Entry<UUID, String>> getHolds() {
    return List.copyOf(events.holds(id).entrySet());
  }

  /** The events that can be corrected, the latest first; at most 200. */
  public List<CustodyEventView> getEvents() {
    return desk.latest(id, null, Page.MAX_LIMIT);
  }

  /** The names of the fields of the shown events that can be corrected. */
  public List<String> getFields() {
    return getEvents().stream()
        .flatMap(event -> EventDesk.correctable(event).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** The other exhibits of the case, to be merged into this one. */
  public List<ExhibitRow> getOthers() {
    return desk.ofCase(getExhibit().caseId(), null, Page.MAX_LIMIT).items().stream()
        .filter(row -> !row.id().equals(id))
        .toList();
  }

  public List<String> suggest(String text) {
    return directory.suggest(text).stream().map(PersonView::username).toList();
  }

  /** Who a user name belongs to, as a line of the suggestions. */
  public String described(String username) {
    return directory
        .withUsername(username)
        .map(person -> person.name() + " · " + username)
        .orElse(username);
  }
}
