package be.zegel.web.workload;

import be.zegel.cases.AssignCase;
import be.zegel.cases.CaseAssignment;
import be.zegel.reference.PoliceUnit;
import be.zegel.web.shell.Confirmation;
import be.zegel.workload.CaseSelection;
import be.zegel.workload.UnitBoard;
import be.zegel.workload.WorkloadBoard;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The unit leader's board: figures, who carries what, how old the backlog is; the cases behind one
 * figure; and the form that gives a case to somebody. What is shown is in the address, so that it
 * can be kept and shared.
 */
@Named("unitPage")
@ViewScoped
public class UnitPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MAX_URGENT = 6;

  @Inject private WorkloadBoard workload;
  @Inject private CaseAssignment assignment;
  @Inject private Confirmation said;

  private @Nullable String unit;
  private @Nullable String figure;
  private @Nullable String of;
  private @Nullable UUID caseId;
  private String lead = "";
  private @Nullable Integer complexity;
  private String reason = "";
  private transient @Nullable UnitBoard board;
  private transient @Nullable List<UnitBoard.CaseDue> cases;

  @PostConstruct
  void open() {
    Map<String, String> asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    unit = asked.get("unit");
    board = workload.board(unit);
    figure = asked.get("show");
    of = asked.get("of");
    Optional<UnitBoard.CaseDue> toAssign =
        everyCase().filter(c -> c.caseId().toString().equals(asked.get("assign"))).findFirst();
    toAssign.ifPresent(
        chosen -> {
          caseId = chosen.caseId();
          complexity = chosen.complexity();
        });
  }

  public UnitBoard getBoard() {
    UnitBoard known = board;
    if (known == null) {
      known = workload.board(unit);
      board = known;
    }
    return known;
  }

  public List<PoliceUnit> getUnits() {
    return workload.units();
  }

  /** The figure whose cases are shown: the one asked for, else what asks for action first. */
  public CaseSelection.Figure getFigure() {
    return Arrays.stream(CaseSelection.Figure.values())
        .filter(known -> known.name().equalsIgnoreCase(figure))
        .findFirst()
        .orElseGet(
            () ->
                getBoard().unassigned() > 0
                    ? CaseSelection.Figure.UNASSIGNED
                    : CaseSelection.Figure.OVERDUE);
  }

  public @Nullable String getOf() {
    return of;
  }

  /** The cases behind the figure that is shown. */
  public List<UnitBoard.CaseDue> getCases() {
    List<UnitBoard.CaseDue> known = cases;
    if (known == null) {
      known = workload.cases(unit, new CaseSelection(getFigure(), of));
      cases = known;
    }
    return known;
  }

  /** The person whose cases are shown, null when none is. */
  public UnitBoard.@Nullable Load getPerson() {
    return getFigure() != CaseSelection.Figure.LED
        ? null
        : getBoard().investigators().stream()
            .filter(person -> person.username().equals(of))
            .findFirst()
            .orElse(null);
  }

  /** The age bucket whose cases are shown, null when none is. */
  public UnitBoard.@Nullable AgeBucket getBucket() {
    List<UnitBoard.AgeBucket> ages = getBoard().ages();
    return getFigure() != CaseSelection.Figure.AGE
        ? null
        : ages.stream()
            .filter(age -> String.valueOf(ages.indexOf(age)).equals(of))
            .findFirst()
            .orElse(ages.getFirst());
  }

  /** The address of this board with other cases shown. */
  public String link(String show, @Nullable String which) {
    return "unit?"
        + (unit == null ? "" : "unit=" + encoded(unit) + "&")
        + "show="
        + show
        + (which == null ? "" : "&of=" + encoded(which));
  }

  /** The address of this board with the form that assigns a case. */
  public String assignment(UUID toAssign) {
    return link(getFigure().name(), of) + "&assign=" + toAssign;
  }

  /** What falls due first. */
  public List<UnitBoard.CaseDue> getUrgent() {
    List<UnitBoard.CaseDue> all = getBoard().urgent();
    return all.subList(0, Math.min(MAX_URGENT, all.size()));
  }

  /** The largest age bucket, for the length of the bars. */
  public int getLargestAge() {
    return Math.max(
        1, getBoard().ages().stream().mapToInt(UnitBoard.AgeBucket::cases).max().orElse(1));
  }

  /** Whole days since a moment. */
  public long days(Instant since) {
    return Duration.between(since, getBoard().at()).toDays();
  }

  /** The case that is being assigned, null when none is. */
  public UnitBoard.@Nullable CaseDue getAssigned() {
    return everyCase().filter(c -> c.caseId().equals(caseId)).findFirst().orElse(null);
  }

  /** What somebody would carry with the case that is being assigned, in per cent. */
  public long percentWith(UnitBoard.Load person) {
    UnitBoard.CaseDue asked = getAssigned();
    double more =
        asked == null || person.username().equals(asked.leadUsername())
            ? 0
            : (complexity == null ? asked.complexity() : complexity) + 0.5 * asked.directives();
    return person.capacity() > 0
        ? Math.round(100 * (person.points() + more) / person.capacity())
        : 0;
  }

  private Stream<UnitBoard.CaseDue> everyCase() {
    return Stream.of(getCases(), getBoard().waiting(), getBoard().urgent()).flatMap(List::stream);
  }

  /** Makes somebody the lead of the chosen case. */
  public String assign() {
    UUID chosen = caseId;
    if (chosen != null) {
      String number = assignment.assign(chosen, new AssignCase(lead, complexity, reason)).number();
      said.say("unit.assigned", number);
    }
    return "/" + link(getFigure().name(), of) + "&faces-redirect=true";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  public String getLead() {
    return lead;
  }

  public void setLead(String lead) {
    this.lead = lead;
  }

  public @Nullable Integer getComplexity() {
    return complexity;
  }

  public void setComplexity(@Nullable Integer complexity) {
    this.complexity = complexity;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
