package be.zegel.chain;

import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Form;
import be.zegel.evidence.ledger.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an event in the making: fields of the ledger and their values. An absent value is
 * left out. Immutable.
 */
public final class Facts {

  /** Times are recorded with the offset that the clocks of the country show. */
  public static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

  private final Map<Field, Json> values;

  private Facts(Map<Field, Json> values) {
    this.values = values;
  }

  /** No facts yet. */
  public static Facts none() {
    return new Facts(new EnumMap<>(Field.class));
  }

  /** One fact to begin with; null leaves it out. */
  public static Facts of(Field field, @Nullable String value) {
    return none().and(field, value);
  }

  /** These facts and a text; null or blank leaves it out. */
  public Facts and(Field field, @Nullable String value) {
    return value == null || value.isBlank() ? this : and(field, Json.text(value));
  }

  /** These facts and an id; null leaves it out. */
  public Facts and(Field field, @Nullable UUID value) {
    return value == null ? this : and(field, Json.text(value.toString()));
  }

  /** These facts and a moment, at the offset of the country; null leaves it out. */
  public Facts and(Field field, @Nullable Instant value) {
    return value == null ? this : and(field, Form.time(value.atZone(BELGIUM).toOffsetDateTime()));
  }

  /** These facts and a moment with its own offset; null leaves it out. */
  public Facts and(Field field, @Nullable OffsetDateTime value) {
    return value == null ? this : and(field, Form.time(value));
  }

  /** These facts and a value of any form. */
  public Facts and(Field field, Json value) {
    EnumMap<Field, Json> more = new EnumMap<>(Field.class);
    more.putAll(values);
    more.put(field, value);
    return new Facts(more);
  }

  /** These facts and others; what the others say wins. */
  public Facts and(Map<Field, Json> others) {
    EnumMap<Field, Json> more = new EnumMap<>(Field.class);
    more.putAll(values);
    more.putAll(others);
    return new Facts(more);
  }

  /** The values by field. */
  public Map<Field, Json> values() {
    return Collections.unmodifiableMap(values);
  }
}
