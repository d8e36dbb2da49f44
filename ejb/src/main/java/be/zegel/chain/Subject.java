package be.zegel.chain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a chain is about: a case, an exhibit of a case, or the keys of all persons.
 *
 * @param caseId null for the chain of keys
 * @param exhibitId null for the chain of the case itself, and for that of keys
 */
public record Subject(@Nullable UUID caseId, @Nullable UUID exhibitId) {

  /** The chain of a case. */
  public static Subject ofCase(UUID caseId) {
    return new Subject(caseId, null);
  }

  /** The chain of an exhibit. */
  public static Subject ofExhibit(UUID caseId, UUID exhibitId) {
    return new Subject(caseId, exhibitId);
  }

  /** The chain of keys. */
  public static Subject ofKeys() {
    return new Subject(null, null);
  }

  /** The name of the chain's kind in the database. */
  String stream() {
    return caseId == null ? "KEYS" : exhibitId == null ? "CASE" : "EXHIBIT";
  }
}
