package be.zegel.fixity;

import java.util.UUID;

/**
 * A file whose stored bytes are to be checked.
 *
 * @param objectId where they are
 * @param size how many there have to be
 * @param sha256 the hash they were filed with
 */
record StoredFile(UUID id, UUID exhibitId, UUID caseId, UUID objectId, long size, String sha256) {}
