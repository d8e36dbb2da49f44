package be.zegel.passkeys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a passkey is refused or revoked, or not. */
public record Reason(@NotBlank @Size(max = 2000) String reason) {}
