package be.zegel.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command by which the prosecutor returns a case: with the instruction that it lacks and the
 * day its answer is due. A case never comes back without both.
 *
 * @param items the single acts asked for; may be empty
 */
public record ReturnCase(
    @NotBlank @Size(max = 2000) String text,
    @Nullable @Size(max = 50) List<@NotBlank @Size(max = 2000) String> items,
    @NotNull OffsetDateTime due) {}
