package be.zegel.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.packet.PacketEvent;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.tlog.Note;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small packets with the verdicts that every implementation must give: written by the code once
 * ({@code -Dzegel.vectors=write}), read by every implementation.
 */
class PacketVectorsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "packets");
  private static final UUID FIRST = PacketFixture.exhibit(1);

  private final Path folder;

  PacketVectorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A packet with the bundle that judges it. */
  private record Vector(PacketFixture fixture, TrustBundle trust) {
    Vector(PacketFixture fixture) {
      this(fixture, PacketFixture.usual().trust());
    }
  }

  private static Map<String, Vector> vectors() {
    Map<String, Vector> vectors = new TreeMap<>();
    vectors.put("verified", new Vector(PacketFixture.usual()));
    PacketFixture passkeys = passkeys();
    vectors.put("passkeys", new Vector(passkeys, passkeys.trust()));
    PacketFixture fields = PacketFixture.usual();
    events(fields)
        .replaceAll(
            e ->
                new PacketEvent(
                    e.index(), e.event().withholding(f -> f == Field.ACTOR || f == Field.PLACE)));
    vectors.put("withheld-fields", new Vector(fields));
    PacketFixture exhibit = PacketFixture.usual();
    exhibit.shown.remove(PacketFixture.exhibit(2));
    vectors.put("withheld-exhibit", new Vector(exhibit));
    PacketFixture shorter = PacketFixture.usual();
    events(shorter).remove(4);
    vectors.put("last-event-left-out", new Vector(shorter));
    PacketFixture dropped = PacketFixture.usual();
    events(dropped).remove(1);
    vectors.put("event-left-out", new Vector(dropped));
    PacketFixture twice = PacketFixture.usual();
    events(twice).add(2, events(twice).get(2));
    vectors.put("event-twice", new Vector(twice));
    PacketFixture swapped = PacketFixture.usual();
    Collections.swap(events(swapped), 2, 3);
    vectors.put("events-exchanged", new Vector(swapped));
    PacketFixture alone = PacketFixture.usual();
    alone.checkpoint = note -> new Note(note.text(), note.signatures().subList(0, 1));
    vectors.put("no-quorum", new Vector(alone));
    vectors.put("forged-log", new Vector(new PacketFixture("forger").withStory(2)));
    PacketFixture old = PacketFixture.usual();
    old.madeAt = PacketFixture.NOW.plus(Duration.ofHours(30));
    vectors.put("old-head-map", new Vector(old));
    PacketFixture unstamped = PacketFixture.usual();
    unstamped.stamped = false;
    vectors.put("no-time-stamp", new Vector(unstamped));
    PacketFixture otherStamp = PacketFixture.usual();
    otherStamp.time = data -> otherStamp.stamper.token(new byte[] {1});
    vectors.put("time-stamp-of-another", new Vector(otherStamp));
    vectors.put("image", new Vector(new PacketFixture().withImage(true)));
    vectors.put("image-without-hold", new Vector(new PacketFixture().withImage(false)));
    PacketFixture oneSeal = new PacketFixture();
    oneSeal.oneSeal = true;
    vectors.put("seal-twice", new Vector(oneSeal.withStory(2)));
    return vectors;
  }

  private static PacketFixture passkeys() {
    PacketFixture fixture = new PacketFixture();
    fixture.passkeys = true;
    fixture.signaturesRequired = true;
    fixture.demo = false;
    return fixture.withStory(1);
  }

  private static List<PacketEvent> events(PacketFixture fixture) {
    return fixture.shown.getOrDefault(FIRST, List.of());
  }

  private static Json expected(Report report) {
    return Json.members(
        Map.of(
            "verdict", Json.text(report.verdict().word()),
            "first",
                report
                    .first()
                    .map(
                        f ->
                            Json.members(
                                Map.of(
                                    "kind", Json.text(f.kind().name()),
                                    "where", Json.text(f.where()))))
                    .orElseGet(Json::nothing),
            "withheldFields", Json.counter(report.withheldFields()),
            "withheldExhibits", Json.counter(report.withheldExhibits())));
  }

  @Test
  void theVectorsInTheRepositoryAreWhatTheCodeMakes() throws IOException {
    boolean write = "write".equals(System.getProperty("zegel.vectors"));
    for (Map.Entry<String, Vector> vector : vectors().entrySet()) {
      Path made = vector.getValue().fixture().write(folder);
      Report report =
          new PacketVerifier(Optional.of(vector.getValue().trust()), Optional.empty()).verify(made);
      String verdict =
          new String(CanonicalJson.write(expected(report)), StandardCharsets.UTF_8) + "\n";
      Path packet = FOLDER.resolve(vector.getKey() + ".asice");
      Path trust = FOLDER.resolve(vector.getKey() + ".trust.json");
      Path expected = FOLDER.resolve(vector.getKey() + ".expected.json");
      if (write) {
        Files.createDirectories(FOLDER);
        Files.write(packet, Files.readAllBytes(made));
        Files.write(trust, vector.getValue().trust().bytes());
        Files.writeString(expected, verdict);
      }
      assertThat(Files.readAllBytes(packet))
          .as(vector.getKey())
          .isEqualTo(Files.readAllBytes(made));
      assertThat(Files.readString(expected)).as(vector.getKey()).isEqualTo(verdict);
      TrustBundle read = TrustBundle.parse(Files.readAllBytes(trust));
      assertThat(new PacketVerifier(Optional.of(read), Optional.empty()).verify(packet).verdict())
          .isEqualTo(report.verdict());
    }
  }
}
