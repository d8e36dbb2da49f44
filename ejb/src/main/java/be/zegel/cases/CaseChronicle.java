package be.zegel.cases;

import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.chain.Subject;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets other features write into a case's chain what belongs there: exhibits that enter or leave,
 * directives and their answers. Takes part in the caller's transaction, after the caller's boundary
 * has asked access; locks the case's row until it ends.
 */
@Stateless
@RolesAllowed("**")
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CaseChronicle {

  @Inject private CaseFiles files;
  @Inject private Chronicle chronicle;
  @Inject private Clock clock;

  /** Appends an event to the chain of an open case. */
  public void record(UUID caseId, EventType type, Facts facts) {
    CaseFile file = files.locked(caseId);
    Instant now = clock.instant();
    RecordedEvent event = chronicle.record(file.head(), type, now, facts);
    chronicle.store(Subject.ofCase(caseId), event);
    file.grown(event);
    file.acted(now);
  }

  /**
   * The state of a case, its row locked until the transaction ends, for features that must not act
   * on a case that moves meanwhile.
   */
  public CaseState lockedState(UUID caseId) {
    return files.locked(caseId).state();
  }

  /** Keeps how many directives the case owes and the nearest due date, for lists and leaders. */
  public void owes(UUID caseId, int directives, @Nullable Instant due) {
    files.locked(caseId).owes(directives, due);
  }

  /** Refuses when the case is decided. */
  public void requireOpen(UUID caseId) {
    files.get(caseId).requireOpen();
  }

  /** The pseudonymous id of the case's chain. */
  public UUID pseudonym(UUID caseId) {
    return files.get(caseId).head().item();
  }

  /** The number of the case. */
  public String number(UUID caseId) {
    return files.get(caseId).number();
  }

  /** The language of the procedure. */
  public String proceduralLanguage(UUID caseId) {
    return files.get(caseId).proceduralLanguage();
  }
}
