package be.zegel.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a prosecutor may decide about a case. A reason is always mandatory (art. 28quater); a
 * dismissal takes it from a list.
 *
 * @param code its code
 * @param labels its name
 * @param reasons the code set of the reasons; null when the reason is free text
 * @param leadsTo the case state that follows DECIDED; null when the decision does not settle it
 * @param certainty how sure the row is
 * @param validity when it may be chosen
 */
public record Decision(
    String code,
    Labels labels,
    @Nullable CodeSet reasons,
    @Nullable String leadsTo,
    Certainty certainty,
    Validity validity)
    implements Coded {

  /**
   * Whether the case is dismissed: never final, impossible while a judge or a trial court is
   * seised.
   */
  public boolean dismissal() {
    return reasons != null;
  }

  /** The code set of the reasons; empty when the reason is free text. */
  public Optional<CodeSet> reasonSet() {
    return Optional.ofNullable(reasons);
  }
}
