package be.zegel.custody;

import java.util.UUID;

/**
 * A file whose stored bytes are no longer what was filed.
 *
 * @param sha256 the hash it was filed with
 * @param problem what is wrong, in words for the chain
 */
public record FixityFinding(UUID fileId, String sha256, String problem) {}
