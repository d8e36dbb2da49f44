package be.zegel.web.workload;

import be.zegel.cases.CaseWork;
import be.zegel.cases.MemberRole;
import be.zegel.cases.SetMember;
import be.zegel.reference.PoliceUnit;
import be.zegel.workload.UnitBoard;
import be.zegel.workload.WorkloadBoard;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The unit leader's board, and the form that gives a case to somebody. */
@Named("unitPage")
@ViewScoped
public class UnitPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private WorkloadBoard workload;
  @Inject private CaseWork work;

  private @Nullable String unit;
  private @Nullable UUID caseId;
  private String lead = "";
  private String reason = "";
  private transient @Nullable UnitBoard board;

  @PostConstruct
  void open() {
    unit =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("unit");
    board = workload.board(unit);
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

  /** The largest age bucket, for the length of the bars. */
  public int getLargestAge() {
    return Math.max(
        1, getBoard().ages().stream().mapToInt(UnitBoard.AgeBucket::cases).max().orElse(1));
  }

  /** The cases that can be given to somebody: unassigned ones first, then what falls due. */
  public List<UnitBoard.CaseDue> getAssignable() {
    return java.util.stream.Stream.concat(
            getBoard().waiting().stream(), getBoard().urgent().stream())
        .distinct()
        .toList();
  }

  /** Makes somebody the lead of a case. */
  public String assign() {
    if (caseId != null) {
      work.setMember(caseId, new SetMember(lead, MemberRole.LEAD, null, reason));
    }
    return "/unit?faces-redirect=true" + (unit == null ? "" : "&unit=" + unit);
  }

  public @Nullable UUID getCaseId() {
    return caseId;
  }

  public void setCaseId(@Nullable UUID caseId) {
    this.caseId = caseId;
  }

  public String getLead() {
    return lead;
  }

  public void setLead(String lead) {
    this.lead = lead;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
