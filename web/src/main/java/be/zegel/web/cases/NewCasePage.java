package be.zegel.web.cases;

import be.zegel.access.Confidentiality;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseWork;
import be.zegel.cases.OpenCase;
import be.zegel.people.Directory;
import be.zegel.reference.Phenomenon;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that opens a case: what is needed, the rest folded. */
@Named("newCasePage")
@ViewScoped
public class NewCasePage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  @Inject private CaseWork work;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  private String title = "";
  private @Nullable String summary;
  private String phenomenon = "";
  private String language = "nl";
  private @Nullable LocalDate factsFrom;
  private @Nullable LocalDate factsTo;
  private @Nullable String place;
  private Confidentiality confidentiality = Confidentiality.NORMAL;

  /** Proposes the reader's language where it can be one of a procedure. */
  @PostConstruct
  void propose() {
    String own = directory.caller().language();
    language = "en".equals(own) ? "nl" : own;
  }

  /** Opens the case and goes to it. */
  public String open() {
    CaseFileView opened =
        work.open(
            new OpenCase(
                title,
                summary,
                phenomenon,
                language,
                start(factsFrom),
                start(factsTo),
                place,
                null,
                null,
                confidentiality));
    return "/case/overview?faces-redirect=true&id=" + opened.id();
  }

  public List<Phenomenon> getPhenomena() {
    return reference.phenomena(LocalDate.ofInstant(clock.instant(), BELGIUM));
  }

  public Confidentiality[] getLevels() {
    return new Confidentiality[] {Confidentiality.NORMAL, Confidentiality.RESTRICTED};
  }

  private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(BELGIUM).toOffsetDateTime();
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public @Nullable String getSummary() {
    return summary;
  }

  public void setSummary(@Nullable String summary) {
    this.summary = summary;
  }

  public String getPhenomenon() {
    return phenomenon;
  }

  public void setPhenomenon(String phenomenon) {
    this.phenomenon = phenomenon;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public @Nullable LocalDate getFactsFrom() {
    return factsFrom;
  }

  public void setFactsFrom(@Nullable LocalDate factsFrom) {
    this.factsFrom = factsFrom;
  }

  public @Nullable LocalDate getFactsTo() {
    return factsTo;
  }

  public void setFactsTo(@Nullable LocalDate factsTo) {
    this.factsTo = factsTo;
  }

  public @Nullable String getPlace() {
    return place;
  }

  public void setPlace(@Nullable String place) {
    this.place = place;
  }

  public Confidentiality getConfidentiality() {
    return confidentiality;
  }

  public void setConfidentiality(Confidentiality confidentiality) {
    this.confidentiality = confidentiality;
  }
}
