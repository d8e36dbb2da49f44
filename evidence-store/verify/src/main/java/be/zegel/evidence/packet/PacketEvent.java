package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Envelope;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.RecordedEvent;
import be.zegel.evidence.ledger.Salt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An event as a packet shows it: the envelope, those of its fields that are not withheld, and its
 * place in the log.
 *
 * @param index the place in the log, from 0
 * @param event the event
 */
public record PacketEvent(long index, RecordedEvent event) {
  private static final Set<String> MEMBERS = Set.of("envelope", "index", "openings");
  private static final byte[] BEGIN = "{\"envelope\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "},\"index\":".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> OPENING = Set.of("salt", "value");

  /** Refuses a place before the first. */
  public PacketEvent {
    if (index < 0) {
      throw new MalformedPacket("no place in a log: " + index);
    }
  }

  /** Its line, without the line feed. */
  public byte[] line() {
    Map<String, Json> openings = new TreeMap<>();
    event
        .openings()
        .forEach(
            (name, opening) ->
                openings.put(
                    name,
                    Json.members(
                        Map.of(
                            "salt", Json.text(opening.salt().hex()), "value", opening.value()))));
    return CanonicalJson.write(
        Json.members(
            Map.of(
                "envelope", event.envelope().json(),
                "index", Json.counter(index),
                "openings", Json.members(openings))));
  }

  /**
   * The canonical bytes of the envelope in a line that {@link #parse} has read: the first of three
   * members, and none of its own is an object before one named {@code index}.
   */
  public static byte[] envelopeIn(byte[] line) {
    int end = BEGIN.length;
    while (line[end] != END[0] || !Arrays.equals(line, end, end + END.length, END, 0, END.length)) {
      end++;
    }
    return Arrays.copyOfRange(line, BEGIN.length, end + 1);
  }

  /**
   * Reads a line.
   *
   * @throws MalformedPacket when the bytes are not exactly those of one
   */
  public static PacketEvent parse(byte[] line) {
    JsonObject json = JsonObject.canonical("an event", line, MEMBERS);
    try {
      Map<String, Opening> openings = new TreeMap<>();
      JsonObject.of("openings", json.value("openings"))
          .members()
          .forEach(
              (name, value) -> {
                JsonObject opening = JsonObject.of("an opening", value, OPENING);
                openings.put(
                    name, new Opening(opening.value("value"), new Salt(opening.text("salt"))));
              });
      return new PacketEvent(
          json.counter("index"), new RecordedEvent(Envelope.of(json.value("envelope")), openings));
    } catch (IllegalArgumentException | Envelope.MalformedEnvelope e) {
      throw new MalformedPacket("an event: " + e.getMessage(), e);
    }
  }
}
