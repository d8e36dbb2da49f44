package be.zegel.passkeys;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * The command that proposes a passkey: what the browser answered to {@code
 * navigator.credentials.create}.
 *
 * @param ceremony the id of the options it was made under
 * @param label what the holder calls it
 * @param clientDataJSON base64url without padding
 * @param attestationObject base64url without padding
 */
public record NewPasskey(
    @NotNull UUID ceremony,
    @NotBlank @Size(max = 100) String label,
    @NotBlank @Size(max = 8000) String clientDataJSON,
    @NotBlank @Size(max = 60000) String attestationObject) {}
