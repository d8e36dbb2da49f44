package be.zegel.web.custody;

import be.zegel.custody.EventDesk;
import be.zegel.custody.GiveReason;
import be.zegel.custody.Lineage;
import be.zegel.custody.ProposalDesk;
import be.zegel.custody.ProposalView;
import be.zegel.web.cases.RequestedCase;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On the page of an exhibit: what waits for a second person, and where the exhibit comes from. */
@Named("proposalsPart")
@ViewScoped
public class ProposalsPart implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private ProposalDesk desk;
  @Inject private EventDesk events;
  @Inject private HandOverForm form;

  private UUID id = new UUID(0, 0);
  private transient @Nullable List<ProposalView> open;

  @PostConstruct
  void open() {
    id = RequestedCase.id();
  }

  /** The open proposals about the exhibit, the latest first. */
  public List<ProposalView> getOpen() {
    List<ProposalView> known = open;
    if (known == null) {
      known =
          desk.ofExhibit(id).stream().filter(proposal -> "OPEN".equals(proposal.state())).toList();
      open = known;
    }
    return known;
  }

  public List<Lineage> getLineage() {
    return events.lineage(id);
  }

  /** Whether something else than the everyday acts can be reported. */
  public boolean isReports() {
    return !events.forms(id).isEmpty();
  }

  public String confirm(UUID proposal) {
    desk.confirm(proposal);
    return again();
  }

  public String refuse(UUID proposal) {
    desk.refuse(proposal, new GiveReason(form.getReason() == null ? "" : form.getReason()));
    return again();
  }

  public String withdraw(UUID proposal) {
    desk.withdraw(proposal);
    return again();
  }

  private String again() {
    return "/exhibit?faces-redirect=true&id=" + id;
  }

  public HandOverForm getForm() {
    return form;
  }
}
