package be.zegel.web.review;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.cases.CaseWork;
import be.zegel.cases.DecideCase;
import be.zegel.cases.MoveCase;
import be.zegel.cases.OpenPoint;
import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitView;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.directives.GiveDirective;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.Decision;
import be.zegel.reference.ReferenceData;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.cases.RequestedCase;
import be.zegel.web.shell.CaseBand;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The prosecutor's review of one case: synthesis, inventory with the custody of each exhibit, what
 * is open, and the way on.
 */
@Named("caseReviewPage")
@ViewScoped
public class CaseReviewPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  @Inject private CaseWork work;
  @Inject private CustodyDesk custody;
  @Inject private DirectiveDesk desk;
  @Inject private CaseBandSource bands;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private @Nullable String reason;
  private String decision = "";
  private @Nullable String text;
  private @Nullable LocalDate due;
  private transient @Nullable CaseFileView file;
  private transient List<ExhibitView> inventory = List.of();
  private transient List<OpenPoint> openPoints = List.of();
  private transient List<DirectiveView> directives = List.of();

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
    inventory = custody.inventory(id);
    openPoints = work.openPoints(id);
    directives = desk.ofCase(id);
  }

  public CaseFileView getFile() {
    CaseFileView known = file;
    if (known == null) {
      known = work.read(id);
      file = known;
    }
    return known;
  }

  public CaseBand getBand() {
    return bands.of(getFile());
  }

  public boolean isReviews() {
    return getFile().permissions().contains(Permission.REVIEW);
  }

  public boolean isTakes() {
    return getFile().next().contains(CaseState.UNDER_REVIEW);
  }

  public boolean isReturns() {
    return getFile().next().contains(CaseState.RETURNED);
  }

  public boolean isDecides() {
    return isReviews() && getFile().state().decidable();
  }

  public boolean isReopens() {
    return isReviews() && getFile().state() == CaseState.DECIDED;
  }

  public List<Decision> getDecisions() {
    return reference.decisions(LocalDate.ofInstant(clock.instant(), BELGIUM));
  }

  public Instant getNow() {
    return clock.instant();
  }

  /** Takes the case under review. */
  public String take() {
    work.move(id, new MoveCase(CaseState.UNDER_REVIEW, "taken under review"));
    return again();
  }

  /** Returns the case with an instruction and its due date. */
  public String giveBack() {
    if (text != null && !text.isBlank()) {
      desk.give(
          id,
          new GiveDirective(
              text,
              List.of(),
              due == null
                  ? null
                  : due.atTime(LocalTime.of(23, 59)).atZone(BELGIUM).toOffsetDateTime()));
    }
    work.move(
        id,
        new MoveCase(
            CaseState.RETURNED, text == null || text.isBlank() ? required(reason) : text.strip()));
    return "/review?faces-redirect=true";
  }

  /** Decides the case. */
  public String decide() {
    work.decide(id, new DecideCase(decision, required(reason), text));
    return "/review?faces-redirect=true";
  }

  private static String required(@Nullable String value) {
    if (value == null || value.isBlank()) {
      throw ProblemException.field(Problem.INVALID_INPUT, "reason", "field.required");
    }
    return value.strip();
  }

  private String again() {
    return "/case/review?faces-redirect=true&id=" + id;
  }

  public List<ExhibitView> getInventory() {
    return inventory;
  }

  public List<OpenPoint> getOpenPoints() {
    return openPoints;
  }

  public List<DirectiveView> getDirectives() {
    return directives;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public String getDecision() {
    return decision;
  }

  public void setDecision(String decision) {
    this.decision = decision;
  }

  public @Nullable String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = text;
  }

  public @Nullable LocalDate getDue() {
    return due;
  }

  public void setDue(@Nullable LocalDate due) {
    this.due = due;
  }
}
