package be.zegel.web.cases;

import be.zegel.access.Permission;
import be.zegel.cases.AddReference;
import be.zegel.cases.CaseFileView;
import be.zegel.cases.CaseState;
import be.zegel.cases.CaseWork;
import be.zegel.cases.DecisionView;
import be.zegel.cases.MoveCase;
import be.zegel.cases.OpenPoint;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.reference.CodeSet;
import be.zegel.reference.Coded;
import be.zegel.reference.ReferenceData;
import be.zegel.web.shell.CaseBand;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The overview of a case: the facts, what is open, what is owed, and the next steps. */
@Named("caseOverviewPage")
@ViewScoped
public class CaseOverviewPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private CaseWork work;
  @Inject private DirectiveDesk desk;
  @Inject private CaseBandSource bands;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  private UUID id = new UUID(0, 0);
  private @Nullable String reason;
  private String referenceType = "";
  private @Nullable String referenceIssuer;
  private String referenceValue = "";
  private transient @Nullable CaseFileView file;
  private transient @Nullable List<OpenPoint> openPoints;
  private transient @Nullable List<DirectiveView> directives;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
    file = work.read(id);
  }

  /** The case as it stands now. */
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

  /** Whether the reader may read what is in the case, and not only its metadata. */
  public boolean isReadable() {
    return getFile().permissions().contains(Permission.READ_CASE);
  }

  public boolean isEditable() {
    return getFile().permissions().contains(Permission.EDIT_CASE)
        && getFile().state() != CaseState.DECIDED;
  }

  /** Whether exhibits can be entered. */
  public boolean isRegisters() {
    return getFile().permissions().contains(Permission.REGISTER_EXHIBIT)
        && getFile().state() != CaseState.DECIDED;
  }

  public List<OpenPoint> getOpenPoints() {
    List<OpenPoint> known = openPoints;
    if (known == null) {
      known = isReadable() ? work.openPoints(id) : List.of();
      openPoints = known;
    }
    return known;
  }

  public List<DirectiveView> getDirectives() {
    List<DirectiveView> known = directives;
    if (known == null) {
      known = isReadable() ? desk.ofCase(id) : List.of();
      directives = known;
    }
    return known;
  }

  public List<DecisionView> getDecisions() {
    return isReadable() ? work.decisions(id) : List.of();
  }

  public Instant getNow() {
    return clock.instant();
  }

  public List<Coded> getReferenceTypes() {
    return reference.codes(CodeSet.EXTERNAL_REFERENCE);
  }

  public boolean canMove(CaseState to) {
    return getFile().next().contains(to);
  }

  public String assign() {
    return move(CaseState.ASSIGNED);
  }

  public String investigate() {
    return move(CaseState.INVESTIGATION);
  }

  public String submit() {
    return move(CaseState.SUBMITTED);
  }

  private String move(CaseState to) {
    work.move(id, new MoveCase(to, reason == null ? "" : reason));
    return "/case/overview?faces-redirect=true&id=" + id;
  }

  public String addReference() {
    work.addReference(id, new AddReference(referenceType, referenceIssuer, referenceValue, null));
    return "/case/overview?faces-redirect=true&id=" + id;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }

  public String getReferenceType() {
    return referenceType;
  }

  public void setReferenceType(String referenceType) {
    this.referenceType = referenceType;
  }

  public @Nullable String getReferenceIssuer() {
    return referenceIssuer;
  }

  public void setReferenceIssuer(@Nullable String referenceIssuer) {
    this.referenceIssuer = referenceIssuer;
  }

  public String getReferenceValue() {
    return referenceValue;
  }

  public void setReferenceValue(String referenceValue) {
    this.referenceValue = referenceValue;
  }
}
