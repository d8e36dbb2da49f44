package be.zegel.web.directives;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseWork;
import be.zegel.directives.AnswerDirective;
import be.zegel.directives.CloseDirective;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.directives.GiveDirective;
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
 * The directives of a case: given by the magistrate, answered by the investigators, accepted or
 * given back.
 */
@Named("caseDirectivesPage")
@ViewScoped
public class CaseDirectivesPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  @Inject private CaseWork work;
  @Inject private DirectiveDesk desk;
  @Inject private CaseBandSource bands;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private String text = "";
  private @Nullable LocalDate due;
  private String answer = "";
  private @Nullable String remark;
  private transient @Nullable CaseFileView file;
  private transient @Nullable List<DirectiveView> directives;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
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

  public List<DirectiveView> getDirectives() {
    List<DirectiveView> known = directives;
    if (known == null) {
      known = desk.ofCase(id);
      directives = known;
    }
    return known;
  }

  public boolean isMagistrate() {
    return getFile().permissions().contains(Permission.REVIEW);
  }

  public boolean isAnswers() {
    return getFile().permissions().contains(Permission.ANSWER_DIRECTIVE);
  }

  public Instant getNow() {
    return clock.instant();
  }

  public String give() {
    desk.give(
        id,
        new GiveDirective(
            text,
            List.of(),
            due == null ? null : due.atTime(END_OF_DAY).atZone(BELGIUM).toOffsetDateTime()));
    return again();
  }

  public String answer(UUID directive) {
    desk.answer(directive, new AnswerDirective(answer));
    return again();
  }

  public String accept(UUID directive) {
    desk.accept(directive, new CloseDirective(remark));
    return again();
  }

  public String giveBack(UUID directive) {
    desk.giveBack(directive, new CloseDirective(remark));
    return again();
  }

  private String again() {
    return "/case/directives?faces-redirect=true&id=" + id;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public @Nullable LocalDate getDue() {
    return due;
  }

  public void setDue(@Nullable LocalDate due) {
    this.due = due;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = answer;
  }

  public @Nullable String getRemark() {
    return remark;
  }

  public void setRemark(@Nullable String remark) {
    this.remark = remark;
  }
}
