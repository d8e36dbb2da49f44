package be.zegel.filing;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.custody.CustodyLog;
import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.UnreadableObject;
import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Filed files for those who may read the evidence of their case. Every look is in the legal log;
 * every copy that is handed out is an event of the exhibit's chain too.
 */
@Stateless
@RolesAllowed("**")
public class EvidenceFiles {

  /** A download that is interrupted and goes on within this time is one copy. */
  static final Duration ONE_COPY = Duration.ofMinutes(15);

  private static final String LIST = "files";
  private static final UUID FIRST = new UUID(0, 0);

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private CustodyLog custody;
  @Inject private Directory directory;
  @Inject private EvidenceRows rows;
  @Inject private EvidenceStores stores;
  @Inject private Rereading rereading;
  @Inject private Dispatcher dispatcher;
  @Inject private Clock clock;

  /**
   * The files of an exhibit in the order of filing.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, INVALID_CURSOR
   */
  public Page<EvidenceFileView> ofExhibit(
      UUID exhibitId, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    UUID caseId = access.requireExhibit(exhibitId, Permission.READ_EVIDENCE).caseId();
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, LIST, 2);
    List<EvidenceFileView> files =
        cursor == null
            ? rows.filesOf(exhibitId, Instant.EPOCH, FIRST, limit + 1)
            : rows.filesOf(exhibitId, cursor.instant(0), cursor.id(1), limit + 1);
    audit.granted(
        new Consultation("CONSULT", "EXHIBIT", exhibitId.toString(), caseId),
        "CASE_WORK",
        Map.of("part", "files"));
    return Page.cut(files, limit, file -> Cursor.after(LIST, file.filedAt(), file.id()));
  }

  /**
   * A file.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED
   */
  public EvidenceFileView get(UUID fileId) {
    EvidenceFileView file = readable(fileId);
    audit.granted(consulted(file));
    return file;
  }

  /** Files of the caller's own cases that could not be read completely, the latest first. */
  public List<EvidenceFileView> inTrouble(int limit) {
    return rows.filesInTrouble(Math.clamp(limit, 1, Page.MAX_LIMIT));
  }

  /**
   * Opens the original bytes for one reader and records the copy. To be closed by the caller.
   *
   * @param from the first byte that will be read
   * @param length how many; null for all to the end
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, EVIDENCE_UNREADABLE, EXHIBIT_QUARANTINED while
   *     its bytes are not what was filed
   */
  public EvidenceDownload download(UUID fileId, long from, @Nullable Long length) {
    EvidenceFileView file = readable(fileId);
    if (file.unsound()) {
      throw ProblemException.of(Problem.EXHIBIT_QUARANTINED);
    }
    UUID object = rows.objectOf(fileId);
    try {
      // What cannot be read is not recorded as a copy.
      stores.objects().describe(object);
      recordCopy(file);
      Map<String, String> detail = new LinkedHashMap<>();
      detail.put("from", String.valueOf(from));
      detail.put("length", String.valueOf(length == null ? file.size() - from : length));
      audit.granted(
          new Consultation("COPY", "FILE", fileId.toString(), file.caseId()), "CASE_WORK", detail);
      return new EvidenceDownload(
          lastPart(file.filename()), file.size(), file.sha256(), stores.objects().open(object));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Lets everything in a file be read again that could not be read. Does nothing while the file is
   * at work.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, STATE_FORBIDS when nothing in it has failed
   */
  public EvidenceFileView readAgain(UUID fileId) {
    EvidenceFileView file = rows.file(fileId);
    access.requireExhibit(file.exhibitId(), Permission.FILE_EVIDENCE);
    switch (file.state()) {
      case STORED, EXTRACTING -> {
        return file;
      }
      case READY, ERASED ->
          throw ProblemException.of(Problem.STATE_FORBIDS, "from", file.state().name());
      case PARTIAL, FAILED -> rereading.begin(fileId, clock.instant());
    }
    audit.granted(
        new Consultation("ALTER", "FILE", fileId.toString(), file.caseId()),
        "CASE_WORK",
        Map.of("part", "read again"));
    dispatcher.wake();
    return rows.file(fileId);
  }

  private EvidenceFileView readable(UUID fileId) {
    EvidenceFileView file = rows.file(fileId);
    access.requireExhibit(file.exhibitId(), Permission.READ_EVIDENCE);
    return file;
  }

  private void recordCopy(EvidenceFileView file) {
    Instant now = clock.instant();
    long person = directory.caller().id();
    if (rows.copiedSince(file.id(), person, now.minus(ONE_COPY)).isEmpty()) {
      custody.copied(file.exhibitId(), file.id(), file.sha256(), null);
      rows.copied(file.id(), person, now);
    }
  }

  private static Consultation consulted(EvidenceFileView file) {
    return new Consultation("CONSULT", "FILE", file.id().toString(), file.caseId());
  }

  static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The refusal for evidence whose bytes cannot be given: altered, lost, or lawfully erased. */
  static ProblemException unreadable(IOException e) {
    return switch (e) {
      case KeyUnavailable key ->
          ProblemException.of(Problem.EVIDENCE_UNREADABLE, "reason", "KEY_" + key.reason().name());
      case UnreadableObject object ->
          ProblemException.of(Problem.EVIDENCE_UNREADABLE, "reason", object.reason().name());
      default -> throw new IllegalStateException("the evidence store failed", e);
    };
  }
}
