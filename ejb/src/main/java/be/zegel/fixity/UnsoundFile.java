package be.zegel.fixity;

import java.time.Instant;
import java.util.UUID;

/**
 * A file whose stored bytes are not what was filed, for those who have to see to it.
 *
 * @param caseNumber '' for who does not see the case
 * @param foundAt when the last check found it
 */
public record UnsoundFile(
    UUID id,
    UUID exhibitId,
    UUID caseId,
    String caseNumber,
    String label,
    String filename,
    FixityProblem problem,
    Instant foundAt) {}
