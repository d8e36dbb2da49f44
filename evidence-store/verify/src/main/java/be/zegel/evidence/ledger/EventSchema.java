package be.zegel.evidence.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The fixed set of fields of one type of event: which must be there and which may be.
 *
 * <p>A field that is required may still be withheld from a disclosure when {@link
 * Field#withholdable()}; its commitment is then shown in its place.
 *
 * @param required the fields every event of the type has
 * @param optional the further fields it may have
 */
public record EventSchema(Set<Field> required, Set<Field> optional) {

  public EventSchema {
    required = copy(required);
    optional = copy(optional);
    if (!Collections.disjoint(required, optional)) {
      throw new IllegalArgumentException("a field is either required or optional");
    }
  }

  /** Whether an event of the type may have the field. */
  public boolean knows(Field field) {
    return required.contains(field) || optional.contains(field);
  }

  /**
   * Checks the fields of an event before it is recorded.
   *
   * @throws IllegalArgumentException naming the first field that is missing, unknown to the type or
   *     of another form
   */
  void check(EventType type, Map<Field, Json> fields) {
    for (Field field : required) {
      if (!fields.containsKey(field)) {
        throw new IllegalArgumentException(type + " needs the field " + field.fieldName());
      }
    }
    checkForms(type, fields);
  }

  /**
   * Checks what a recorded event shows: nothing unknown, nothing of another form, and everything
   * that may not be withheld.
   *
   * @throws IllegalArgumentException naming the first field that is not as it should be
   */
  void checkShown(EventType type, Map<Field, Json> shown) {
    for (Field field : required) {
      if (!field.withholdable() && !shown.containsKey(field)) {
        throw new IllegalArgumentException(field.fieldName() + " of " + type + " is not shown");
      }
    }
    checkForms(type, shown);
  }

  /** Checks that the fields are known to the type and have their form. */
  void checkForms(EventType type, Map<Field, Json> fields) {
    fields.forEach(
        (field, value) -> {
          if (!knows(field)) {
            throw new IllegalArgumentException(type + " has no field " + field.fieldName());
          }
          if (!field.admits(value)) {
            throw new IllegalArgumentException(
                "the field " + field.fieldName() + " of " + type + " is not " + field.form());
          }
        });
  }

  private static Set<Field> copy(Collection<Field> fields) {
    return fields.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fields));
  }
}
