package be.zegel.custody;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The command that needs a reason and nothing else: a refusal, a withdrawal. */
public record GiveReason(@NotBlank @Size(max = 2000) String reason) {}
