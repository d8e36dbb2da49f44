package be.zegel.evidence.ledger;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event that is complete in content and has no place on its chain yet.
 *
 * <p>For exhibits a draft comes from {@link CustodyState#check}, which adds custodians and seals;
 * for cases it is made directly. {@link Recorder} gives it its place.
 *
 * @param type what happened
 * @param item the pseudonym of the chain: random, made once per exhibit or case
 * @param actor the pseudonym of the acting person on this chain: random, made once per chain and
 *     person
 * @param fields the values under the schema of the type
 */
public record EventDraft(EventType type, UUID item, UUID actor, Map<Field, Json> fields) {

  public EventDraft {
    EnumMap<Field, Json> copy = new EnumMap<>(Field.class);
    copy.putAll(fields);
    type.schema().check(type, copy);
    fields = Collections.unmodifiableMap(copy);
  }
}
