package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The result of verifying a packet.
 *
 * @param verdict the word
 * @param findings what keeps it from being verified, in the order of the checks
 * @param exhibits what is found out about each exhibit that is shown
 * @param events how many events were verified, of all chains
 * @param withheldFields how many fields are withheld, of all chains
 * @param withheldExhibits how many exhibits entered the case and are not shown
 * @param completeAt the moment up to which nothing was left out: that of the head map
 * @param stampedAt the time stamp over the packet
 * @param stampedBy the authority that made it
 * @param witnesses the witnesses that cosigned the checkpoint, by their names in the policy
 * @param demo whether the trust bundle is that of a demonstration
 * @param trust the fingerprint of the trust bundle from outside; empty without one
 */
public record Report(
    Verdict verdict,
    List<Finding> findings,
    List<ExhibitReport> exhibits,
    long events,
    long withheldFields,
    long withheldExhibits,
    Optional<Instant> completeAt,
    Optional<Instant> stampedAt,
    Optional<String> stampedBy,
    Set<String> witnesses,
    boolean demo,
    Optional<Hash> trust) {

  /** Copies. */
  public Report {
    findings = List.copyOf(findings);
    exhibits = List.copyOf(exhibits);
    witnesses = Set.copyOf(witnesses);
  }

  /** The first thing that is as bad as the verdict; empty when the packet is verified. */
  public Optional<Finding> first() {
    return findings.stream().filter(f -> f.kind().verdict() == verdict).findFirst();
  }
}
