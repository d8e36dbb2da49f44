package be.zegel.chain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a chain is about: a case, or an exhibit of a case.
 *
 * @param exhibitId null for the chain of the case itself
 */
public record Subject(UUID caseId, @Nullable UUID exhibitId) {

  /** The chain of a case. */
  public static Subject ofCase(UUID caseId) {
    return new Subject(caseId, null);
  }

  /** The chain of an exhibit. */
  public static Subject ofExhibit(UUID caseId, UUID exhibitId) {
    return new Subject(caseId, exhibitId);
  }
}
