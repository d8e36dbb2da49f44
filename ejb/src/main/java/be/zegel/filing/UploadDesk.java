package be.zegel.filing;

import be.zegel.access.Access;
import be.zegel.access.CaseAccess;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.custody.CustodyLog;
import be.zegel.evidence.extract.ItemName;
import be.zegel.evidence.ledger.Phase;
import be.zegel.evidence.store.FiledObject;
import be.zegel.evidence.store.UploadStatus;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The short transactions around the long streams of {@link EvidenceIntake}: who may begin, who may
 * go on, and the one transaction that makes an upload a file. Each is a transaction of its own, so
 * that none is open while bytes flow.
 */
@Stateless
@RolesAllowed("**")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UploadDesk {

  /** Uploads that one person may leave unfinished. */
  static final int MOST_OPEN = 2000;

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private CustodyLog custody;
  @Inject private Directory directory;
  @Inject private Database database;
  @Inject private Clock clock;

  /**
   * Who asks, and the case of the exhibit, after all rules were asked.
   *
   * @param caseId null for a part without an exhibit
   */
  record Admission(long personId, @Nullable UUID caseId) {}

  /**
   * Admits a new upload.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, EXHIBIT_CLOSED, EXHIBIT_QUARANTINED,
   *     TOO_MANY_REQUESTS
   */
  public Admission admit(@Nullable UUID exhibitId) {
    long person = directory.caller().id();
    UUID caseId = null;
    if (exhibitId == null) {
      requireSomewhereToFile(person);
    } else {
      CaseAccess seen = access.requireExhibit(exhibitId, Permission.FILE_EVIDENCE);
      requireAcceptsData(exhibitId);
      caseId = seen.caseId();
    }
    long open =
        database.work(
            c ->
                Sql.on(c, "select count(*) as n from upload where person_id = ? and state = 'OPEN'")
                    .with(person)
                    .first(row -> row.getLong("n"))
                    .orElseThrow());
    if (open >= MOST_OPEN) {
      throw ProblemException.of(Problem.TOO_MANY_REQUESTS, "limit", String.valueOf(MOST_OPEN));
    }
    return new Admission(person, caseId);
  }

  /** Notes an upload that was begun in the store. */
  public UploadRow begun(
      UploadStatus status, UploadKind kind, @Nullable String filename, @Nullable String sha256) {
    Instant now = clock.instant();
    database.change(c -> insert(c, status, kind, filename, sha256, now));
    return find(status.uploadId(), "");
  }

  /** Notes an upload that was joined from parts, and that the parts are used up. */
  public UploadRow joined(UploadStatus status, String filename, @Nullable String sha256) {
    Instant now = clock.instant();
    database.work(
        c -> {
          insert(c, status, UploadKind.FINAL, filename, sha256, now);
          return Sql.on(c, "update upload set state = 'JOINED' where id = any (?)")
              .withIds(status.parts())
              .update();
        });
    return find(status.uploadId(), "");
  }

  /**
   * The caller's own upload, to go on with; the right to file is asked anew each time.
   *
   * @throws ProblemException NOT_FOUND when it is not the caller's, NOT_ALLOWED when the right has
   *     ended meanwhile
   */
  public UploadRow own(UUID uploadId) {
    UploadRow row = find(uploadId, "");
    if (row.state() == UploadRow.State.OPEN && row.exhibitId() != null) {
      access.requireExhibit(row.exhibitId(), Permission.FILE_EVIDENCE);
    }
    return row;
  }

  /** The caller's own parts, each complete part once and still unused. */
  public List<UploadRow> ownParts(List<UUID> parts) {
    return parts.stream().map(part -> find(part, "")).toList();
  }

  /** Keeps the hash and the length that came later than the upload's beginning. */
  public void told(UUID uploadId, @Nullable Long length, @Nullable String sha256) {
    database.work(
        c ->
            Sql.on(
                    c,
                    """
                    update upload set length = coalesce(?, length), client_sha256 = coalesce(?, client_sha256)
                    where id = ? and state = 'OPEN'
                    """)
                .with(length)
                .with(sha256)
                .with(uploadId)
                .update());
  }

  /** Notes what became of an upload that will never be a file. */
  public void ended(UUID uploadId, UploadRow.State state) {
    database.work(
        c ->
            Sql.on(c, "update upload set state = ? where id = ? and state = 'OPEN'")
                .with(state)
                .with(uploadId)
                .update());
  }

  /**
   * Files what was uploaded: the file, the event of the exhibit's chain, the root item and the
   * first job, all or nothing. Idempotent: an upload that is a file already gives that file.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, EXHIBIT_CLOSED, EXHIBIT_QUARANTINED, GONE
   */
  public UploadRow file(UUID uploadId, FiledObject filed) {
    UploadRow row = find(uploadId, " for update");
    if (row.fileId() != null) {
      return row;
    }
    if (row.state() != UploadRow.State.OPEN) {
      throw ProblemException.of(Problem.GONE);
    }
    UUID exhibitId = Objects.requireNonNull(row.exhibitId());
    UUID caseId = access.requireExhibit(exhibitId, Permission.FILE_EVIDENCE).caseId();
    String filename = Objects.requireNonNull(row.filename());
    UUID fileId = filed.filingId();
    UUID eventId =
        custody.ingested(
            exhibitId, fileId, filename, filed.size(), filed.sha256(), filed.md5(), filed.sha1());
    Instant now = clock.instant();
    database.change(
        c ->
            Filing.store(
                c,
                fileId,
                exhibitId,
                caseId,
                uploadId,
                filename,
                filed,
                now,
                row.personId(),
                eventId));
    audit.granted(
        new Consultation("COLLECT", "FILE", fileId.toString(), caseId),
        "CASE_WORK",
        Map.of("exhibit", exhibitId.toString(), "size", String.valueOf(filed.size())));
    return find(uploadId, "");
  }

  /** The stored object of a file. */
  public UUID objectOf(UUID fileId) {
    return database.work(
        c ->
            Sql.on(c, "select object_id from evidence_file where id = ?")
                .with(fileId)
                .first(row -> Objects.requireNonNull(Sql.id(row, "object_id")))
                .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
  }

  private UploadRow find(UUID uploadId, String lock) {
    return database.work(
        c ->
            Sql.on(c, "select " + UploadRow.COLUMNS + " from upload where id = ?" + lock)
                .with(uploadId)
                .first(UploadRow::read)
                .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
  }

  /** Says early what the rules of custody would say at the end of a long upload. */
  private void requireAcceptsData(UUID exhibitId) {
    record Custody(String phase, boolean quarantined) {}
    Custody custodyNow =
        database.work(
            c ->
                Sql.on(c, "select state, quarantined from exhibit where id = ?")
                    .with(exhibitId)
                    .first(
                        row -> new Custody(row.getString("state"), row.getBoolean("quarantined")))
                    .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
    if (custodyNow.phase().equals(Phase.CLOSED.name())) {
      throw ProblemException.of(Problem.EXHIBIT_CLOSED);
    }
    if (custodyNow.quarantined()) {
      throw ProblemException.of(Problem.EXHIBIT_QUARANTINED);
    }
  }

  /** Parts belong to nothing yet; whoever works on no case has nothing to upload them for. */
  private void requireSomewhereToFile(long person) {
    boolean member =
        database.work(
            c ->
                Sql.on(
                        c,
                        """
                        select exists (select from case_member
                          where person_id = ? and role in ('LEAD', 'MEMBER') and (until is null or until > now())) as member
                        """)
                    .with(person)
                    .first(row -> row.getBoolean("member"))
                    .orElse(false));
    if (!member) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
  }

  private static void insert(
      Connection c,
      UploadStatus status,
      UploadKind kind,
      @Nullable String filename,
      @Nullable String sha256,
      Instant now)
      throws SQLException {
    Sql.on(
            c,
            """
            insert into upload (id, exhibit_id, case_id, person_id, filename, length, kind, parts, client_sha256, state, created_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)
            """)
        .with(status.uploadId())
        .with(status.exhibitId())
        .with(status.caseId())
        .with(Long.parseLong(status.owner()))
        .with(filename)
        .with(status.length().isPresent() ? status.length().getAsLong() : null)
        .with(kind)
        .withIds(status.parts())
        .with(sha256)
        .with(now)
        .with(status.expiresAt())
        .update();
  }

  /**
   * The label under which a file is filed: safe to show, with its folders, never a path of a file
   * system.
   */
  static String label(String filename) {
    return StorableText.of(ItemName.path(filename, "file"), 1000);
  }
}
