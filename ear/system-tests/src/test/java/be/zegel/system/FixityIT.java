package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Stored bytes are read again on schedule; what no longer holds is withheld until a person acts.
 */
class FixityIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final RunningSystem system = RunningSystem.get();
  private final Tampering tampering = new Tampering(system);
  private final Api investigator = system.as("inv.antwerp");
  private final Api leader = system.as("lead.antwerp");

  private final String caseId =
      investigator.opensCase("Fixity " + System.nanoTime()).path("id").asText();
  private final String exhibit =
      investigator.registersExhibit(caseId, "OS-" + StaffedCase.seal()).path("id").asText();

  private static String word() {
    return "fx" + UUID.randomUUID().toString().replace("-", "");
  }

  private String filed(String name, String text) {
    String file = investigator.files(exhibit, name, text.getBytes(StandardCharsets.UTF_8));
    investigator.processed(file);
    return file;
  }

  private JsonNode file(String id) {
    return investigator.get("/files/" + id).expect(200).json();
  }

  private JsonNode exhibit() {
    return investigator.get("/exhibits/" + exhibit).expect(200).json();
  }

  private List<JsonNode> events() {
    return investigator.all("/exhibits/" + exhibit + "/events");
  }

  private List<JsonNode> checks() {
    return investigator.all("/exhibits/" + exhibit + "/fixity-checks");
  }

  private void becomes(String file, boolean sound) {
    investigator.await(
        "/files/" + file, answer -> answer.path("sound").asBoolean() == sound, PATIENCE);
  }

  private void isFound(String word, int times) {
    investigator.await(
        "/search?q=" + word, answer -> answer.path("total").asInt() == times, PATIENCE);
  }

  @Test
  void aFlippedByteIsFoundOnScheduleAndClearedByAPersonWithAReason() {
    String word = word();
    String file = filed("letter.txt", "The letter says " + word + ".");
    String sound = filed("other.txt", "Something else.");
    isFound(word, 1);
    String item = file(file).path("root").asText();

    Path object = tampering.objectOf(file);
    Tampering.flip(object);
    tampering.makeDue(file, sound);
    becomes(file, false);

    assertThat(file(sound).path("sound").asBoolean()).isTrue();
    assertThat(exhibit().path("quarantined").asBoolean()).isTrue();
    JsonNode failed =
        events().stream()
            .filter(event -> event.path("type").asText().equals("FIXITY_FAILED"))
            .findFirst()
            .orElseThrow();
    assertThat(failed.path("actor").isNull()).isTrue();
    assertThat(failed.path("fields").path("fileId").asText()).isEqualTo(file);
    assertThat(failed.path("fields").path("note").asText()).contains("bytes");
    JsonNode check =
        checks().stream()
            .filter(each -> each.path("file").asText().equals(file))
            .findFirst()
            .orElseThrow();
    assertThat(check.path("outcome").asText()).isEqualTo("DAMAGED");
    assertThat(check.path("problem").asText()).isEqualTo("TAMPERED");
    assertThat(check.path("by").isNull()).isTrue();
    assertThat(check.path("event").asInt()).isEqualTo(failed.path("seq").asInt());

    // No index, no list, no text, no bytes.
    isFound(word, 0);
    investigator.get("/items/" + item).expect(404);
    assertThat(investigator.get("/files/" + file + "/items").expect(200).json().path("items"))
        .isEmpty();
    assertThat(investigator.get("/files/" + file + "/content").expect(409).code())
        .isEqualTo("exhibit-quarantined");
    for (Api responsible : List.of(investigator, leader)) {
      assertThat(responsible.all("/unsound-files").stream().map(f -> f.path("id").asText()))
          .contains(file);
    }
    assertThat(system.as("inv.ghent").get("/unsound-files").expect(200).text())
        .doesNotContain(file);
    assertThat(
            investigator
                .get(system.at("/health/ready").toString())
                .expect(200)
                .json()
                .path("missing"))
        .anyMatch(part -> part.asText().equals("fixity"));

    // The bytes are back. Nobody says so until a person does.
    Tampering.flip(object);
    tampering.makeDue(file, sound);
    int before = checks().size();
    investigator.await(
        "/exhibits/" + exhibit + "/fixity-checks",
        answer -> answer.path("items").size() > before,
        PATIENCE);
    assertThat(file(file).path("sound").asBoolean()).isFalse();
    Map<String, String> reason = Map.of("reason", "restored from the copy of last night");
    investigator.post("/files/" + file + "/fixity-checks", reason).expect(403);
    leader.post("/files/" + file + "/fixity-checks", Map.of("reason", " ")).expect(400);

    JsonNode whole = leader.post("/files/" + file + "/fixity-checks", reason).expect(201).json();

    assertThat(whole.path("outcome").asText()).isEqualTo("WHOLE");
    assertThat(whole.path("by").asText()).isEqualTo("lead.antwerp");
    assertThat(file(file).path("sound").asBoolean()).isTrue();
    assertThat(exhibit().path("quarantined").asBoolean()).isFalse();
    assertThat(events().stream().map(event -> event.path("type").asText()))
        .endsWith("FIXITY_VERIFIED", "QUARANTINE_LIFTED");
    assertThat(events().getLast().path("reason").asText()).isEqualTo(reason.get("reason"));
    assertThat(events().getLast().path("actor").asText()).isEqualTo("lead.antwerp");
    isFound(word, 1);
    investigator.get("/items/" + item).expect(200);
    investigator.get("/files/" + file + "/content").expect(200);
  }

  @Test
  void aMissingPartIsMissedAndACheckThatFindsNothingNewKeepsTheQuarantine() throws IOException {
    String file = filed("disk.txt", "A disk.");
    Path object = tampering.objectOf(file);
    // An upload of parts has a file for each; one of a single part lies in its own.
    List<Path> parts;
    try (var beside = Files.list(object.getParent())) {
      parts =
          beside
              .filter(each -> each.getFileName().toString().startsWith(object.getFileName() + ""))
              .toList();
    }
    Path part = parts.getLast();
    Path away = Files.createTempDirectory("away").resolve("part");
    Files.move(part, away);
    tampering.makeDue(file);
    becomes(file, false);
    assertThat(checks().getFirst().path("problem").asText()).isIn("MISSING", "TRUNCATED");

    JsonNode still =
        leader
            .post("/files/" + file + "/fixity-checks", Map.of("reason", "looked again"))
            .expect(201)
            .json();
    assertThat(still.path("outcome").asText()).isEqualTo("DAMAGED");
    assertThat(exhibit().path("quarantined").asBoolean()).isTrue();

    Files.move(away, part);
    leader
        .post("/files/" + file + "/fixity-checks", Map.of("reason", "the part is back"))
        .expect(201);
    assertThat(exhibit().path("quarantined").asBoolean()).isFalse();
    assertThat(file(file).path("sound").asBoolean()).isTrue();
  }

  @Test
  void aBatchIsOneEventWithTheRootOverItsHashes() throws NoSuchAlgorithmException {
    String first = filed("one.txt", "one");
    String second = filed("two.txt", "two");
    tampering.makeDue(first, second);
    investigator.await(
        "/exhibits/" + exhibit + "/fixity-checks",
        answer -> answer.path("items").size() == 2,
        PATIENCE);

    List<JsonNode> verified =
        events().stream()
            .filter(event -> event.path("type").asText().equals("FIXITY_VERIFIED"))
            .toList();
    assertThat(verified).isNotEmpty();
    int counted =
        verified.stream().mapToInt(event -> event.path("fields").path("itemsCount").asInt()).sum();
    assertThat(counted).isEqualTo(2);
    if (verified.size() == 1) {
      List<String> ids = List.of(first, second).stream().sorted().toList();
      assertThat(verified.getFirst().path("fields").path("sha256").asText())
          .isEqualTo(hex(hash((byte) 1, leaf(ids.getFirst()), leaf(ids.getLast()))));
    }
    assertThat(checks()).allMatch(check -> check.path("outcome").asText().equals("WHOLE"));
    assertThat(exhibit().path("quarantined").asBoolean()).isFalse();
  }

  private byte[] leaf(String file) throws NoSuchAlgorithmException {
    String line = file + " " + file(file).path("sha256").asText();
    return hash((byte) 0, line.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hash(byte kind, byte[]... parts) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(kind);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void aQuarantineForAnotherReasonOutlivesTheRepair() {
    String file = filed("photo.txt", "A photograph.");
    leader
        .post(
            "/exhibits/" + exhibit + "/events",
            Map.of("type", "QUARANTINED", "reason", "protected material"))
        .expect(201);
    Path object = tampering.objectOf(file);
    Tampering.flip(object);
    tampering.makeDue(file);
    becomes(file, false);
    Tampering.flip(object);

    leader.post("/files/" + file + "/fixity-checks", Map.of("reason", "restored")).expect(201);

    assertThat(file(file).path("sound").asBoolean()).isTrue();
    assertThat(exhibit().path("quarantined").asBoolean()).isTrue();
    assertThat(
            StreamSupport.stream(
                    leader
                        .get("/exhibits/" + exhibit + "/fixity-checks")
                        .json()
                        .path("items")
                        .spliterator(),
                    false)
                .map(check -> check.path("outcome").asText()))
        .containsExactly("WHOLE", "DAMAGED");
  }
}
