package be.zegel.custody;

import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets the handling of files write into an exhibit's custody what belongs there. Takes part in the
 * caller's transaction, after its boundary has asked access; locks the exhibit's row until it ends.
 */
@Stateless
@RolesAllowed("**")
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CustodyLog {

  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private FixityChain fixity;

  /**
   * A file was filed under an exhibit.
   *
   * @param size in bytes
   * @param sha256 hexadecimal, of the plaintext
   * @return the id of the event
   */
  public UUID ingested(
      UUID exhibitId,
      UUID fileId,
      String filename,
      long size,
      String sha256,
      String md5,
      String sha1) {
    Exhibit exhibit = exhibits.locked(exhibitId);
    CustodyState state = chain.standing(exhibit);
    RecordedEvent event =
        chain.grow(
            exhibit,
            ExhibitChain.Act.now(
                EventType.INGESTED,
                state.custodian(),
                Facts.none()
                    .and(Field.FILE_ID, fileId)
                    .and(Field.FILE_NAME, filename)
                    .and(Field.SIZE, String.valueOf(size))
                    .and(Field.SHA256, sha256)
                    .and(
                        Field.HASHES,
                        Json.items(
                            List.of(
                                Json.members(
                                    Map.of("alg", Json.text("MD5"), "value", Json.text(md5))),
                                Json.members(
                                    Map.of(
                                        "alg", Json.text("SHA-1"), "value", Json.text(sha1))))))));
    return UUID.fromString(((Json.Text) event.value(Field.EVENT_ID).orElseThrow()).value());
  }

  /**
   * A person had a file checked, and it is what was filed.
   *
   * @return the id of the event; empty when the custody has ended
   */
  public Optional<UUID> foundWhole(UUID exhibitId, UUID fileId, String sha256, String reason) {
    return fixity.whole(exhibitId, 1, sha256, fileId, reason);
  }

  /**
   * A person had a file checked, and it is not what was filed: the exhibit goes into quarantine.
   *
   * @return the id of the event
   */
  public UUID foundDamaged(UUID exhibitId, FixityFinding finding, String reason) {
    return fixity.damaged(exhibitId, finding, reason);
  }

  /** Ends the quarantine that failed checks brought about, now that everything is whole again. */
  public void cleared(UUID exhibitId, String reason) {
    fixity.cleared(exhibitId, reason);
  }

  /**
   * The original bytes of a file were handed out.
   *
   * @param purpose what for, null when it follows from the work on the case
   */
  public void copied(UUID exhibitId, UUID fileId, String sha256, @Nullable String purpose) {
    Exhibit exhibit = exhibits.locked(exhibitId);
    CustodyState state = chain.standing(exhibit);
    chain.grow(
        exhibit,
        ExhibitChain.Act.now(
            EventType.COPIED,
            state.custodian(),
            Facts.none()
                .and(Field.FILE_ID, fileId)
                .and(Field.SHA256, sha256)
                .and(Field.PURPOSE, purpose == null ? "CASE_WORK" : purpose)));
  }
}
