package be.zegel.evidence.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An object as the store lists it without any key: for the check of a whole store and the search
 * for orphans.
 *
 * @param objectId the random address
 * @param caseId the case in which it was put; null when the end of its file is damaged
 * @param filingId the filing whose key encrypts it; null when the end of its file is damaged
 * @param storedAt when it came into the store
 * @param storedBytes the bytes it takes on the medium
 */
public record ListedObject(
    UUID objectId,
    @Nullable UUID caseId,
    @Nullable UUID filingId,
    Instant storedAt,
    long storedBytes) {}
