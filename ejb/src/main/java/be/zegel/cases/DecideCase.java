package be.zegel.cases;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The command by which the prosecutor decides (art. 28quater Code of Criminal Procedure: a reason
 * is mandatory).
 *
 * @param code the decision (reference data, domain.md §4.6)
 */
public record DecideCase(
    @NotBlank String code,
    @NotBlank @Size(max = 2000) String reason,
    @Nullable @Size(max = 8000) String text) {}
