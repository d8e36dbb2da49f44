package be.zegel.custody;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command by which a custodian offers an exhibit to somebody. Custody stays where it is until
 * the offer is accepted.
 *
 * @param to user name of the one who shall take it
 * @param purpose code of the purpose (reference data)
 * @param seal the seal it bears, as the giver reads it; the seal on record when absent
 * @param expiresAt when the offer lapses; after three days when absent
 */
public record OfferTransfer(
    @NotBlank String to,
    @NotBlank String purpose,
    @Nullable @Size(max = 60) String seal,
    @Nullable OffsetDateTime expiresAt) {}
