package be.zegel.custody;

import be.zegel.access.SystemTask;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Phase;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Writes into the custody of an exhibit that it was disclosed (I12). Takes part in the transaction
 * in which the packet becomes ready; locks the exhibit's row until it ends.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Disclosures {

  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;

  /**
   * The exhibit was shown in a packet. What has left the house, is missing or is in quarantine gets
   * a note instead: its custody admits no disclosure, and its record was disclosed all the same.
   *
   * @param facts the packet's hash, the heads, the recipient, the ground
   * @param note the same in words, for those
   */
  public void disclosed(UUID exhibitId, Facts facts, String note) {
    Exhibit exhibit = exhibits.locked(exhibitId);
    CustodyState state = chain.fold(exhibit);
    boolean admits =
        state.phase() != Phase.CLOSED && state.phase() != Phase.MISSING && !state.quarantined();
    chain.grow(
        exhibit,
        admits
            ? ExhibitChain.Act.now(EventType.DISCLOSED, null, facts)
            : ExhibitChain.Act.now(EventType.ANNOTATED, null, Facts.none().and(Field.NOTE, note)));
    exhibits.flush();
  }
}
