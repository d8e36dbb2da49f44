package be.zegel.evidence.ledger;

import java.util.Map;

/**
 * Who answers for an exhibit: a person, an evidence room or an outside organisation, with the label
 * it had at that moment.
 *
 * <p>The label is part of the event and is what a report prints (invariant I17): a later change of
 * name, rank or room number does not reach into the past. Two custodians are the same when kind and
 * identifier are the same, whatever their labels say.
 *
 * @param kind person, room or organisation: exactly one of the three (invariant I1)
 * @param id the stable identifier in the directory it comes from
 * @param label the name as it was when the event was recorded
 */
public record Custodian(Kind kind, String id, String label) {

  /** What a custodian is. */
  public enum Kind {
    /** A person who has the exhibit in hand. */
    PERSON,
    /** An evidence room of the service; whoever keeps it acts for it. */
    ROOM,
    /** A body outside the service: registry, laboratory, bailiff, another force. */
    ORGANISATION
  }

  public Custodian {
    if (id.isBlank() || label.isBlank()) {
      throw new IllegalArgumentException("a custodian has an identifier and a label");
    }
  }

  /** Whether the other is the same custodian, perhaps under another label. */
  public boolean is(Custodian other) {
    return kind == other.kind && id.equals(other.id);
  }

  /** The value as it stands in an event. */
  public Json json() {
    return Json.members(
        Map.of("kind", Json.text(kind.name()), "id", Json.text(id), "label", Json.text(label)));
  }

  /**
   * Reads a custodian from an event.
   *
   * @throws IllegalArgumentException when the value is no custodian
   */
  public static Custodian of(Json value) {
    if (value instanceof Json.Members custodian
        && custodian.values().size() == 3
        && custodian.values().get("kind") instanceof Json.Text kind
        && custodian.values().get("id") instanceof Json.Text id
        && custodian.values().get("label") instanceof Json.Text label) {
      return new Custodian(Kind.valueOf(kind.value()), id.value(), label.value());
    }
    throw new IllegalArgumentException("a custodian is {kind, id, label}");
  }
}
