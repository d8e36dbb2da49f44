package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.UtcTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An object of JSON whose members are asked for by name and form; whatever is not as it is asked
 * for is a {@link MalformedPacket}.
 */
public final class JsonObject {
  private final String what;
  private final Map<String, Json> members;

  private JsonObject(String what, Map<String, Json> members) {
    this.what = what;
    this.members = members;
  }

  /**
   * Reads canonical bytes.
   *
   * @param what what it is, for messages
   * @param names the members that it has, no more and no fewer
   */
  public static JsonObject canonical(String what, byte[] bytes, Set<String> names) {
    try {
      return of(what, CanonicalJson.parseCanonical(bytes), names);
    } catch (CanonicalJson.MalformedJson e) {
      throw new MalformedPacket(what + ": " + e.getMessage(), e);
    }
  }

  /** Takes a value that was read. */
  public static JsonObject of(String what, Json value, Set<String> names) {
    JsonObject object = of(what, value);
    if (!object.members.keySet().equals(names)) {
      throw new MalformedPacket(what + " has the members " + names);
    }
    return object;
  }

  /** Takes a value that was read, whatever its members are. */
  public static JsonObject of(String what, Json value) {
    if (value instanceof Json.Members object) {
      return new JsonObject(what, object.values());
    }
    throw new MalformedPacket(what + " is an object");
  }

  /** The members. */
  public Map<String, Json> members() {
    return members;
  }

  /** The member, whatever its form. */
  public Json value(String name) {
    Json value = members.get(name);
    if (value == null) {
      throw refused(name, "is missing");
    }
    return value;
  }

  /** A text. */
  public String text(String name) {
    if (value(name) instanceof Json.Text text) {
      return text.value();
    }
    throw refused(name, "is text");
  }

  /** A text, or nothing for null. */
  public Optional<String> textOrNull(String name) {
    return value(name) instanceof Json.Nothing ? Optional.empty() : Optional.of(text(name));
  }

  /** A counter. */
  public long counter(String name) {
    if (value(name) instanceof Json.Counter counter) {
      return counter.value();
    }
    throw refused(name, "is a counter");
  }

  /** A truth value. */
  public boolean truth(String name) {
    if (value(name) instanceof Json.Truth truth) {
      return truth.value();
    }
    throw refused(name, "is true or false");
  }

  /** A list. */
  public List<Json> items(String name) {
    if (value(name) instanceof Json.Items items) {
      return items.values();
    }
    throw refused(name, "is a list");
  }

  /** A list of texts. */
  public List<String> texts(String name) {
    return items(name).stream()
        .map(
            item -> {
              if (item instanceof Json.Text text) {
                return text.value();
              }
              throw refused(name, "is a list of texts");
            })
        .toList();
  }

  /** A pseudonym: a UUID in lower case. */
  public UUID pseudonym(String name) {
    return pseudonymOf(text(name));
  }

  /** The UUID of a text in lower case. */
  static UUID pseudonymOf(String text) {
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equals(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedPacket("not a pseudonym: " + text, e);
    }
    throw new MalformedPacket("not a pseudonym: " + text);
  }

  /** A time of a server. */
  public Instant time(String name) {
    try {
      return UtcTime.parse(text(name));
    } catch (DateTimeException e) {
      throw refused(name, "is a time in UTC to the microsecond");
    }
  }

  /** Refuses another version or type than these. */
  void require(String name, Json expected) {
    if (!value(name).equals(expected)) {
      throw refused(name, "has a value that is not known here");
    }
  }

  private MalformedPacket refused(String name, String why) {
    return new MalformedPacket(what + ": " + name + " " + why);
  }
}
