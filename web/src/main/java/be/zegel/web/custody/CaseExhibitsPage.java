package be.zegel.web.custody;

import be.zegel.access.Permission;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.cases.CaseWork;
import be.zegel.custody.CustodyDesk;
import be.zegel.custody.ExhibitKind;
import be.zegel.custody.ExhibitRow;
import be.zegel.custody.ExhibitView;
import be.zegel.custody.RegisterExhibit;
import be.zegel.paging.Page;
import be.zegel.reference.CodeSet;
import be.zegel.reference.Coded;
import be.zegel.reference.MeasureType;
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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The exhibits of a case, and the form that enters one into the register. */
@Named("caseExhibitsPage")
@ViewScoped
public class CaseExhibitsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  @Inject private CaseWork work;
  @Inject private CustodyDesk desk;
  @Inject private CaseBandSource bands;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private @Nullable String label;
  private String description = "";
  private String category = "";
  private boolean entering;
  private LocalDateTime seizedAt = LocalDateTime.MIN;
  private String place = "";
  private String basis = "";
  private @Nullable String basisReference;
  private @Nullable String seal;
  private @Nullable String lateReason;
  private List<ExhibitRow> rows = new ArrayList<>();
  private @Nullable String next;
  private transient @Nullable CaseFileView file;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
    place = file.place() == null ? "" : file.place();
    seizedAt = LocalDateTime.ofInstant(clock.instant(), BELGIUM).truncatedTo(ChronoUnit.MINUTES);
    more();
    entering = isRegisters() && (rows.isEmpty() || RequestedCase.asksForNew());
  }

  public void more() {
    Page<ExhibitRow> page = desk.ofCase(id, next, null);
    rows.addAll(page.items());
    next = page.next();
  }

  /** Enters the exhibit and goes to its page, where files are filed. */
  public String register() {
    ExhibitKind kind =
        switch (category) {
          case "SERVER_DATA", "CLOUD_DATA", "PROVIDER_ANSWER", "NETWORK_CAPTURE" ->
              ExhibitKind.DIGITAL;
          default -> ExhibitKind.PHYSICAL;
        };
    ExhibitView exhibit =
        desk.register(
            id,
            new RegisterExhibit(
                label,
                description,
                kind,
                category,
                seizedAt.atZone(BELGIUM).toOffsetDateTime(),
                place,
                new RegisterExhibit.LegalGround(basis, basisReference),
                seal,
                lateReason,
                null));
    return "/exhibit?faces-redirect=true&id=" + exhibit.id();
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

  public boolean isRegisters() {
    return getFile().permissions().contains(Permission.REGISTER_EXHIBIT)
        && getFile().state() != CaseState.DECIDED;
  }

  /** Whether the form for a new exhibit is open: asked for, or nothing else is there yet. */
  public boolean isEntering() {
    return entering;
  }

  public List<Coded> getCategories() {
    return reference.codes(CodeSet.EXHIBIT_CATEGORY, today());
  }

  public List<MeasureType> getBases() {
    return reference.exhibitBases(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BELGIUM);
  }

  public List<ExhibitRow> getRows() {
    return rows;
  }

  public @Nullable String getNext() {
    return next;
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public String getCategory() {
    return category;
  }

  public void setCategory(String category) {
    this.category = category;
  }

  public LocalDateTime getSeizedAt() {
    return seizedAt;
  }

  public void setSeizedAt(LocalDateTime seizedAt) {
    this.seizedAt = seizedAt;
  }

  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public String getBasis() {
    return basis;
  }

  public void setBasis(String basis) {
    this.basis = basis;
  }

  public @Nullable String getBasisReference() {
    return basisReference;
  }

  public void setBasisReference(@Nullable String basisReference) {
    this.basisReference = basisReference;
  }

  public @Nullable String getSeal() {
    return seal;
  }

  public void setSeal(@Nullable String seal) {
    this.seal = seal;
  }

  public @Nullable String getLateReason() {
    return lateReason;
  }

  public void setLateReason(@Nullable String lateReason) {
    this.lateReason = lateReason;
  }
}
