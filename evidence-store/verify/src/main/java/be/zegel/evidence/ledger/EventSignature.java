package be.zegel.evidence.ledger;

import java.util.Map;
import java.util.TreeMap;

/**
 * A signature over an envelope without its signatures, in a named scheme.
 *
 * @param scheme the scheme, for instance {@code webauthn}; it says which parts there are
 * @param parts the parts as text (binary parts in base64url without padding)
 */
public record EventSignature(String scheme, Map<String, String> parts) {

  private static final String SCHEME = "scheme";

  public EventSignature {
    parts = Map.copyOf(parts);
    if (scheme.isBlank() || parts.containsKey(SCHEME)) {
      throw new IllegalArgumentException("a signature names its scheme once");
    }
  }

  Json json() {
    Map<String, Json> members = new TreeMap<>();
    parts.forEach((name, value) -> members.put(name, Json.text(value)));
    members.put(SCHEME, Json.text(scheme));
    return Json.members(members);
  }

  static EventSignature of(Json value) {
    if (value instanceof Json.Members members
        && members.values().get(SCHEME) instanceof Json.Text scheme) {
      Map<String, String> parts = new TreeMap<>();
      members
          .values()
          .forEach(
              (name, part) -> {
                if (!(part instanceof Json.Text text)) {
                  throw new IllegalArgumentException("the parts of a signature are text");
                }
                if (!name.equals(SCHEME)) {
                  parts.put(name, text.value());
                }
              });
      return new EventSignature(scheme.value(), parts);
    }
    throw new IllegalArgumentException("a signature is an object with a scheme");
  }
}
