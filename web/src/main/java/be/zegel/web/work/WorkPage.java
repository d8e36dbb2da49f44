package be.zegel.web.work;

import be.zegel.cases.CaseFilter;
import be.zegel.cases.CaseList;
import be.zegel.cases.CaseRow;
import be.zegel.cases.CaseState;
import be.zegel.custody.CustodyTransfer;
import be.zegel.custody.ProposalDesk;
import be.zegel.custody.ProposalView;
import be.zegel.custody.TransferView;
import be.zegel.directives.DirectiveDesk;
import be.zegel.directives.DirectiveView;
import be.zegel.filing.EvidenceFileView;
import be.zegel.filing.EvidenceFiles;
import be.zegel.fixity.FixityDesk;
import be.zegel.fixity.UnsoundFile;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What waits for the reader: transfers to accept, directives owed, returned cases, processing that
 * failed, stored bytes that are not what was filed, and the cases touched last.
 */
@Named("workPage")
@RequestScoped
public class WorkPage {

  private static final int SHOWN = 10;

  @Inject private CustodyTransfer transfers;
  @Inject private ProposalDesk proposals;
  @Inject private DirectiveDesk directives;
  @Inject private CaseList cases;
  @Inject private EvidenceFiles files;
  @Inject private FixityDesk fixity;
  @Inject private Clock clock;

  private List<TransferView> toAccept = List.of();
  private List<ProposalView> toConfirm = List.of();
  private List<DirectiveView> owed = List.of();
  private List<DirectiveView> toJudge = List.of();
  private List<CaseRow> returned = List.of();
  private List<UnsoundFile> unsound = List.of();
  private List<EvidenceFileView> troubled = List.of();
  private List<CaseRow> recent = List.of();

  @PostConstruct
  void load() {
    toAccept = transfers.toAccept();
    toConfirm = proposals.toConfirm();
    owed = directives.owed();
    toJudge = directives.toJudge();
    returned =
        cases
            .page(
                new CaseFilter(
                    CaseState.RETURNED,
                    null,
                    null,
                    null,
                    null,
                    null,
                    true,
                    false,
                    null,
                    CaseFilter.Order.LAST_ACT),
                null,
                SHOWN)
            .items();
    unsound = fixity.unsound(SHOWN);
    troubled = files.inTrouble(SHOWN);
    recent = cases.page(CaseFilter.ofMine(), null, SHOWN).items();
  }

  /** Whether nothing waits. */
  public boolean isIdle() {
    return toAccept.isEmpty()
        && toConfirm.isEmpty()
        && owed.isEmpty()
        && toJudge.isEmpty()
        && returned.isEmpty()
        && unsound.isEmpty()
        && troubled.isEmpty();
  }

  public Instant getNow() {
    return clock.instant();
  }

  public List<TransferView> getToAccept() {
    return toAccept;
  }

  /** What waits for the reader as a second person. */
  public List<ProposalView> getToConfirm() {
    return toConfirm;
  }

  public List<DirectiveView> getOwed() {
    return owed;
  }

  public List<DirectiveView> getToJudge() {
    return toJudge;
  }

  public List<CaseRow> getReturned() {
    return returned;
  }

  /** Files whose stored bytes are not what was filed. */
  public List<UnsoundFile> getUnsound() {
    return unsound;
  }

  public List<EvidenceFileView> getTroubled() {
    return troubled;
  }

  public List<CaseRow> getRecent() {
    return recent;
  }
}
