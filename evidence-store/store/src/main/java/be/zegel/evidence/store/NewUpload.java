package be.zegel.evidence.store;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The wish to upload something.
 *
 * @param owner who may go on with it; checked by the caller
 * @param caseId the case it is filed in; null only for a part that is to be concatenated
 * @param exhibitId the exhibit it is filed under; null only for a part
 * @param length the number of bytes, or empty when it is told later
 * @param partial whether this is a part that will be concatenated
 * @param metadata what the client said about it; kept encrypted
 * @param expiresAt when it is thrown away if it is not finished
 */
public record NewUpload(
    String owner,
    @Nullable UUID caseId,
    @Nullable UUID exhibitId,
    OptionalLong length,
    boolean partial,
    Map<String, String> metadata,
    Instant expiresAt) {

  public NewUpload {
    metadata = Map.copyOf(metadata);
    if (owner.isBlank()) {
      throw new IllegalArgumentException("an upload has an owner");
    }
    if (!partial && (caseId == null || exhibitId == null)) {
      throw new IllegalArgumentException("only a part may be without case and exhibit");
    }
    if (length.isPresent() && length.getAsLong() < 0) {
      throw new IllegalArgumentException("a length is not negative");
    }
  }
}
