package be.zegel.evidence.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An event with its place on its chain: the envelope, and the openings of those fields that are
 * shown.
 *
 * <p>As recorded it shows all its fields. A disclosure may hold back some ({@link #withholding}); a
 * lawful erasure deletes them for everybody; the envelope and its hash stay the same. Immutable.
 *
 * @param envelope the public face
 * @param openings the shown fields, by name
 */
public record RecordedEvent(Envelope envelope, Map<String, Opening> openings) {

  public RecordedEvent {
    openings = Collections.unmodifiableMap(new TreeMap<>(openings));
  }

  /** What happened. */
  public EventType type() {
    return envelope.type();
  }

  /** The place on the chain. */
  public long seq() {
    return envelope.seq();
  }

  /** The value of a field that the event has and shows. */
  public Optional<Json> value(Field field) {
    return Optional.ofNullable(openings.get(field.fieldName())).map(Opening::value);
  }

  /** The text of a field that the event has and shows; empty when it is null or no text. */
  public Optional<String> text(Field field) {
    return value(field).orElse(null) instanceof Json.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** The names of the fields that are committed to and not shown. */
  public Set<String> withheld() {
    Set<String> names = new TreeSet<>(envelope.commitments().keySet());
    names.removeAll(openings.keySet());
    return names;
  }

  /**
   * The same event without the openings of the chosen fields.
   *
   * @throws IllegalArgumentException when a chosen field may never be withheld
   */
  public RecordedEvent withholding(Predicate<Field> chosen) {
    Map<String, Opening> shown = new TreeMap<>(openings);
    for (Field field : Field.values()) {
      if (chosen.test(field) && shown.remove(field.fieldName()) != null && !field.withholdable()) {
        throw new IllegalArgumentException(field.fieldName() + " is never withheld");
      }
    }
    return new RecordedEvent(envelope, shown);
  }

  /**
   * The same event with signatures over {@link Envelope#signingHash()}; its hash is another one, so
   * this is done before it is stored.
   */
  public RecordedEvent signed(List<EventSignature> signatures) {
    return new RecordedEvent(envelope.signed(signatures), openings);
  }
}
