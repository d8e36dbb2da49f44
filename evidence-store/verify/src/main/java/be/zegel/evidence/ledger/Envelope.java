package be.zegel.evidence.ledger;

import be.zegel.evidence.ledger.CanonicalJson.MalformedJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public face of an event: its type, its place on its chain and commitments to its fields, and
 * not one of their values (layer L1 of the ledger).
 *
 * <p>Its bytes are the canonical JSON of its members, at most {@value #LARGEST} of them; the hash
 * of those bytes is the identity of the event. Whoever has the envelopes of a chain can check order
 * and completeness without learning what happened to whom.
 *
 * @param version the version of the format, 1
 * @param type what happened
 * @param item the pseudonym of the chain
 * @param seq the place on the chain, from 1 without gap
 * @param prev the hash of the event before; null for the first
 * @param recordedAt when the server recorded it, in UTC to the microsecond; never before {@code
 *     prev}'s
 * @param actor the pseudonym of the acting person on this chain
 * @param commitments a commitment for each field of the event, by name
 * @param salt random, so that the hash of the envelope cannot be guessed
 * @param signatures signatures over {@link #signingHash()}
 */
public record Envelope(
    int version,
    EventType type,
    UUID item,
    long seq,
    @Nullable Hash prev,
    Instant recordedAt,
    UUID actor,
    Map<String, Hash> commitments,
    Salt salt,
    List<EventSignature> signatures) {

  /** The version of the format. */
  public static final int VERSION = 1;

  /** The most bytes an envelope has; entry bundles of the log carry 16-bit lengths. */
  public static final int LARGEST = 65_535;

  private static final String SIGNATURES = "sigs";

  private static final Set<String> MEMBERS =
      Set.of(
          "v",
          "type",
          "itemPseudonym",
          "itemSeq",
          "prev",
          "recordedAt",
          "actorPseudonym",
          "fieldCommitments",
          "salt",
          SIGNATURES);

  public Envelope {
    commitments = Collections.unmodifiableMap(new TreeMap<>(commitments));
    signatures = List.copyOf(signatures);
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + " of the envelope is not known");
    }
    if (seq < 1 || (seq == 1) != (prev == null)) {
      throw new IllegalArgumentException("an event has a predecessor exactly when it is not first");
    }
    if (!recordedAt.truncatedTo(ChronoUnit.MICROS).equals(recordedAt)) {
      throw new IllegalArgumentException("recordedAt is exact to the microsecond");
    }
  }

  /**
   * The canonical bytes.
   *
   * @throws EnvelopeTooLarge when there are more than {@value #LARGEST}
   */
  public byte[] bytes() {
    byte[] bytes = unlimitedBytes();
    if (bytes.length > LARGEST) {
      throw new EnvelopeTooLarge();
    }
    return bytes;
  }

  /** The canonical bytes, however many. */
  byte[] unlimitedBytes() {
    return CanonicalJson.write(json(signatures));
  }

  /** Whether the bytes stay within the limit. */
  boolean fits() {
    return unlimitedBytes().length <= LARGEST;
  }

  /** The identity of the event: SHA-256 over the canonical bytes. */
  public Hash hash() {
    return Hash.of(bytes());
  }

  /** What a person signs: SHA-256 over the canonical bytes of the envelope without signatures. */
  public Hash signingHash() {
    Json.Members whole = (Json.Members) json(List.of());
    Map<String, Json> unsigned = new TreeMap<>(whole.values());
    unsigned.remove(SIGNATURES);
    return Hash.of(CanonicalJson.write(Json.members(unsigned)));
  }

  /** This envelope with these signatures in the place of its own. */
  public Envelope signed(List<EventSignature> by) {
    return new Envelope(version, type, item, seq, prev, recordedAt, actor, commitments, salt, by);
  }

  /** The chain's end, if this is its last event. */
  public ChainHead head() {
    return new ChainHead(item, seq, hash(), recordedAt);
  }

  /**
   * Reads an envelope from its bytes.
   *
   * @throws MalformedEnvelope when they are too many, not canonical JSON, or not an envelope of
   *     this version
   */
  public static Envelope parse(byte[] bytes) throws MalformedEnvelope {
    if (bytes.length > LARGEST) {
      throw new MalformedEnvelope("the envelope is larger than " + LARGEST + " bytes", null);
    }
    try {
      return of(CanonicalJson.parseCanonical(bytes));
    } catch (MalformedJson e) {
      throw new MalformedEnvelope("no envelope: " + e.getMessage(), e);
    }
  }

  /**
   * Takes an envelope out of a value that was read from canonical bytes.
   *
   * @throws MalformedEnvelope when it is not an envelope of this version
   */
  public static Envelope of(Json value) throws MalformedEnvelope {
    if (!(value instanceof Json.Members whole) || !whole.values().keySet().equals(MEMBERS)) {
      throw new MalformedEnvelope("the envelope has other members than it should", null);
    }
    Map<String, Json> members = whole.values();
    try {
      Map<String, Hash> commitments = new TreeMap<>();
      members(members, "fieldCommitments")
          .forEach((name, commitment) -> commitments.put(name, new Hash(text(commitment))));
      return new Envelope(
          Math.toIntExact(counter(members, "v")),
          EventType.valueOf(text(members, "type")),
          uuid(text(members, "itemPseudonym")),
          counter(members, "itemSeq"),
          members.get("prev") instanceof Json.Nothing ? null : new Hash(text(members, "prev")),
          UtcTime.parse(text(members, "recordedAt")),
          uuid(text(members, "actorPseudonym")),
          commitments,
          new Salt(text(members, "salt")),
          signatures(members));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new MalformedEnvelope("no envelope: " + e.getMessage(), e);
    }
  }

  /** The value whose canonical bytes are those of the envelope. */
  public Json json() {
    return json(signatures);
  }

  private Json json(List<EventSignature> by) {
    Map<String, Json> committed = new TreeMap<>();
    commitments.forEach((name, hash) -> committed.put(name, Json.text(hash.hex())));
    Map<String, Json> members = new TreeMap<>();
    members.put("v", Json.counter(version));
    members.put("type", Json.text(type.name()));
    members.put("itemPseudonym", Json.text(item.toString()));
    members.put("itemSeq", Json.counter(seq));
    members.put("prev", prev == null ? Json.nothing() : Json.text(prev.hex()));
    members.put("recordedAt", Json.text(UtcTime.text(recordedAt)));
    members.put("actorPseudonym", Json.text(actor.toString()));
    members.put("fieldCommitments", Json.members(committed));
    members.put("salt", Json.text(salt.hex()));
    members.put(SIGNATURES, Json.items(by.stream().map(EventSignature::json).toList()));
    return Json.members(members);
  }

  private static List<EventSignature> signatures(Map<String, Json> members) {
    if (members.get(SIGNATURES) instanceof Json.Items items) {
      return items.values().stream().map(EventSignature::of).toList();
    }
    throw new IllegalArgumentException("sigs is a list");
  }

  private static Map<String, Json> members(Map<String, Json> in, String name) {
    if (in.get(name) instanceof Json.Members members) {
      return members.values();
    }
    throw new IllegalArgumentException(name + " is an object");
  }

  private static String text(Map<String, Json> in, String name) {
    return text(in.get(name));
  }

  private static String text(@Nullable Json value) {
    if (value instanceof Json.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException("text is expected");
  }

  private static long counter(Map<String, Json> in, String name) {
    if (in.get(name) instanceof Json.Counter counter) {
      return counter.value();
    }
    throw new IllegalArgumentException(name + " is a counter");
  }

  private static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("a pseudonym is a UUID in lower case");
    }
    return uuid;
  }

  /** The event has more content than an envelope holds; large content goes in by its hash. */
  public static final class EnvelopeTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    EnvelopeTooLarge() {
      super("an envelope has at most " + LARGEST + " bytes");
    }
  }

  /** The bytes are no envelope. */
  public static final class MalformedEnvelope extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedEnvelope(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
