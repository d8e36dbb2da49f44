package be.zegel.evidence.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an upload stands.
 *
 * @param uploadId the random name of the upload
 * @param owner who may go on with it
 * @param caseId the case it is filed in; null for a part without one
 * @param exhibitId the exhibit it is filed under; null for a part without one
 * @param filingId the filing it will be: chosen at the start
 * @param objectId the object it will be: chosen at the start
 * @param offset the bytes that are durable
 * @param length the number of bytes it will have, or empty while it is not known
 * @param partial whether it is a part that will be concatenated
 * @param parts the parts it was concatenated from; empty for an ordinary upload
 * @param metadata what the client said about it
 * @param expiresAt when it is thrown away if it is not finished
 */
public record UploadStatus(
    UUID uploadId,
    String owner,
    @Nullable UUID caseId,
    @Nullable UUID exhibitId,
    UUID filingId,
    UUID objectId,
    long offset,
    OptionalLong length,
    boolean partial,
    List<UUID> parts,
    Map<String, String> metadata,
    Instant expiresAt) {

  /** Whether all bytes are there. */
  public boolean complete() {
    return length.isPresent() && length.getAsLong() == offset;
  }
}
