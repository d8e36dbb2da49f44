package be.zegel.cases;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The command by which a unit leader gives a case to somebody, or to somebody else.
 *
 * @param lead user name of who leads the case from now on
 * @param complexity weight of the case in the workload, 1 to 5; unchanged when absent
 * @param reason why this person, kept in the case's chain: the choice is a person's, never a
 *     program's
 */
public record AssignCase(
    @NotBlank @Size(max = 100) String lead,
    @Nullable @Min(1) @Max(5) Integer complexity,
    @NotBlank @Size(max = 2000) String reason) {}
