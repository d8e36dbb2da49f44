package be.zegel.web.directives;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.cases.CaseWork;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveState;
import be.zegel.directives.DirectiveView;
import be.zegel.web.cases.CaseBandSource;
import be.zegel.web.cases.RequestedCase;
import be.zegel.web.shell.CaseBand;
import be.zegel.web.shell.Confirmation;
import be.zegel.web.shell.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a case: given by the magistrate, answered by the investigators, accepted or
 * given back. One of them at a time is worked on, beside the list.
 */
@Named("caseDirectivesPage")
@ViewScoped
public class CaseDirectivesPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");
  private static final int USUAL_TERM = 30;

  @Inject private CaseWork work;
  @Inject private DirectiveDesk desk;
  @Inject private CaseBandSource bands;
  @Inject private DirectiveForm form;
  @Inject private Words words;
  @Inject private Confirmation said;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private @Nullable UUID chosen;
  private boolean giving;
  private transient @Nullable CaseFileView file;
  private transient @Nullable List<DirectiveView> directives;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
    Map<String, String> asked =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    giving = asked.containsKey("about") || asked.containsKey("new");
    String directive = asked.get("directive");
    chosen =
        getDirectives().stream()
            .filter(d -> directive == null ? isMine(d) : d.id().toString().equals(directive))
            .findFirst()
            .map(DirectiveView::id)
            .orElse(null);
    form.setDue(getToday().plusDays(USUAL_TERM));
    if (asked.containsKey("about")) {
      form.setText(
          words.of(
              "directive.explain",
              words.of("openPoint." + asked.get("about"), asked.getOrDefault("exhibit", ""), "")));
    }
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

  /** The directives, those that wait for somebody first, the most urgent before the others. */
  public List<DirectiveView> getDirectives() {
    List<DirectiveView> known = directives;
    if (known == null) {
      known =
          desk.ofCase(id).stream()
              .sorted(
                  Comparator.comparing((DirectiveView d) -> d.state() == DirectiveState.ACCEPTED)
                      .thenComparing(d -> d.due() == null ? Instant.MAX : d.due())
                      .thenComparing(DirectiveView::givenAt, Comparator.reverseOrder()))
              .toList();
      directives = known;
    }
    return known;
  }

  /** Whether the reader has to do something about a directive now. */
  public boolean isMine(DirectiveView directive) {
    return (directive.state().owed() && isAnswers())
        || (directive.state() == DirectiveState.ANSWERED && isMagistrate());
  }

  /** The directive that is worked on; null when none is, or a new one is being written. */
  public @Nullable DirectiveView getChosen() {
    return giving
        ? null
        : getDirectives().stream()
            .filter(d -> d.id().equals(chosen))
            .filter(this::isMine)
            .findFirst()
            .orElse(null);
  }

  /** The id of the directive that is worked on. */
  public @Nullable UUID getChosenId() {
    DirectiveView directive = getChosen();
    return directive == null ? null : directive.id();
  }

  public boolean isMagistrate() {
    return getFile().permissions().contains(Permission.REVIEW);
  }

  public boolean isAnswers() {
    return getFile().permissions().contains(Permission.ANSWER_DIRECTIVE);
  }

  /** Whether the reader can give a directive. */
  public boolean isGives() {
    return isMagistrate() && getFile().state() != CaseState.DECIDED;
  }

  public Instant getNow() {
    return clock.instant();
  }

  /** The first day on which an answer can be due. */
  public LocalDate getToday() {
    return LocalDate.ofInstant(clock.instant(), BELGIUM);
  }

  public String give() {
    forget();
    desk.give(id, form.given());
    return done("directive.given");
  }

  public String answer(DirectiveView directive) {
    forget();
    desk.answer(directive.id(), form.answered(directive));
    return done("directive.answered");
  }

  public String accept(DirectiveView directive) {
    forget();
    desk.accept(directive.id(), form.accepted());
    return done("directive.accepted");
  }

  public String giveBack(DirectiveView directive) {
    forget();
    desk.giveBack(directive.id(), form.returned());
    return done("directive.returned");
  }

  /** Whatever is answered, the page shows the directives as they stand then. */
  private void forget() {
    file = null;
    directives = null;
  }

  private String done(String key) {
    said.say(key, getFile().number());
    return "/case/directives?faces-redirect=true&id=" + id;
  }
}
