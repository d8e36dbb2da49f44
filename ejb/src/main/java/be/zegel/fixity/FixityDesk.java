package be.zegel.fixity;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.custody.GiveReason;
import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where people see whether stored bytes are still what was filed, and have them checked again. */
@Stateless
@RolesAllowed("**")
public class FixityDesk {

  private static final String LIST = "fixity";
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final UUID LAST = new UUID(-1, -1);

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private FixityRows rows;
  @Inject private AskedChecks asked;
  @Inject private ScheduledChecks system;
  @Inject private StoredBytes bytes;

  /**
   * The checks of an exhibit's files, the latest first.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, INVALID_CURSOR
   */
  public Page<FixityCheck> history(
      UUID exhibitId, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    UUID caseId = access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT).caseId();
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, LIST, 2);
    List<FixityCheck> checks =
        cursor == null
            ? rows.history(exhibitId, LATEST, LAST, limit + 1)
            : rows.history(exhibitId, cursor.instant(0), cursor.id(1), limit + 1);
    audit.granted(
        new Consultation("CONSULT", "EXHIBIT", exhibitId.toString(), caseId),
        "CASE_WORK",
        Map.of("part", "fixity"));
    return Page.cut(checks, limit, check -> Cursor.after(LIST, check.checkedAt(), check.id()));
  }

  /** The files in the caller's sight whose bytes are not what was filed, the oldest first. */
  public List<UnsoundFile> unsound(int limit) {
    return rows.unsound(Math.clamp(limit, 1, Page.MAX_LIMIT));
  }

  /**
   * Reads the stored bytes of a file to their end, now, and records what was found in the name of
   * the caller. Clears the file and ends the quarantine of its exhibit when everything is whole
   * again. Takes as long as the file is large.
   *
   * @param reason why, or how the bytes came back
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED for who does not supervise the custody,
   *     STATE_FORBIDS when it was erased
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public FixityCheck check(UUID fileId, @Valid GiveReason reason) {
    StoredFile file = asked.permitted(fileId);
    @Nullable Reading reading = bytes.read(file, StoredBytes.Pace.AT_ONCE);
    if (reading == null) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", "ERASED");
    }
    @Nullable FixityProblem problem = reading.problem();
    String words = problem == null ? "" : system.words(file.caseId(), problem);
    FixityCheck check = asked.record(reading, reason.reason().strip(), words);
    system.follow(fileId);
    return check;
  }
}
