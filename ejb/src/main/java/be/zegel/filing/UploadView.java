package be.zegel.filing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an upload stands.
 *
 * @param offset the bytes that are durable
 * @param length the bytes it will have; null while nobody has said
 * @param parts the parts it was joined from, in order
 * @param fileId the file it has become; null until then
 */
public record UploadView(
    UUID id,
    UploadKind kind,
    long offset,
    @Nullable Long length,
    @Nullable UUID exhibitId,
    @Nullable String filename,
    List<UUID> parts,
    Instant expiresAt,
    @Nullable UUID fileId) {

  public UploadView {
    parts = List.copyOf(parts);
  }
}
