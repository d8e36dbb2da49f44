package be.zegel.cases;

import be.zegel.access.SystemTask;
import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.chain.Subject;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/**
 * Writes into the chain of a case that it was disclosed. Takes part in the transaction in which the
 * packet becomes ready; locks the case's row until it ends. Whoever asked for the packet stands in
 * the event; the system itself writes it.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CaseDisclosures {

  @Inject private CaseFiles files;
  @Inject private Chronicle chronicle;
  @Inject private Clock clock;

  /** Locks the case first, as everybody does who also locks its exhibits. */
  public void lock(UUID caseId) {
    files.locked(caseId);
  }

  /** The case was shown in a packet. */
  public void disclosed(UUID caseId, Facts facts) {
    CaseFile file = files.locked(caseId);
    RecordedEvent event =
        chronicle.record(file.head(), EventType.CASE_DISCLOSED, clock.instant(), facts);
    chronicle.store(Subject.ofCase(caseId), event);
    file.grown(event);
  }

  /** The number by which people know the case. */
  public String number(UUID caseId) {
    return files.get(caseId).number();
  }

  /** The language of the procedure. */
  public String language(UUID caseId) {
    return files.get(caseId).proceduralLanguage();
  }
}
