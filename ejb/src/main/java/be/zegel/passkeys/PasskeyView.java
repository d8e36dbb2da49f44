package be.zegel.passkeys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey, for its holder and for who vouches for the holder.
 *
 * @param holder the holder's user name
 * @param label what the holder calls it
 * @param credential the credential's id in base64url, as the ledger names it
 * @param algorithm ES256, EDDSA or RS256
 * @param state PROPOSED, REFUSED, WITHDRAWN, CONFIRMED, REVOKING or REVOKED
 * @param confirmedByName who confirmed or refused it
 * @param confirmedAt since when it is enrolled; when it was refused
 * @param refusal why it was refused
 * @param endAskedByName who asked for its revocation
 * @param endReason why
 * @param endedAt since when it is revoked
 * @param answerable whether the caller may confirm or refuse what waits
 * @param revocable whether the caller may ask for its revocation
 */
public record PasskeyView(
    UUID id,
    String holder,
    String holderName,
    String label,
    String credential,
    String algorithm,
    String state,
    Instant proposedAt,
    @Nullable String confirmedByName,
    @Nullable Instant confirmedAt,
    @Nullable String refusal,
    @Nullable String endAskedByName,
    @Nullable String endReason,
    @Nullable Instant endedAt,
    boolean answerable,
    boolean revocable) {}
