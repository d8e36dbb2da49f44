package be.zegel.cases;

import java.util.List;
import java.util.UUID;

/**
 * Finds open points of a case in the matter of one feature (custody, evidence …). Every bean of
 * this type is asked; it runs under the caller's identity.
 */
public interface CompletenessCheck {

  /** What is asked of a case, so that a reader also sees what was found in order. */
  List<Question> questions();

  /** The open points of a case, most severe first. */
  List<OpenPoint> openPoints(UUID caseId);
}
