package be.zegel.web.review;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.custody.CustodyDesk;
import be.zegel.custody.CustodyEventView;
import be.zegel.custody.ExhibitView;
import be.zegel.paging.Page;
import be.zegel.reference.Coded;
import be.zegel.reference.Decision;
import be.zegel.reference.ReferenceData;
import be.zegel.review.ReviewDesk;
import be.zegel.review.ReviewFile;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.cases.RequestedCase;
import be.zegel.web.shell.CaseBand;
import be.zegel.web.shell.Confirmation;
import be.zegel.web.shell.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The prosecutor's review of one case: synthesis, inventory with the custody of each exhibit, what
 * is open and what is in order, and the ways on. What was read stays until an act was tried; the
 * page then shows the case as it stands.
 */
@Named("caseReviewPage")
@ViewScoped
public class CaseReviewPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int USUAL_TERM = 30;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  @Inject private ReviewDesk desk;
  @Inject private CustodyDesk custody;
  @Inject private CaseBandSource bands;
  @Inject private ReferenceData reference;
  @Inject private ReviewForm form;
  @Inject private Words words;
  @Inject private Confirmation said;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private @Nullable UUID shown;
  private transient @Nullable ReviewFile review;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    form.setDue(getToday().plusDays(USUAL_TERM));
    shown =
        getReview().inventory().stream()
            .filter(exhibit -> !exhibit.gaps().isEmpty())
            .findFirst()
            .map(ExhibitView::id)
            .orElse(null);
  }

  public ReviewFile getReview() {
    ReviewFile known = review;
    if (known == null) {
      known = desk.open(id);
      review = known;
    }
    return known;
  }

  public CaseFileView getFile() {
    return getReview().file();
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

  public boolean isResumes() {
    return isReviews() && getFile().state() == CaseState.DECIDED;
  }

  public List<Decision> getDecisions() {
    return reference.decisions(LocalDate.ofInstant(clock.instant(), BELGIUM));
  }

  /** The reasons that the law or practice knows for the chosen decision; empty for free text. */
  public List<Coded> getReasons() {
    return reference
        .decision(form.getDecision())
        .flatMap(Decision::reasonSet)
        .map(reference::codes)
        .orElse(List.of());
  }

  /** The reason of a decision in the reader's language, where it is one of the known ones. */
  public String reason(String decision, String reason) {
    return reference
        .decision(decision)
        .flatMap(Decision::reasonSet)
        .filter(set -> reference.labels(set, reason).isPresent())
        .map(set -> words.code(set.name(), reason))
        .orElse(reason);
  }

  public Instant getNow() {
    return clock.instant();
  }

  /** The first day on which an answer can be due. */
  public LocalDate getToday() {
    return LocalDate.ofInstant(clock.instant(), BELGIUM);
  }

  /** Shows the custody of an exhibit below the inventory. */
  public void show(UUID exhibit) {
    shown = exhibit;
  }

  public @Nullable UUID getShownId() {
    return shown;
  }

  /** The exhibit whose custody is shown, null for none. */
  public @Nullable ExhibitView getShown() {
    return getReview().inventory().stream()
        .filter(exhibit -> exhibit.id().equals(shown))
        .findFirst()
        .orElse(null);
  }

  /** The custody events of the exhibit that is shown, first to last. */
  public List<CustodyEventView> getEvents() {
    List<CustodyEventView> events = new ArrayList<>();
    UUID exhibit = shown;
    String cursor = null;
    do {
      Page<CustodyEventView> page =
          exhibit == null
              ? new Page<>(List.of(), null)
              : custody.events(exhibit, cursor, Page.MAX_LIMIT);
      events.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return events;
  }

  /** What is wrong at one event of the exhibit that is shown. */
  public List<ExhibitView.Gap> gaps(int seq) {
    ExhibitView exhibit = getShown();
    return exhibit == null
        ? List.of()
        : exhibit.gaps().stream().filter(gap -> gap.seq() == seq).toList();
  }

  /** Takes the case under review. */
  public String take() {
    review = null;
    desk.takeUp(id, words.of("review.taken"));
    return "/case/review?faces-redirect=true&id=" + id;
  }

  /** Returns the case with an instruction and its due date. */
  public String giveBack() {
    int read = forget();
    said.say("review.returned", desk.giveBack(id, read, form.returned()).number());
    return "/review?faces-redirect=true";
  }

  /** Decides the case. */
  public String decide() {
    int read = forget();
    desk.decide(id, read, form.decided());
    said.say("review.decided", getFile().number());
    return "/review?faces-redirect=true";
  }

  /** Takes a decided case up again. */
  public String resume() {
    review = null;
    desk.resume(id, form.getReason());
    return "/case/overview?faces-redirect=true&id=" + id;
  }

  /** The version that was read; the page shows the case as it stands from now on. */
  private int forget() {
    int read = getFile().version();
    review = null;
    return read;
  }
}
