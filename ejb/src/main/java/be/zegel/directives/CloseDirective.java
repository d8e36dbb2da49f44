package be.zegel.directives;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The command by which the magistrate accepts an answer or gives it back; giving back needs a
 * remark.
 */
public record CloseDirective(@Nullable @Size(max = 2000) String remark) {}
