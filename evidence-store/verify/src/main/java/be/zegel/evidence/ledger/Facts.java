package be.zegel.evidence.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, as the rules of custody read it; the same for one that is asked for and for
 * one that was recorded.
 *
 * <p>The rules read only fields that are never withheld: a test makes sure of it.
 */
record Facts(EventType type, UUID actor, Instant recordedAt, Map<Field, Json> fields) {

  boolean has(Field field) {
    return read(field) != null;
  }

  /** The text of a field; null when the event does not have the field or its value is null. */
  @Nullable String text(Field field) {
    return read(field) instanceof Json.Text text ? text.value() : null;
  }

  /** The text of a field that the schema requires. */
  String need(Field field) {
    String text = text(field);
    if (text == null) {
      throw new IllegalArgumentException(type + " needs the field " + field.fieldName());
    }
    return text;
  }

  UUID id(Field field) {
    return UUID.fromString(need(field));
  }

  OffsetDateTime time(Field field) {
    return OffsetDateTime.parse(need(field));
  }

  long counter(Field field) {
    if (read(field) instanceof Json.Counter counter) {
      return counter.value();
    }
    throw new IllegalArgumentException(type + " needs the field " + field.fieldName());
  }

  Optional<Custodian> custodian(Field field) {
    Json value = read(field);
    return value == null || value instanceof Json.Nothing
        ? Optional.empty()
        : Optional.of(Custodian.of(value));
  }

  List<Json> items(Field field) {
    return read(field) instanceof Json.Items items ? items.values() : List.of();
  }

  private @Nullable Json read(Field field) {
    if (field.withholdable()) {
      throw new IllegalStateException("the fold may not depend on " + field.fieldName());
    }
    return fields.get(field);
  }
}
