package be.zegel.evidence.packet;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.UtcTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a packet holds.
 *
 * @param caseChain the pseudonym of the case's chain
 * @param exhibits the pseudonyms of the exhibits that are shown
 * @param madeAt when it was made, to the microsecond
 * @param language the language of its report: nl, fr, de or en
 */
public record PacketDescription(
    UUID caseChain, List<UUID> exhibits, Instant madeAt, String language) {
  private static final String TYPE = "COURT_PACKET";
  private static final Set<String> MEMBERS =
      Set.of("v", "type", "case", "exhibits", "madeAt", "language");
  private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de", "en");

  /** Sorts, and refuses what is there twice. */
  public PacketDescription {
    exhibits = exhibits.stream().sorted(java.util.Comparator.comparing(UUID::toString)).toList();
    madeAt = madeAt.truncatedTo(ChronoUnit.MICROS);
    if (Set.copyOf(exhibits).size() != exhibits.size() || exhibits.contains(caseChain)) {
      throw new MalformedPacket("a packet names each chain once");
    }
    if (!LANGUAGES.contains(language)) {
      throw new MalformedPacket("a report is in nl, fr, de or en");
    }
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return CanonicalJson.write(
        Json.members(
            Map.of(
                "v", Json.counter(1),
                "type", Json.text(TYPE),
                "case", Json.text(caseChain.toString()),
                "exhibits", Json.texts(exhibits.stream().map(UUID::toString).toList()),
                "madeAt", Json.text(UtcTime.text(madeAt)),
                "language", Json.text(language))));
  }

  /**
   * Reads a description.
   *
   * @throws MalformedPacket when the bytes are not exactly those of one
   */
  public static PacketDescription parse(byte[] bytes) {
    JsonObject json = JsonObject.canonical("packet.json", bytes, MEMBERS);
    json.require("v", Json.counter(1));
    json.require("type", Json.text(TYPE));
    List<UUID> listed = json.texts("exhibits").stream().map(JsonObject::pseudonymOf).toList();
    PacketDescription description =
        new PacketDescription(
            json.pseudonym("case"), listed, json.time("madeAt"), json.text("language"));
    if (!description.exhibits().equals(listed)) {
      throw new MalformedPacket("packet.json: the exhibits are sorted");
    }
    return description;
  }
}
