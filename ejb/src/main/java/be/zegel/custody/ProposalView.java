package be.zegel.custody;

import be.zegel.evidence.ledger.EventType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for a second person, or has been answered by one.
 *
 * @param caseNumber the number of the case, '' for who does not see it
 * @param occurredAt when it is said to have happened (RFC 3339)
 * @param fields what is reported, as texts by the field's name, in the order of the vocabulary
 * @param state OPEN, CONFIRMED, REFUSED or WITHDRAWN
 * @param reason why it was refused
 * @param answerable whether the reader may confirm or refuse it
 */
public record ProposalView(
    UUID id,
    UUID exhibitId,
    String label,
    String description,
    String caseNumber,
    EventType type,
    String occurredAt,
    Map<String, String> fields,
    String proposedBy,
    String proposedByName,
    Instant proposedAt,
    String state,
    @Nullable String answeredBy,
    @Nullable String answeredByName,
    @Nullable Instant answeredAt,
    @Nullable String reason,
    boolean answerable) {

  public ProposalView {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
