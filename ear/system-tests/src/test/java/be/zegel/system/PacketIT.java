package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.verify.PacketVerifier;
import be.zegel.evidence.verify.Report;
import be.zegel.evidence.verify.Verdict;
import be.zegel.system.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A magistrate discloses a case: the packet is built in the background, recorded in every chain
 * that it shows, and handed out with the right it takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PacketIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir private Path folder;

  private final RunningSystem system = RunningSystem.get();
  private final Api prosecutor = system.as("pros.antwerp");
  private final SubmittedCase disclosed =
      SubmittedCase.submitted(system, "Packet " + System.nanoTime());

  private JsonNode ready(Map<String, Object> body) {
    Answer begun = prosecutor.post("/cases/" + disclosed.id() + "/packets", body).expect(201);
    assertThat(begun.json().path("state").asText()).isEqualTo("BUILDING");
    assertThat(begun.header("Location")).endsWith("/packets/" + begun.json().path("id").asText());
    return prosecutor.await(
        "/packets/" + begun.json().path("id").asText(),
        packet -> !packet.path("state").asText().equals("BUILDING"),
        PATIENCE);
  }

  private static Map<String, Object> to(String recipient) {
    return Map.of("recipient", recipient, "ground", "art. 21bis Sv.");
  }

  @Test
  void thePacketIsReadyAndEveryChainThatItShowsSaysSo() {
    JsonNode packet = ready(to("Mr. Peeters, defence"));

    assertThat(packet.path("state").asText()).isEqualTo("READY");
    assertThat(packet.path("shown").asInt()).isEqualTo(2);
    Answer content =
        prosecutor.get("/packets/" + packet.path("id").asText() + "/content").expect(200);
    assertThat(content.header("Content-Type")).isEqualTo("application/vnd.etsi.asic-e+zip");
    assertThat(Api.sha256(content.bytes())).isEqualTo(packet.path("sha256").asText());
    for (JsonNode exhibit : prosecutor.all("/cases/" + disclosed.id() + "/exhibits")) {
      JsonNode last =
          prosecutor.all("/exhibits/" + exhibit.path("id").asText() + "/events").getLast();
      assertThat(last.path("type").asText()).isEqualTo("DISCLOSED");
      assertThat(last.path("fields").path("packetHash").asText())
          .isEqualTo(packet.path("sha256").asText());
      assertThat(last.path("fields").path("onBehalfOf").asText()).isNotBlank();
    }
    assertThat(
            prosecutor.all("/cases/" + disclosed.id() + "/history").stream()
                .map(step -> step.path("type").asText()))
        .contains("CASE_DISCLOSED");
    assertThat(
            prosecutor
                .get("/cases/" + disclosed.id() + "/packets")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("id"))
        .contains(packet.path("id").asText());
  }

  private Path fetched(JsonNode packet) throws IOException {
    Path file = folder.resolve(packet.path("id").asText() + ".asice");
    return Files.write(
        file,
        prosecutor.get("/packets/" + packet.path("id").asText() + "/content").expect(200).bytes());
  }

  private static Verdict verdict(Path packet, Optional<TrustBundle> trust) throws IOException {
    return new PacketVerifier(trust, Optional.empty()).verify(packet).verdict();
  }

  private Optional<TrustBundle> trust() throws IOException {
    return Optional.of(TrustBundle.parse(Files.readAllBytes(system.data().resolve("trust.json"))));
  }

  @Test
  void aStrangerVerifiesThePacketWithTheTrustBundleAndNothingElse() throws Exception {
    Path packet = fetched(ready(to("the court")));

    assertThat(verdict(packet, trust())).isEqualTo(Verdict.VERIFIED);
    assertThat(verdict(packet, Optional.empty())).isEqualTo(Verdict.UNTRUSTED);
    byte[] bytes = Files.readAllBytes(packet);
    for (int at : new int[] {200, bytes.length / 3, bytes.length / 2, bytes.length - 30}) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 1;
      Path altered = Files.write(folder.resolve("flipped-" + at), flipped);
      assertThat(verdict(altered, trust())).as("byte " + at).isEqualTo(Verdict.BROKEN);
    }
  }

  @Test
  void whatIsWithheldIsCountedAndIsNotInThePacket() throws Exception {
    String first =
        prosecutor.all("/cases/" + disclosed.id() + "/exhibits").getFirst().path("id").asText();
    Path packet =
        fetched(
            ready(
                Map.of(
                    "recipient",
                    "the defence",
                    "ground",
                    "art. 21bis Sv.",
                    "exhibits",
                    List.of(first),
                    "withhold",
                    List.of("place", "description"))));
    Report report = new PacketVerifier(trust(), Optional.empty()).verify(packet);

    assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED_WITH_WITHHELD);
    assertThat(report.withheldExhibits()).isEqualTo(1);
    assertThat(report.withheldFields()).isPositive();
    assertThat(new String(Files.readAllBytes(packet), StandardCharsets.ISO_8859_1))
        .doesNotContain("Samsung", "iPhone");
  }

  @Test
  void aFieldThatCustodyRestsOnIsNeverWithheldAndTheRefusalNamesIt() {
    Answer refused =
        prosecutor.post(
            "/cases/" + disclosed.id() + "/packets",
            Map.of("recipient", "x", "ground", "y", "withhold", List.of("custodianAfter")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("never-withheld");
    assertThat(refused.text()).contains("custodianAfter");
  }

  @Test
  void whatIsNoFieldOrNoExhibitOfTheCaseIsRefused() {
    String path = "/cases/" + disclosed.id() + "/packets";

    assertThat(
            prosecutor
                .post(path, Map.of("recipient", "x", "ground", "y", "withhold", List.of("no such")))
                .status())
        .isEqualTo(400);
    assertThat(
            prosecutor
                .post(
                    path,
                    Map.of("recipient", "x", "ground", "y", "exhibits", List.of(UUID.randomUUID())))
                .status())
        .isEqualTo(400);
    assertThat(prosecutor.post(path, Map.of("recipient", "", "ground", "y")).status())
        .isEqualTo(400);
  }

  @Test
  void onlyTheMagistrateDiscloses() {
    Answer refused =
        system.as("inv.antwerp").post("/cases/" + disclosed.id() + "/packets", to("nobody"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(
            system
                .as("inv.ghent")
                .post("/cases/" + disclosed.id() + "/packets", to("nobody"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void theTrustBundleOfTheSystemLiesInItsDataFolder() throws Exception {
    TrustBundle bundle = TrustBundle.parse(Files.readAllBytes(system.data().resolve("trust.json")));

    assertThat(bundle.demo()).isTrue();
    assertThat(bundle.logPolicy().witnesses()).hasSize(2);
    assertThat(bundle.timestampRoots()).hasSize(1);
  }
}
