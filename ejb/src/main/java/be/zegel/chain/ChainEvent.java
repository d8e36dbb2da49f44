package be.zegel.chain;

import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.RecordedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stored event with the person who acted, for display.
 *
 * @param actor user name, null for the system itself
 * @param actorName the name as it was when the event was recorded
 * @param grade how far the proof reaches: RECORDED; SEALED when a signed checkpoint of the log
 *     covers it; ANCHORED when a quorum of witnesses has cosigned one that does
 */
public record ChainEvent(
    RecordedEvent recorded, @Nullable String actor, @Nullable String actorName, String grade) {

  /** The place on the chain, from 1. */
  public int seq() {
    return Math.toIntExact(recorded.seq());
  }

  /** What happened, as a code of the vocabulary. */
  public String type() {
    return recorded.type().name();
  }

  /** When the system recorded it. */
  public Instant recordedAt() {
    return recorded.envelope().recordedAt();
  }

  /** The SHA-256 of the envelope in hexadecimal. */
  public String hashHex() {
    return recorded.envelope().hash().hex();
  }

  /** The SHA-256 of the envelope before it, '' for the first. */
  public String prevHex() {
    var prev = recorded.envelope().prev();
    return prev == null ? "" : prev.hex();
  }

  /** The value of a field as text; null when the event has none, or it was erased. */
  public @Nullable String text(Field field) {
    return recorded.value(field).map(ChainEvent::textOf).orElse(null);
  }

  /** All values as texts, by the field's name. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      String text = text(field);
      if (text != null) {
        texts.put(field.fieldName(), text);
      }
    }
    return texts;
  }

  /** A value as text; null when it says that there is none. */
  public static @Nullable String textOf(Json value) {
    return switch (value) {
      case Json.Text(String text) -> text;
      case Json.Truth(boolean truth) -> String.valueOf(truth);
      case Json.Counter(long counter) -> String.valueOf(counter);
      case Json.Nothing() -> null;
      case Json.Items(var items) ->
          items.stream()
              .map(ChainEvent::textOf)
              .filter(t -> t != null)
              .collect(Collectors.joining("\n"));
      case Json.Members(var members) when members.get("label") instanceof Json.Text(String label) ->
          label;
      case Json.Members(var members) ->
          members.entrySet().stream()
              .map(e -> e.getKey() + ": " + textOf(e.getValue()))
              .collect(Collectors.joining(", "));
    };
  }
}
