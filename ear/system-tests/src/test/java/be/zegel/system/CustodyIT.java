package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.system.Api.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hand-over of an exhibit between two people, and the chain that tells of it. */
class CustodyIT {
  private final RunningSystem system = RunningSystem.get();
  private final Api investigator = system.as("inv.antwerp");
  private final Api colleague = system.as("inv2.antwerp");
  private final Api custodian = system.as("store.antwerp");

  private JsonNode sealedTelephone() {
    String caseId = investigator.opensCase("Custody " + System.nanoTime()).path("id").asText();
    return investigator.registersExhibit(caseId, "OS-" + System.nanoTime() % 1_000_000_000);
  }

  private Answer offers(JsonNode exhibit, Api to) {
    Map<String, Object> offer = new HashMap<>();
    offer.put("to", to.username());
    offer.put("purpose", "STORAGE");
    offer.put("seal", exhibit.path("seal").asText());
    return investigator.post("/exhibits/" + exhibit.path("id").asText() + "/transfers", offer);
  }

  private JsonNode exhibit(Api reader, JsonNode exhibit) {
    return reader.get("/exhibits/" + exhibit.path("id").asText()).expect(200).json();
  }

  private List<JsonNode> events(Api reader, JsonNode exhibit) {
    List<JsonNode> events = new ArrayList<>();
    reader
        .get("/exhibits/" + exhibit.path("id").asText() + "/events?limit=200")
        .expect(200)
        .json()
        .path("items")
        .forEach(events::add);
    return events;
  }

  @Test
  void custodyMovesAtTheAcceptanceAndTheChainIsWhole() {
    JsonNode exhibit = sealedTelephone();
    String offer = offers(exhibit, custodian).expect(201).json().path("id").asText();

    assertThat(exhibit(investigator, exhibit).path("custodian"))
        .isEqualTo(exhibit.path("custodian"));
    custodian
        .post(
            "/transfers/" + offer + "/acceptance",
            Map.of("sealObserved", exhibit.path("seal").asText(), "condition", "intact"))
        .expect(200);

    assertThat(exhibit(investigator, exhibit).path("custodian"))
        .isNotEqualTo(exhibit.path("custodian"));
    List<JsonNode> events = events(investigator, exhibit);
    assertThat(events.stream().map(e -> e.path("type").asText()))
        .contains("SEIZED", "TRANSFER_OFFERED", "TRANSFER_ACCEPTED");
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).path("seq").asInt()).isEqualTo(i + 1);
      assertThat(events.get(i).path("prev").asText(""))
          .isEqualTo(i == 0 ? "" : events.get(i - 1).path("hash").asText());
    }
    // The custodian, who is no member of the case, reads the same chain.
    assertThat(events(custodian, exhibit)).isEqualTo(events);
  }

  @Test
  void aSealThatDiffersIsRecordedAsADiscrepancy() {
    JsonNode exhibit = sealedTelephone();
    String offer = offers(exhibit, custodian).expect(201).json().path("id").asText();

    custodian
        .post(
            "/transfers/" + offer + "/acceptance",
            Map.of("sealObserved", "B-OTHER", "condition", "seal of another number"))
        .expect(200);

    assertThat(events(investigator, exhibit).stream().map(e -> e.path("type").asText()))
        .contains("DISCREPANCY_RECORDED");
  }

  @Test
  void ofManyAnswersAndWithdrawalsAtOnceExactlyOneWins() throws Exception {
    JsonNode exhibit = sealedTelephone();
    String offer = offers(exhibit, custodian).expect(201).json().path("id").asText();
    List<Integer> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls =
          IntStream.range(0, 9)
              .mapToObj(i -> threads.submit(() -> answer(i % 3, offer, exhibit)))
              .toList();
      answers = new ArrayList<>();
      for (Future<Integer> call : calls) {
        answers.add(call.get());
      }
    }

    assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(answers).allMatch(status -> status == 200 || status == 409 || status == 404);
    List<JsonNode> events = events(investigator, exhibit);
    assertThat(
            events.stream()
                .map(e -> e.path("type").asText())
                .filter(type -> type.matches("TRANSFER_(ACCEPTED|REFUSED|WITHDRAWN)")))
        .hasSize(1);
  }

  private int answer(int how, String offer, JsonNode exhibit) {
    String path = "/transfers/" + offer;
    return switch (how) {
      case 0 ->
          custodian
              .post(
                  path + "/acceptance",
                  Map.of("sealObserved", exhibit.path("seal").asText(), "condition", "intact"))
              .status();
      case 1 -> custodian.post(path + "/refusal", Map.of("reason", "no room")).status();
      default -> investigator.post(path + "/withdrawal", Map.of("reason", "mistake")).status();
    };
  }

  @Test
  void ofManyOffersAtOnceExactlyOneStands() throws Exception {
    JsonNode exhibit = sealedTelephone();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> calls =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> offers(exhibit, i % 2 == 0 ? custodian : colleague).status()))
              .toList();
      int stood = 0;
      for (Future<Integer> call : calls) {
        int status = call.get();
        assertThat(status).isIn(201, 409);
        stood += status == 201 ? 1 : 0;
      }
      assertThat(stood).isEqualTo(1);
    }
  }

  @Test
  void nobodyOffersToThemselvesOrWhatTheyDoNotHold() {
    JsonNode exhibit = sealedTelephone();

    assertThat(offers(exhibit, investigator).status()).isIn(400, 409);
    Answer byAnother =
        custodian.post(
            "/exhibits/" + exhibit.path("id").asText() + "/transfers",
            Map.of("to", "lab.antwerp", "purpose", "EXAMINATION"));
    assertThat(byAnother.status()).isEqualTo(404);
  }

  @Test
  void aSealNumberIsUsedOnceInTheWholeSystem() {
    JsonNode exhibit = sealedTelephone();
    String caseId = investigator.opensCase("Second seal " + System.nanoTime()).path("id").asText();
    Map<String, Object> second = new HashMap<>();
    second.put("label", "OS-02");
    second.put("description", "Another telephone");
    second.put("kind", "PHYSICAL");
    second.put("category", "PHONE");
    second.put("seizedAt", "2026-09-12T07:31:00+02:00");
    second.put("place", "Turnhout");
    second.put("legalBasis", Map.of("code", "SEIZE", "reference", "TU.30.F1.001234/2026"));
    second.put("seal", exhibit.path("seal").asText());

    assertThat(investigator.post("/cases/" + caseId + "/exhibits", second).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"inv.brussels", "pros.brussels", "lead.brussels", "auditor"})
  void toStrangersTheExhibitDoesNotExist(String stranger) {
    JsonNode exhibit = sealedTelephone();
    String path = "/exhibits/" + exhibit.path("id").asText();

    assertThat(system.as(stranger).get(path).status()).isEqualTo(404);
    assertThat(system.as(stranger).get(path + "/events").status()).isEqualTo(404);
  }
}
