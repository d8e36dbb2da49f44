package be.zegel.filing;

import be.zegel.evidence.extract.Ancestor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leased job: one item to read, with everything about it that the worker and the listener need.
 *
 * @param objectId the item's bytes
 * @param language the language of the case's procedure
 * @param damage why its container could not give all of its bytes; null when it could
 * @param ancestors the containers around the item, outermost first
 * @param expandedOfFile bytes that came out under the whole file so far
 * @param crashes how often a worker died on the item before
 */
record ExtractionJob(
    long id,
    int attempts,
    UUID itemId,
    UUID fileId,
    UUID exhibitId,
    UUID caseId,
    UUID objectId,
    String name,
    String path,
    int depth,
    long size,
    String sha256,
    @Nullable String declaredType,
    @Nullable String damage,
    long fileSize,
    String language,
    boolean quarantined,
    String compartment,
    List<Ancestor> ancestors,
    long expandedOfFile,
    int crashes) {

  ExtractionJob {
    ancestors = List.copyOf(ancestors);
  }

  /** Whether somebody waits for it: a small file that was just filed. */
  boolean fresh() {
    return depth == 0 && fileSize <= Filing.QUICK_BYTES;
  }
}
