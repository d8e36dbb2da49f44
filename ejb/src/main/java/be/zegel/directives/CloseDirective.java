package be.zegel.directives;

import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command by which the magistrate accepts an answer or gives it back; giving back needs a
 * remark.
 *
 * @param due when the next answer is due, after giving back; the date stays when absent
 */
public record CloseDirective(
    @Nullable @Size(max = 2000) String remark, @Nullable OffsetDateTime due) {}
