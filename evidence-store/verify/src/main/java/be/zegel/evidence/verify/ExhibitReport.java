package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is found out about one exhibit, from its events alone.
 *
 * @param item the pseudonym of its chain
 * @param label its label as it was when it entered; empty when withheld
 * @param description its description as it was then; empty when withheld
 * @param events how many events are shown
 * @param complete whether the chain ends where the head map says
 * @param ordered whether every event follows from the one before
 * @param custody whether every event could have happened after those before it
 * @param phase where it is in its life after the last event
 * @param custodian who answers for it after the last event
 * @param seal the seal on it after the last event
 * @param gaps what somebody has to explain
 * @param handovers its accepted hand-overs
 * @param signatures how the events that a person signs are signed, in their order
 * @param withheldFields how many fields are withheld
 * @param objects the files it holds
 * @param sealedAt the earliest time at which witnesses state that its last event was in the log
 * @param anchoredAt the earliest time stamp on a cosigned checkpoint that covers its last event
 */
public record ExhibitReport(
    UUID item,
    Optional<String> label,
    Optional<String> description,
    long events,
    boolean complete,
    boolean ordered,
    boolean custody,
    Phase phase,
    Optional<Custodian> custodian,
    Optional<String> seal,
    List<Gap> gaps,
    List<Handover> handovers,
    List<Signed> signatures,
    long withheldFields,
    List<ObjectCheck> objects,
    Optional<Instant> sealedAt,
    Optional<Instant> anchoredAt) {

  /** Copies. */
  public ExhibitReport {
    gaps = List.copyOf(gaps);
    handovers = List.copyOf(handovers);
    signatures = List.copyOf(signatures);
    objects = List.copyOf(objects);
  }

  /** Whether nothing keeps anybody from relying on its custody, and nothing has to be explained. */
  public boolean unbroken() {
    return complete && ordered && custody && gaps.isEmpty();
  }

  /** How many of the events that a person signs are signed so. */
  public long signed(Signed how) {
    return signatures.stream().filter(how::equals).count();
  }
}
