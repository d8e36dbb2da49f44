package be.zegel.evidence.store;

import java.time.Instant;
import java.util.UUID;

/**
 * An object as the store lists it without any key: for the check of a whole store and the search
 * for orphans.
 *
 * @param objectId the random address
 * @param caseId the case in which it was put
 * @param filingId the filing whose key encrypts it
 * @param storedAt when it came into the store
 * @param storedBytes the bytes it takes on the medium
 */
public record ListedObject(
    UUID objectId, UUID caseId, UUID filingId, Instant storedAt, long storedBytes) {}
