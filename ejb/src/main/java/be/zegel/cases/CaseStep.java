package be.zegel.cases;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a case's chain as its history shows it.
 *
 * @param fields the values recorded with it; erased ones are absent
 * @param hash hexadecimal SHA-256 of the envelope
 */
public record CaseStep(
    int seq,
    String type,
    Instant recordedAt,
    @Nullable String actor,
    @Nullable String actorName,
    Map<String, String> fields,
    String hash,
    String grade) {

  public CaseStep {
    fields = Map.copyOf(fields);
  }
}
