package be.zegel.cases;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The command that takes a case one step further.
 *
 * @param to the state to reach
 * @param reason why; at a submission with open points, why they stay open
 */
public record MoveCase(@NotNull CaseState to, @NotBlank @Size(max = 2000) String reason) {}
