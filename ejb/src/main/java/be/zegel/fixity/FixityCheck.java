package be.zegel.fixity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of a file's stored bytes, as the history of its exhibit shows it.
 *
 * @param filename the label under which it was filed; null for who does not see the contents
 * @param outcome WHOLE or DAMAGED
 * @param problem what was wrong; null when nothing was
 * @param sha256 the hash it was filed with, against which it was compared
 * @param by user name of who asked for the check; null for the schedule
 * @param event the number of the event in the exhibit's chain that says so; null when the custody
 *     had ended
 */
public record FixityCheck(
    UUID id,
    UUID file,
    @Nullable String filename,
    Instant checkedAt,
    Outcome outcome,
    @Nullable FixityProblem problem,
    String sha256,
    @Nullable String by,
    @Nullable String byName,
    @Nullable String reason,
    @Nullable Integer event) {

  /** What came out of it. */
  public enum Outcome {
    /** The bytes are what was filed. */
    WHOLE,
    /** They are not, or they cannot be had. */
    DAMAGED
  }
}
