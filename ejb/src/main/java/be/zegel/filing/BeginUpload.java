package be.zegel.filing;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command that begins an upload.
 *
 * @param exhibitId the exhibit under which the file is filed; null only for a part
 * @param filename the name of the file, with its folders when it came out of one; null only for a
 *     part
 * @param length the number of bytes; null when it is told later
 * @param partial whether this is a part that will be joined with others
 * @param sha256 the SHA-256 that the client computed, 64 hexadecimal digits; null when it comes
 *     later or never
 */
public record BeginUpload(
    @Nullable UUID exhibitId,
    @Nullable @Size(min = 1, max = 1000) String filename,
    @Nullable @PositiveOrZero Long length,
    boolean partial,
    @Nullable @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256) {}
