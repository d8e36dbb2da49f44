package be.zegel.directives;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command by which a magistrate instructs.
 *
 * @param items the single acts asked for, each answered for itself; may be empty
 * @param due when the answer is due, null when no date is set
 */
public record GiveDirective(
    @NotBlank @Size(max = 8000) String text,
    @Nullable @Size(max = 50) List<@NotBlank @Size(max = 2000) String> items,
    @Nullable OffsetDateTime due) {}
