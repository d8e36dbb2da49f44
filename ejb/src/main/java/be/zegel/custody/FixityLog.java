package be.zegel.custody;

import be.zegel.access.SystemTask;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets the scheduled check of stored bytes write into the custody of exhibits: one event for each
 * batch, which is of one exhibit, and one for each file that failed. Takes part in the caller's
 * transaction; locks the exhibit's row until it ends.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class FixityLog {

  @Inject private FixityChain chain;

  /**
   * Files of an exhibit are what was filed.
   *
   * @param sha256 of the only file, or the root of the RFC 6962 tree over the lines {@code fileId
   *     sha256} of several, in the order of the ids
   * @param fileId the only file; null for several
   * @return the id of the event; empty when the custody has ended
   */
  public Optional<UUID> whole(UUID exhibitId, int files, String sha256, @Nullable UUID fileId) {
    return chain.whole(exhibitId, files, sha256, fileId, null);
  }

  /**
   * A file of an exhibit is not what was filed: the exhibit goes into quarantine.
   *
   * @return the id of the event
   */
  public UUID damaged(UUID exhibitId, FixityFinding finding) {
    return chain.damaged(exhibitId, finding, null);
  }
}
