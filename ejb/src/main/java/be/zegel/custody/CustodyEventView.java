package be.zegel.custody;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event in the custody of an exhibit, with labels as they were when it was recorded.
 *
 * @param occurredAt when it happened, with the original offset (RFC 3339)
 * @param recordedAt when the system recorded it
 * @param actor user name of the person who acted, null for the system itself
 * @param custodianBefore the custodian before the event, as recorded
 * @param custodianAfter the custodian after it
 * @param seal the seal after the event, null when unsealed
 * @param fields every value recorded with the event as text; erased ones are absent
 * @param hash hexadecimal SHA-256 of the envelope
 * @param prev hexadecimal SHA-256 of the envelope before it
 * @param grade how far the proof reaches: RECORDED, SEALED or ANCHORED
 * @param signature how an event that a person signs is signed: PASSKEY; DEMO_POLICY when it is not
 *     and the demonstration admits that; NOT; null for an event that nobody signs
 */
public record CustodyEventView(
    int seq,
    String type,
    String occurredAt,
    Instant recordedAt,
    @Nullable String actor,
    @Nullable String actorName,
    @Nullable String custodianBefore,
    @Nullable String custodianAfter,
    @Nullable String reason,
    @Nullable String seal,
    Map<String, String> fields,
    String hash,
    String prev,
    String grade,
    @Nullable String signature) {

  public CustodyEventView {
    fields = Map.copyOf(fields);
  }
}
