package be.zegel.filing;

import be.zegel.evidence.store.Checksum;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command that adds bytes to an upload.
 *
 * @param offset where the client believes the upload stands
 * @param size the number of bytes that follow; null when the client does not say
 * @param length the length of the whole, for an upload that was begun without one; else null
 * @param checksum the hash of the bytes that follow, or null
 * @param sha256 the SHA-256 of the whole, or null
 */
public record AppendChunk(
    UUID uploadId,
    @PositiveOrZero long offset,
    @Nullable @PositiveOrZero Long size,
    @Nullable @PositiveOrZero Long length,
    @Nullable Checksum checksum,
    @Nullable @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256) {}
