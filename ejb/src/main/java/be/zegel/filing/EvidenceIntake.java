package be.zegel.filing;

import be.zegel.evidence.store.Checksum;
import be.zegel.evidence.store.FiledObject;
import be.zegel.evidence.store.KeyUnavailable;
import be.zegel.evidence.store.NewUpload;
import be.zegel.evidence.store.ObjectContent;
import be.zegel.evidence.store.StorageFull;
import be.zegel.evidence.store.UploadRefused;
import be.zegel.evidence.store.UploadStatus;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The intake of evidence: bytes come in, a file comes out.
 *
 * <p>Life of an upload: {@link #begin}, {@link #append} as often as the line breaks, and with the
 * last byte the filing: the hash is compared with the client's, the object is durable, and one
 * transaction writes file, event and job. {@link #status} files too when all bytes are there and
 * the client never got its answer. A file that {@link UploadView#fileId()} names is never lost;
 * nothing else was promised.
 *
 * <p>An upload belongs to the person who began it; to everybody else it does not exist. The right
 * to file under the exhibit is asked at every step. Bytes flow outside of any transaction. One call
 * at a time appends to an upload; memory is flat at any size.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed("**")
public class EvidenceIntake {

  /** How long an upload may stay unfinished. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  @Inject private UploadDesk desk;
  @Inject private EvidenceStores stores;
  @Inject private Dispatcher dispatcher;
  @Inject private Clock clock;

  /** The most bytes of one upload. */
  public long largestUpload() {
    return stores.config().largestUpload();
  }

  /**
   * Begins an upload. An empty file is filed at once.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, EXHIBIT_CLOSED, EXHIBIT_QUARANTINED,
   *     TOO_MANY_REQUESTS, EVIDENCE_TOO_LARGE, STORAGE_FULL, INVALID_INPUT
   */
  public UploadView begin(@Valid BeginUpload begin) {
    Begun begun = begun(begin);
    return settled(begun.row(), begun.status());
  }

  /**
   * Begins an upload with its first bytes, often all of them: one act, one question whether the
   * caller may.
   *
   * @param begun is told the upload before its bytes are read, so that a client whose line breaks
   *     can go on
   * @throws ProblemException as {@link #begin} and {@link #append}
   * @throws IOException when the content breaks; what had arrived stays
   */
  public UploadView begin(@Valid BeginUpload begin, FirstBytes bytes, Consumer<UUID> begun)
      throws IOException {
    Begun upload = begun(begin);
    begun.accept(upload.row().id());
    if (upload.status().complete()) {
      return settled(upload.row(), upload.status());
    }
    AppendChunk chunk =
        new AppendChunk(upload.row().id(), 0, bytes.size(), null, bytes.checksum(), null);
    requireRoom(upload.status(), chunk);
    return settled(upload.row(), received(chunk, bytes.content()));
  }

  /**
   * The bytes that come with the beginning of an upload.
   *
   * @param size how many, null when the client does not say
   * @param checksum what the client says their hash is, null when it does not
   * @param content read to its end, not closed
   */
  public record FirstBytes(@Nullable Long size, @Nullable Checksum checksum, InputStream content) {}

  /** An upload that was begun just now. */
  private record Begun(UploadRow row, UploadStatus status) {}

  private Begun begun(BeginUpload begin) {
    if (!begin.partial() && (begin.exhibitId() == null || begin.filename() == null)) {
      throw ProblemException.field(
          Problem.INVALID_INPUT,
          begin.exhibitId() == null ? "exhibit" : "filename",
          "field.required");
    }
    requireSize(begin.length());
    UploadDesk.Admission admitted = desk.admit(begin.exhibitId());
    UploadKind kind = begin.partial() ? UploadKind.PARTIAL : UploadKind.WHOLE;
    String filename = begin.filename() == null ? null : UploadDesk.label(begin.filename());
    try {
      UploadStatus status =
          stores
              .uploads()
              .create(
                  wish(
                      admitted,
                      begin.exhibitId(),
                      begin.length(),
                      begin.partial(),
                      originalName(begin.filename())));
      return new Begun(desk.begun(status, kind, filename, lower(begin.sha256())), status);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * Joins complete parts into a file and files it.
   *
   * @throws ProblemException as {@link #begin}; UPLOAD_CONFLICT when a part is not complete, used
   *     up, or not a part; HASH_DIFFERS
   */
  public UploadView join(@Valid JoinUploads join) {
    for (UploadRow part : desk.ownParts(join.parts())) {
      if (part.kind() != UploadKind.PARTIAL || part.state() != UploadRow.State.OPEN) {
        throw ProblemException.of(Problem.UPLOAD_CONFLICT, "part", part.id().toString());
      }
    }
    UploadDesk.Admission admitted = desk.admit(join.exhibitId());
    try {
      UploadStatus status =
          stores
              .uploads()
              .concatenate(
                  wish(admitted, join.exhibitId(), null, false, originalName(join.filename())),
                  join.parts());
      UploadRow row = desk.joined(status, UploadDesk.label(join.filename()), lower(join.sha256()));
      return settled(row, status);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * Where an upload stands. An upload whose bytes are all there is filed by this, so that a client
   * that lost its answer and asks gets the file.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, GONE, HASH_DIFFERS, UPLOAD_LOCKED
   */
  public UploadView status(UUID uploadId) {
    UploadRow row = current(uploadId);
    if (row.fileId() != null) {
      return row.filed();
    }
    try {
      return settled(row, stores.uploads().status(uploadId));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /**
   * Adds bytes, and files when they were the last ones. Repeating the last call after a lost answer
   * gives the same answer, when the bytes are the same.
   *
   * @param content the bytes; read to its end, not closed
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED, GONE, UPLOAD_JOINED for what was joined from
   *     parts, UPLOAD_CONFLICT with the fact {@code offset}, UPLOAD_LOCKED, CHUNK_DIFFERS,
   *     HASH_DIFFERS, EVIDENCE_TOO_LARGE, STORAGE_FULL
   * @throws IOException when the content breaks; what had arrived stays
   */
  public UploadView append(@Valid AppendChunk chunk, InputStream content) throws IOException {
    UploadRow row = current(chunk.uploadId());
    if (row.kind() == UploadKind.FINAL) {
      throw ProblemException.of(Problem.UPLOAD_JOINED);
    }
    if (row.fileId() != null) {
      return repeated(row, chunk, content);
    }
    requireSize(chunk.length());
    Long told = chunk.length();
    if (told != null) {
      long length = told;
      refusing(() -> stores.uploads().declareLength(row.id(), length));
    }
    if (told != null || chunk.sha256() != null) {
      desk.told(row.id(), told, lower(chunk.sha256()));
    }
    UploadStatus before = refusing(() -> stores.uploads().status(row.id()));
    requireRoom(before, chunk);
    UploadStatus after = received(chunk, content);
    return settled(desk.own(row.id()), after);
  }

  private UploadStatus received(AppendChunk chunk, InputStream content) throws IOException {
    try {
      stores.uploads().append(chunk.uploadId(), chunk.offset(), content, chunk.checksum());
      return stores.uploads().status(chunk.uploadId());
    } catch (StorageFull | UploadRefused | KeyUnavailable e) {
      throw refused(e);
    }
  }

  /**
   * Throws an upload away.
   *
   * @throws ProblemException NOT_FOUND, UPLOAD_CONFLICT when it is a file already, UPLOAD_LOCKED
   */
  public void terminate(UUID uploadId) {
    UploadRow row = desk.own(uploadId);
    if (row.fileId() != null) {
      throw ProblemException.of(Problem.UPLOAD_CONFLICT, "file", row.fileId().toString());
    }
    try {
      stores.uploads().terminate(uploadId);
    } catch (UploadRefused e) {
      if (e.reason() != UploadRefused.Reason.UNKNOWN
          && e.reason() != UploadRefused.Reason.EXPIRED) {
        throw refused(e);
      }
    } catch (IOException e) {
      throw refused(e);
    }
    desk.ended(uploadId, UploadRow.State.TERMINATED);
  }

  /** The caller's upload, unless it has ended. */
  private UploadRow current(UUID uploadId) {
    UploadRow row = desk.own(uploadId);
    return switch (row.state()) {
      case OPEN, FILED -> row;
      case REFUSED -> throw ProblemException.of(Problem.HASH_DIFFERS);
      case TERMINATED, EXPIRED, JOINED -> throw ProblemException.of(Problem.GONE);
    };
  }

  private UploadView settled(UploadRow row, UploadStatus status) {
    Long length = status.length().isPresent() ? status.length().getAsLong() : null;
    if (!status.complete() || status.partial()) {
      return row.view(status.offset(), length);
    }
    try {
      FiledObject filed = stores.uploads().finish(row.id(), row.clientSha256());
      UploadRow done = desk.file(row.id(), filed);
      stores.uploads().forget(row.id());
      dispatcher.wake();
      return done.filed();
    } catch (UploadRefused e) {
      if (e.reason() == UploadRefused.Reason.HASH_DIFFERS) {
        desk.ended(row.id(), UploadRow.State.REFUSED);
      }
      throw refused(e);
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** The last bytes of a filed upload once more: accepted when they are what was filed. */
  private UploadView repeated(UploadRow row, AppendChunk chunk, InputStream content)
      throws IOException {
    UploadView filed = row.filed();
    long rest = filed.offset() - chunk.offset();
    boolean fits = chunk.size() == null || chunk.size() == rest;
    if (fits && rest == 0 && content.read() < 0) {
      return filed;
    }
    if (fits && rest > 0) {
      UUID objectId = desk.objectOf(Objects.requireNonNull(row.fileId()));
      try (ObjectContent object = stores.objects().open(objectId);
          InputStream stored = object.range(chunk.offset(), rest)) {
        if (same(stored, content)) {
          return filed;
        }
      }
    }
    throw ProblemException.of(Problem.UPLOAD_CONFLICT, "offset", String.valueOf(filed.offset()));
  }

  private static boolean same(InputStream stored, InputStream sent) throws IOException {
    byte[] one = new byte[1 << 16];
    byte[] other = new byte[1 << 16];
    while (true) {
      int read = stored.readNBytes(one, 0, one.length);
      int got = sent.readNBytes(other, 0, other.length);
      if (read != got || !Arrays.equals(one, 0, read, other, 0, got)) {
        sent.transferTo(OutputStream.nullOutputStream());
        return false;
      }
      if (read < one.length) {
        return true;
      }
    }
  }

  private NewUpload wish(
      UploadDesk.Admission admitted,
      @Nullable UUID exhibitId,
      @Nullable Long length,
      boolean partial,
      Map<String, String> metadata)
      throws IOException {
    if (admitted.caseId() != null) {
      stores.ensureCaseKey(admitted.caseId());
    }
    return new NewUpload(
        String.valueOf(admitted.personId()),
        admitted.caseId(),
        exhibitId,
        length == null ? OptionalLong.empty() : OptionalLong.of(length),
        partial,
        metadata,
        clock.instant().plus(LIFETIME));
  }

  private static Map<String, String> originalName(@Nullable String filename) {
    return filename == null ? Map.of() : Map.of("filename", filename);
  }

  private void requireSize(@Nullable Long length) {
    if (length != null && length > largestUpload()) {
      throw ProblemException.of(
          Problem.EVIDENCE_TOO_LARGE, "limit", String.valueOf(largestUpload()));
    }
  }

  /** Refuses before the first byte what could not be taken to its end. */
  private static void requireRoom(UploadStatus before, AppendChunk chunk) {
    if (before.length().isPresent()
        && chunk.size() != null
        && chunk.offset() == before.offset()
        && chunk.offset() + chunk.size() > before.length().getAsLong()) {
      throw ProblemException.of(
          Problem.EVIDENCE_TOO_LARGE, "limit", String.valueOf(before.length().getAsLong()));
    }
  }

  private static @Nullable String lower(@Nullable String hex) {
    return hex == null ? null : hex.toLowerCase(Locale.ROOT);
  }

  /** A step in the store. */
  @FunctionalInterface
  private interface Step<T> {
    T take() throws IOException;
  }

  private static <T> T refusing(Step<T> step) {
    try {
      return step.take();
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static ProblemException refused(IOException e) {
    return switch (e) {
      case UploadRefused refusal -> refusal(refusal);
      case StorageFull full ->
          ProblemException.of(
              Problem.STORAGE_FULL,
              Map.of(
                  "needed", String.valueOf(full.neededBytes()),
                  "available", String.valueOf(full.availableBytes())));
      default -> throw new IllegalStateException("the evidence store failed", e);
    };
  }

  private static ProblemException refusal(UploadRefused e) {
    return switch (e.reason()) {
      case UNKNOWN, EXPIRED -> ProblemException.of(Problem.GONE);
      case BUSY -> ProblemException.of(Problem.UPLOAD_LOCKED);
      case TOO_LONG -> ProblemException.of(Problem.EVIDENCE_TOO_LARGE);
      case CHECKSUM_DIFFERS ->
          ProblemException.of(Problem.CHUNK_DIFFERS, "offset", String.valueOf(e.offset()));
      case HASH_DIFFERS -> ProblemException.of(Problem.HASH_DIFFERS);
      case OFFSET_DIFFERS, LENGTH_DIFFERS, INCOMPLETE, COMPLETE, PARTS ->
          ProblemException.of(
              Problem.UPLOAD_CONFLICT,
              Map.of("offset", String.valueOf(e.offset()), "reason", e.reason().name()));
    };
  }
}
