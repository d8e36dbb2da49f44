package be.zegel.custody;

import be.zegel.access.SystemTask;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Lets lawful erasure read what the chain of an ended exhibit says, and write behind its last event
 * that it was carried out. Takes part in the caller's transaction.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ErasureLog {

  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private Chronicle chronicle;

  /** An exhibit as its register names it. */
  public record Ended(String label, String description, String legalBasis, String reference) {}

  /** What the register says of an exhibit. */
  public Ended ended(UUID exhibitId) {
    Exhibit exhibit = exhibits.get(exhibitId);
    return new Ended(
        exhibit.label(),
        exhibit.description(),
        exhibit.legalBasis(),
        exhibit.legalBasisReference());
  }

  /** The events of an exhibit, first to last. */
  public List<ChainEvent> events(UUID exhibitId) {
    return chronicle.ofExhibit(exhibitId);
  }

  /**
   * What an event ordered was carried out; the exhibit's row is locked.
   *
   * @param event the number of the event that ordered it
   * @param note what was done, with the hash of the certificate
   */
  public void carriedOut(UUID exhibitId, int event, String note) {
    chain.grow(
        exhibits.locked(exhibitId),
        ExhibitChain.Act.now(
            EventType.ANNOTATED,
            null,
            Facts.none().and(Field.NOTE, note).and(Field.EVENT_SEQ, Json.counter(event))));
    exhibits.flush();
  }
}
