package be.zegel.custody;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over from the offer to its answer.
 *
 * @param state OFFERED, ACCEPTED, REFUSED, WITHDRAWN or EXPIRED
 * @param discrepancy whether the seal that was observed differed from the one on record
 */
public record TransferView(
    UUID id,
    UUID exhibitId,
    String exhibitLabel,
    String exhibitDescription,
    String caseNumber,
    String from,
    String fromName,
    String to,
    String toName,
    String purpose,
    @Nullable String seal,
    String state,
    Instant offeredAt,
    Instant expiresAt,
    @Nullable Instant answeredAt,
    @Nullable String sealObserved,
    @Nullable String condition,
    @Nullable String reason,
    boolean discrepancy) {}
