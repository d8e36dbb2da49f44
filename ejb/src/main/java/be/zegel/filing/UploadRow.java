package be.zegel.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An upload as the database knows it: whose it is, where it belongs, and what became of it. */
record UploadRow(
    UUID id,
    @Nullable UUID exhibitId,
    @Nullable UUID caseId,
    long personId,
    @Nullable String filename,
    @Nullable Long length,
    UploadKind kind,
    List<UUID> parts,
    @Nullable String clientSha256,
    State state,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UUID fileId) {

  /** What became of an upload. */
  enum State {
    OPEN,
    /** It is a file. */
    FILED,
    /** Its hash was not the one the client gave. */
    REFUSED,
    TERMINATED,
    EXPIRED,
    /** A part that was used up. */
    JOINED
  }

  static final String COLUMNS =
      "id, exhibit_id, case_id, person_id, filename, length, kind, parts, client_sha256, state,"
          + " created_at, expires_at, file_id";

  static UploadRow read(ResultSet row) throws SQLException {
    return new UploadRow(
        Objects.requireNonNull(Sql.id(row, "id")),
        Sql.id(row, "exhibit_id"),
        Sql.id(row, "case_id"),
        row.getLong("person_id"),
        row.getString("filename"),
        Sql.number(row, "length"),
        UploadKind.valueOf(row.getString("kind")),
        Arrays.asList((UUID[]) row.getArray("parts").getArray()),
        row.getString("client_sha256"),
        State.valueOf(row.getString("state")),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        Objects.requireNonNull(Sql.instant(row, "expires_at")),
        Sql.id(row, "file_id"));
  }

  /** The view of an upload that is a file already. */
  UploadView filed() {
    long size = Objects.requireNonNull(length, "a filed upload has a length");
    return view(size, size);
  }

  UploadView view(long offset, @Nullable Long knownLength) {
    return new UploadView(
        id, kind, offset, knownLength, exhibitId, filename, parts, expiresAt, fileId);
  }
}
