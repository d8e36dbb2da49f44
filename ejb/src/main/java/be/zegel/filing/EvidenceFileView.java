package be.zegel.filing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A filed file as its readers see it.
 *
 * @param filename the label under which it was filed, with its folders
 * @param sha256 the proof; {@code md5} and {@code sha1} are for comparison with hash sets only
 * @param itemsTotal the file itself and everything found inside it so far
 * @param itemsDone those that were read
 * @param itemsFailed those that could not be read: encrypted, damaged, too slow, too large
 * @param problem a code that says what is wrong: the outcome of the file itself, or ITEMS_FAILED
 * @param filedBy user name of the one who filed it
 * @param checkedAt when its stored bytes were last found to be what was filed
 * @param unsound whether they no longer are: nothing of it is shown until a check clears it
 * @param eventId the INGESTED event of the exhibit's chain
 * @param root the item that the file itself is
 */
public record EvidenceFileView(
    UUID id,
    UUID exhibitId,
    UUID caseId,
    String filename,
    long size,
    String sha256,
    String md5,
    String sha1,
    State state,
    int itemsTotal,
    int itemsDone,
    int itemsFailed,
    @Nullable String problem,
    Instant filedAt,
    String filedBy,
    String filedByName,
    @Nullable Instant readyAt,
    Instant checkedAt,
    boolean unsound,
    UUID eventId,
    UUID root,
    int version) {

  /** How far a file is. */
  public enum State {
    /** Durable, and not yet opened. */
    STORED,
    /** Being read and made findable; what is done is findable already. */
    EXTRACTING,
    /** Everything in it was read and is findable. */
    READY,
    /** Some items could not be read; the rest is findable. */
    PARTIAL,
    /** The file itself could not be read. */
    FAILED,
    /** Lawfully erased: its bytes and all that was read out of them are gone for good. */
    ERASED
  }
}
