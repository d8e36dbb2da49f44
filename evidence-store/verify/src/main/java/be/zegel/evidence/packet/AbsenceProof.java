package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Json;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a sorted head map has no chain of a pseudonym: the neighbours between which it
 * would stand.
 *
 * @param item the pseudonym that is not there
 * @param left the last chain before it; null when there is none
 * @param right the first chain after it; null when there is none
 */
public record AbsenceProof(UUID item, @Nullable HeadProof left, @Nullable HeadProof right) {
  private static final Set<String> MEMBERS = Set.of("v", "item", "left", "right");

  /** Whether the map of the statement, being sorted, has no such chain. */
  public boolean holds(HeadStatement statement) {
    boolean leftHolds = left == null || (left.holds(statement) && before(left.item(), item));
    boolean rightHolds = right == null || (right.holds(statement) && before(item, right.item()));
    long next = left == null ? 0 : left.index() + 1;
    long expected = right == null ? statement.size() : right.index();
    return leftHolds && rightHolds && next == expected;
  }

  private static boolean before(UUID one, UUID other) {
    return one.toString().compareTo(other.toString()) < 0;
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.write(
        Json.members(
            Map.of(
                "v",
                Json.counter(1),
                "item",
                Json.text(item.toString()),
                "left",
                left == null ? Json.nothing() : left.json(),
                "right",
                right == null ? Json.nothing() : right.json())));
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedPacket when the bytes are not exactly those of one
   */
  public static AbsenceProof parse(byte[] bytes) {
    JsonObject json = JsonObject.canonical("an absent head", bytes, MEMBERS);
    json.require("v", Json.counter(1));
    return new AbsenceProof(
        json.pseudonym("item"), neighbour(json, "left"), neighbour(json, "right"));
  }

  private static @Nullable HeadProof neighbour(JsonObject json, String name) {
    Json value = json.value(name);
    return value instanceof Json.Nothing ? null : HeadProof.of(value);
  }
}
