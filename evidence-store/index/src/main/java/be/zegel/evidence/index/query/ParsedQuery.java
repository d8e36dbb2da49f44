package be.zegel.evidence.index.query;

import java.util.List;

/**
 * A query that was understood.
 *
 * @param root its tree
 * @param warnings what the reader should know about how it was understood
 */
public record ParsedQuery(EvidenceQuery root, List<QueryWarning> warnings) {
  /** Copies the list. */
  public ParsedQuery {
    warnings = List.copyOf(warnings);
  }
}
