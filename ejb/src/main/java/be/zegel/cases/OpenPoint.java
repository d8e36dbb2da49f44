package be.zegel.cases;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a prosecutor would miss in a submitted case: shown before the submission and in
 * the review.
 *
 * @param code what is open: bundle key {@code openPoint.<code>}
 * @param severity how bad it is
 * @param exhibitId the exhibit it concerns, if one
 * @param facts for the sentence: label, count, from, to …
 */
public record OpenPoint(
    String code, Severity severity, @Nullable UUID exhibitId, Map<String, String> facts) {

  public OpenPoint {
    facts = Map.copyOf(facts);
  }

  /** How bad an open point is. */
  public enum Severity {
    /** Must be motivated by the reason of the submission. */
    PROBLEM,
    /** Should be looked at. */
    WARNING
  }
}
