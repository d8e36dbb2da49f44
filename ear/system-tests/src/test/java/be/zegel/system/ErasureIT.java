package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.system.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What two persons order destroyed is erased for good, and its tombstone stays. */
class ErasureIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final RunningSystem system = RunningSystem.get();
  private final Tampering tampering = new Tampering(system);
  private final Api investigator = system.as("inv.antwerp");
  private final Api leader = system.as("lead.antwerp");

  private final String caseId =
      investigator.opensCase("Erasure " + System.nanoTime()).path("id").asText();

  private static String word() {
    return "er" + UUID.randomUUID().toString().replace("-", "");
  }

  private String exhibit(String kind) {
    Map<String, Object> exhibit = new HashMap<>();
    exhibit.put("description", "Copy of a mailbox");
    exhibit.put("kind", kind);
    exhibit.put("category", kind.equals("DIGITAL") ? "CLOUD_DATA" : "STORAGE");
    exhibit.put("seizedAt", "2026-09-12T07:31:00+02:00");
    exhibit.put("place", "Turnhout");
    exhibit.put("legalBasis", Map.of("code", "SEIZE", "reference", "TU.30.F1.001234/2026"));
    return investigator
        .post("/cases/" + caseId + "/exhibits", exhibit)
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  private Answer report(Api reporter, String exhibit, String type, Object... members) {
    Map<String, Object> body = new HashMap<>();
    body.put("type", type);
    for (int i = 0; i < members.length; i += 2) {
      body.put((String) members[i], members[i + 1]);
    }
    return reporter.post("/exhibits/" + exhibit + "/events", body);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An archive with a letter in it, whose name holds a word too. */
  private static byte[] archive(String name, String letter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry("inbox/" + name + ".eml"));
      zip.write(
          text(
              "From: An <an@example.be>\r\nTo: Bo <bo@example.be>\r\nSubject: "
                  + name
                  + "\r\nDate: Sat, 12 Sep 2026 09:00:00 +0200\r\nContent-Type: text/plain\r\n\r\n"
                  + letter
                  + "\r\n"));
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private String filed(String exhibit, String name, byte[] bytes) {
    String file = investigator.files(exhibit, name, bytes);
    investigator.processed(file);
    return file;
  }

  private void isFound(String word, int times) {
    investigator.await(
        "/search?q=" + word, answer -> answer.path("total").asInt() == times, PATIENCE);
  }

  private List<JsonNode> events(String exhibit) {
    return investigator.all("/exhibits/" + exhibit + "/events");
  }

  private void orderedAndConfirmed(String exhibit, String type, Object... members) {
    report(leader, exhibit, "DESTRUCTION_ORDERED", "order", "Vonnis 2026/88").expect(201);
    String proposal =
        report(investigator, exhibit, type, members)
            .expect(202)
            .json()
            .path("proposal")
            .path("id")
            .asText();
    leader.post("/proposals/" + proposal + "/confirmation", Map.of()).expect(200);
  }

  private JsonNode erased(String exhibit) {
    return investigator.await(
        "/exhibits/" + exhibit + "/erasure",
        answer -> answer.path("state").asText().equals("ERASED"),
        PATIENCE);
  }

  @Test
  void everythingOfTheExhibitIsGoneAndNothingOfAnother() throws IOException {
    String planted = word();
    String named = word();
    String control = word();
    String shared = word();
    String exhibit = exhibit("DIGITAL");
    String file = filed(exhibit, "mailbox.zip", archive(named, planted + " and " + control));
    byte[] both = text("The same bytes twice: " + shared);
    String copy = filed(exhibit, "copy.txt", both);
    String other = exhibit("DIGITAL");
    String kept = filed(other, "kept.txt", both);
    isFound(control, 1);
    isFound(shared, 2);
    String root = investigator.get("/files/" + file).json().path("root").asText();
    byte[] wrap = Files.readAllBytes(tampering.wrapOf(file));
    Path object = tampering.objectOf(file);
    byte[] stored = Files.readAllBytes(object);
    assertThat(tampering.tablesWith(named)).contains("evidence_item");

    orderedAndConfirmed(exhibit, "CRYPTO_ERASED", "order", "Vonnis 2026/88", "note", "final");
    JsonNode erasure = erased(exhibit);

    // The tombstone.
    assertThat(erasure.path("files").asInt()).isEqualTo(2);
    assertThat(erasure.path("objects").asInt()).isGreaterThanOrEqualTo(4);
    JsonNode closed = investigator.get("/exhibits/" + exhibit).expect(200).json();
    assertThat(closed.path("state").asText()).isEqualTo("CLOSED");
    List<JsonNode> events = events(exhibit);
    assertThat(events.stream().map(event -> event.path("type").asText()))
        .endsWith("CRYPTO_ERASED", "ANNOTATED");
    JsonNode end = events.get(events.size() - 2);
    assertThat(end.path("actor").asText()).isEqualTo("inv.antwerp");
    assertThat(end.path("fields").path("secondPerson").asText()).isNotEmpty();
    assertThat(end.path("fields").path("hashes").asText()).contains(file, copy, Api.sha256(both));
    assertThat(investigator.filesOf(exhibit).findValuesAsText("state"))
        .containsOnly("ERASED")
        .hasSize(2);
    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i).path("prev").asText())
          .isEqualTo(events.get(i - 1).path("hash").asText());
    }

    // The certificate, whose hash the chain has.
    Answer certificate = investigator.get("/exhibits/" + exhibit + "/erasure/certificate");
    assertThat(certificate.expect(200).header("content-type")).startsWith("application/pdf");
    assertThat(certificate.bytes()).startsWith(text("%PDF-"));
    assertThat(Api.sha256(certificate.bytes())).isEqualTo(erasure.path("certificate").asText());
    assertThat(events.getLast().path("fields").path("note").asText())
        .contains(Api.sha256(certificate.bytes()));
    system.as("inv.ghent").get("/exhibits/" + exhibit + "/erasure/certificate").expect(404);

    // Nothing is found any more, by the application or behind its back.
    investigator.get("/items/" + root).expect(404);
    assertThat(investigator.get("/files/" + file + "/items").expect(200).json().path("items"))
        .isEmpty();
    assertThat(investigator.get("/files/" + file + "/content").expect(409).code())
        .isEqualTo("evidence-unreadable");
    isFound(control, 0);
    for (String word : List.of(planted, named)) {
      assertThat(tampering.tablesWith(word)).as("tables").isEmpty();
      assertThat(tampering.filesWith(text(word))).as("files").isEmpty();
    }
    assertThat(tampering.wrapOf(file)).doesNotExist();
    assertThat(tampering.filesWith(wrap)).isEmpty();
    assertThat(object).doesNotExist();

    // The other filing of the same bytes has a key of its own.
    isFound(shared, 1);
    assertThat(investigator.get("/files/" + kept + "/content").expect(200).bytes()).isEqualTo(both);
    assertThat(events(other)).noneMatch(e -> e.path("type").asText().equals("CRYPTO_ERASED"));

    diesAndResumes(exhibit, object, stored);
  }

  /** As if the server had died between two steps: what was left is done, again and to the end. */
  private void diesAndResumes(String exhibit, Path object, byte[] stored) throws IOException {
    String again =
        "update erasure set state = 'ERASING', finished_at = null, certificate_object = null, certificate_sha256 = null, certificate_size = null where exhibit_id = ?";
    // Before the certificate: everything is gone already.
    assertThat(tampering.change(again, exhibit)).isEqualTo(1);
    String first = erased(exhibit).path("certificate").asText();
    assertThat(first).hasSize(64);
    // Before the objects were removed: one that no row knows is still there.
    Files.createDirectories(object.getParent());
    Files.write(object, stored);
    assertThat(tampering.change(again, exhibit)).isEqualTo(1);
    assertThat(erased(exhibit).path("certificate").asText()).hasSize(64).isNotEqualTo(first);
    // Right after the event: nothing of the erasure is noted.
    assertThat(tampering.change("delete from erasure where exhibit_id = ?", exhibit)).isEqualTo(1);
    erased(exhibit);
    assertThat(
            events(exhibit).stream()
                .filter(event -> event.path("type").asText().equals("CRYPTO_ERASED")))
        .hasSize(1);
    investigator.get("/exhibits/" + exhibit + "/erasure/certificate").expect(200);
  }

  @Test
  void aHoldAThingThatCanBeTouchedAndAMissingOrderRefuse() {
    String data = exhibit("DIGITAL");
    filed(data, "a.txt", text("a"));
    assertThat(report(investigator, data, "CRYPTO_ERASED", "order", "V 1").expect(409).code())
        .isEqualTo("custody-forbids");
    report(leader, data, "DESTRUCTION_ORDERED", "order", "V 1").expect(201);
    String proposal =
        report(investigator, data, "CRYPTO_ERASED", "order", "V 1")
            .expect(202)
            .json()
            .path("proposal")
            .path("id")
            .asText();
    report(leader, data, "HOLD_PLACED", "order", "KS 1").expect(201);
    // The hold came after the proposal, and beats it.
    assertThat(leader.post("/proposals/" + proposal + "/confirmation", Map.of()).expect(409).code())
        .isEqualTo("exhibit-held");
    assertThat(report(investigator, data, "CRYPTO_ERASED", "order", "V 1").expect(409).code())
        .isEqualTo("exhibit-held");
    assertThat(investigator.get("/exhibits/" + data + "/erasure").expect(409).code())
        .isEqualTo("state-forbids");
    assertThat(investigator.filesOf(data).findValuesAsText("state")).containsOnly("READY");

    String thing = exhibit("PHYSICAL");
    report(leader, thing, "DESTRUCTION_ORDERED", "order", "V 2").expect(201);
    report(investigator, thing, "CRYPTO_ERASED", "order", "V 2").expect(400);
  }

  @Test
  void withADestroyedThingGoesWhatWasFiledUnderIt() throws IOException {
    String word = word();
    String thing = exhibit("PHYSICAL");
    String file = filed(thing, "image.txt", text("Read out of the thing: " + word));
    Path object = tampering.objectOf(file);

    orderedAndConfirmed(
        thing, "DESTROYED", "order", "Vonnis 2026/89", "method", "shredded to 6 mm");
    erased(thing);

    assertThat(object).doesNotExist();
    assertThat(tampering.wrapOf(file)).doesNotExist();
    assertThat(events(thing).getLast().path("type").asText()).isEqualTo("ANNOTATED");
    assertThat(investigator.get("/exhibits/" + thing + "/erasure/certificate").expect(200).bytes())
        .startsWith(text("%PDF-"));
  }

  @Test
  void onlyTheEraserRemovesAndOnlyWhatAnEventOrders() throws SQLException {
    String exhibit = exhibit("DIGITAL");
    String file = filed(exhibit, "b.txt", text("b"));
    String items = "delete from evidence_item where file_id = '" + file + "'";
    try (Connection application = tampering.as("application", "zegel_app");
        Statement statement = application.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate(items))
          .hasMessageContaining("permission denied");
    }
    try (Connection eraser = tampering.as("eraser", "zegel_eraser");
        Statement statement = eraser.createStatement()) {
      assertThat(statement.executeUpdate(items)).isZero();
      assertThatThrownBy(() -> statement.executeUpdate("delete from evidence_file"))
          .hasMessageContaining("permission denied");
    }
    try (Connection owner = tampering.owner();
        Statement statement = owner.createStatement()) {
      assertThatThrownBy(
              () ->
                  statement.executeUpdate(
                      "update evidence_file set state = 'ERASED' where id = '" + file + "'"))
          .hasMessageContaining("no event orders it");
    }
    assertThat(investigator.filesOf(exhibit).findValuesAsText("state")).containsOnly("READY");
  }
}
