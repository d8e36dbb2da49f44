package be.zegel.custody;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.chain.Chronicle;
import be.zegel.passkeys.Signing;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Where a second person answers what takes two: destruction, erasure, correction, custody moved
 * without the custodian (I5, I11). A confirmed event stands on the chain with its reporter as the
 * actor and with who confirmed it; what was refused or withdrawn never was an event.
 */
@Stateless
@RolesAllowed("**")
public class ProposalDesk {

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private Proposals proposals;
  @Inject private Chronicle chronicle;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /** What waits for the caller as a second person, the oldest first; at most 200. */
  public List<ProposalView> toConfirm() {
    return proposals.open();
  }

  /** The proposals about an exhibit, the latest first; at most 200. */
  public List<ProposalView> ofExhibit(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    return proposals.ofExhibit(exhibitId);
  }

  /** One proposal, for who sees its exhibit. */
  public ProposalView read(UUID id) {
    access.requireExhibit(required(id).exhibitId(), Permission.SEE_EXHIBIT);
    return proposals.view(id);
  }

  /**
   * Confirms what another person reported; the event is recorded with both.
   *
   * @throws ProblemException PROPOSAL_NOT_OPEN, SAME_PERSON for one's own report,
   *     SEPARATION_OF_DUTIES, and what the rules of custody refuse by now
   */
  @Interceptors(Signing.class)
  public ProposalView confirm(UUID id) {
    Proposal proposal = required(id);
    Exhibit exhibit = lockedFor(proposal, Permission.COUNTERSIGN);
    proposals.requireSecond(proposal, exhibit);
    proposal.confirmed(directory.caller().id(), clock.instant());
    exhibits.flush();
    chain.grow(
        exhibit,
        proposal.act(
            Proposals.second(
                    chronicle.actor().json(),
                    chronicle.actorPseudonym(ExhibitChain.pseudonym(exhibit)))
                .and(proposals.erased(proposal.type(), exhibit.id()).values())));
    exhibits.flush();
    return answered(proposal, exhibit, Proposals.ends(proposal.type()) ? "ERASE" : "ALTER");
  }

  /** Refuses what another person reported; nothing is recorded on the chain. */
  public ProposalView refuse(UUID id, @Valid GiveReason reason) {
    Proposal proposal = required(id);
    Exhibit exhibit = lockedFor(proposal, Permission.COUNTERSIGN);
    if (directory.caller().id() == proposal.proposedBy()) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
    proposal.refused(directory.caller().id(), reason.reason().strip(), clock.instant());
    exhibits.flush();
    return answered(proposal, exhibit, "ALTER");
  }

  /** Withdraws one's own report before it is answered. */
  public ProposalView withdraw(UUID id) {
    Proposal proposal = required(id);
    Exhibit exhibit = lockedFor(proposal, Permission.SEE_EXHIBIT);
    if (directory.caller().id() != proposal.proposedBy()) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
    proposal.withdrawn(directory.caller().id(), clock.instant());
    exhibits.flush();
    return answered(proposal, exhibit, "ALTER");
  }

  /** A proposal in the caller's sight: row-level security shows it with its exhibit. */
  private Proposal required(UUID id) {
    return exhibits.proposal(id).orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  private Exhibit lockedFor(Proposal proposal, Permission permission) {
    access.requireExhibit(proposal.exhibitId(), permission);
    Exhibit exhibit = exhibits.locked(proposal.exhibitId());
    exhibits.refresh(proposal);
    if (!proposal.open()) {
      throw ProblemException.of(Problem.PROPOSAL_NOT_OPEN);
    }
    return exhibit;
  }

  private ProposalView answered(Proposal proposal, Exhibit exhibit, String action) {
    ProposalView view = proposals.view(proposal.id());
    audit.granted(new Consultation(action, "EXHIBIT", exhibit.id().toString(), exhibit.caseId()));
    return view;
  }
}
