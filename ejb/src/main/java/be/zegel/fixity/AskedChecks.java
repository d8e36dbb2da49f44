package be.zegel.fixity;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.custody.CustodyLog;
import be.zegel.custody.FixityFinding;
import be.zegel.people.Directory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a check that a person asks for, each a transaction in that person's name: the
 * reading between them takes as long as the file is large.
 */
@Stateless
@RolesAllowed("**")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AskedChecks {

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private FixityRows rows;
  @Inject private CustodyLog custody;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /** The file, when the caller may have it checked. */
  public StoredFile permitted(UUID fileId) {
    StoredFile file = rows.file(fileId);
    access.requireExhibit(file.exhibitId(), Permission.SUPERVISE_CUSTODY);
    return file;
  }

  /**
   * Records what was found. Clears the file when it is whole, and ends the quarantine when the
   * exhibit has no other that is not.
   *
   * @param words what is wrong, in the language of the procedure; '' when nothing is
   */
  public FixityCheck record(Reading reading, String reason, String words) {
    StoredFile file = reading.file();
    access.requireExhibit(file.exhibitId(), Permission.SUPERVISE_CUSTODY);
    Instant now = clock.instant();
    rows.lockExhibit(file.exhibitId());
    boolean before = rows.lock(file.id()).orElse(false);
    @Nullable UUID event;
    if (reading.whole()) {
      event = custody.foundWhole(file.exhibitId(), file.id(), file.sha256(), reason).orElse(null);
      rows.checked(file.id(), false, now);
      if (before && !rows.anyUnsound(file.exhibitId())) {
        custody.cleared(file.exhibitId(), reason);
      }
    } else {
      event =
          custody.foundDamaged(
              file.exhibitId(), new FixityFinding(file.id(), file.sha256(), words), reason);
      rows.checked(file.id(), true, now);
    }
    UUID id = UUID.randomUUID();
    rows.add(id, reading, now, directory.caller().id(), reason, event);
    audit.granted(
        new Consultation("CONSULT", "FILE", file.id().toString(), file.caseId()),
        "CASE_WORK",
        Map.of("part", "fixity", "outcome", reading.whole() ? "WHOLE" : "DAMAGED"));
    return rows.history(file.exhibitId(), now.plusSeconds(1), new UUID(-1, -1), 200).stream()
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
