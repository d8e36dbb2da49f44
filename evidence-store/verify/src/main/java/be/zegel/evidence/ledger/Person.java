package be.zegel.evidence.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A person in an event, with name, role and unit as they were then (invariants I16 and I17).
 *
 * @param id the stable identifier in the directory
 * @param label the name as it was
 * @param role the role in which the person acted
 * @param unit the unit or office the person belonged to
 * @param authentication how the person had proved who they are (method and level)
 */
public record Person(
    String id,
    String label,
    @Nullable String role,
    @Nullable String unit,
    @Nullable String authentication) {

  public Person {
    if (id.isBlank() || label.isBlank()) {
      throw new IllegalArgumentException("a person has an identifier and a label");
    }
  }

  /** A person of whom no more is known. */
  public static Person of(String id, String label) {
    return new Person(id, label, null, null, null);
  }

  /** The value as it stands in an event. */
  public Json json() {
    Map<String, Json> members = new TreeMap<>();
    members.put("id", Json.text(id));
    members.put("label", Json.text(label));
    putPresent(members, "role", role);
    putPresent(members, "unit", unit);
    putPresent(members, "authentication", authentication);
    return Json.members(members);
  }

  private static void putPresent(Map<String, Json> members, String name, @Nullable String value) {
    if (value != null) {
      members.put(name, Json.text(value));
    }
  }
}
