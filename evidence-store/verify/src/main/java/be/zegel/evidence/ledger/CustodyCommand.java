package be.zegel.evidence.ledger;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The wish to record that something happened to an exhibit.
 *
 * <p>It carries what the person says; who has custody and which seal is on it before and after is
 * worked out by {@link CustodyState#check} and not asked. Two fields of seals are said by the
 * person: the new number when sealing ({@link Field#SEAL_AFTER}) and the old one when unsealing or
 * resealing ({@link Field#SEAL_BEFORE}).
 *
 * @param type what happened
 * @param eventId the identifier of the event, a UUID version 7 ({@link UuidV7})
 * @param by who acts
 * @param occurredAt when it happened, by the clock of the place; not after it is recorded
 * @param fields the further fields of the type's schema
 */
public record CustodyCommand(
    EventType type, UUID eventId, Party by, OffsetDateTime occurredAt, Map<Field, Json> fields) {

  public CustodyCommand {
    EnumMap<Field, Json> copy = new EnumMap<>(Field.class);
    copy.putAll(fields);
    fields = Collections.unmodifiableMap(copy);
  }
}
