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

/** What can happen to an exhibit beside its hand-over, up to its end, and what takes two people. */
class VocabularyIT {

  private static final String BEFORE = "a".repeat(64);
  private static final String AFTER = "b".repeat(64);

  private final RunningSystem system = RunningSystem.get();
  private final Api investigator = system.as("inv.antwerp");
  private final Api colleague = system.as("inv2.antwerp");
  private final Api leader = system.as("lead.antwerp");

  private final String caseId =
      investigator.opensCase("Vocabulary " + System.nanoTime()).path("id").asText();

  private String telephone() {
    return investigator.registersExhibit(caseId, "OS-" + StaffedCase.seal()).path("id").asText();
  }

  private Answer report(Api reporter, String exhibit, String type, Object... members) {
    Map<String, Object> body = new HashMap<>();
    body.put("type", type);
    for (int i = 0; i < members.length; i += 2) {
      body.put((String) members[i], members[i + 1]);
    }
    return reporter.post("/exhibits/" + exhibit + "/events", body);
  }

  private JsonNode exhibit(String id) {
    return investigator.get("/exhibits/" + id).expect(200).json();
  }

  private List<JsonNode> events(String id) {
    List<JsonNode> events = new ArrayList<>();
    investigator
        .get("/exhibits/" + id + "/events?limit=200")
        .expect(200)
        .json()
        .path("items")
        .forEach(events::add);
    return events;
  }

  private List<String> types(String id) {
    return events(id).stream().map(event -> event.path("type").asText()).toList();
  }

  private static String proposal(Answer answer) {
    return answer.expect(202).json().path("proposal").path("id").asText();
  }

  @Test
  void anImageIsAnExhibitOfItsOwnWhoseChainAndHoldsComeFromItsSource() {
    String telephone = telephone();
    report(leader, telephone, "HOLD_PLACED", "order", "KS 2026/114").expect(201);

    Answer imaged =
        report(
            investigator,
            telephone,
            "IMAGED",
            "tool",
            Map.of("name", "UFED", "version", "7.70", "reference", "WB-112"),
            "hashBefore",
            BEFORE,
            "hashAfter",
            BEFORE,
            "results",
            List.of(Map.of("description", "Image of the telephone", "kind", "DIGITAL")));

    String image = imaged.expect(201).json().path("results").path(0).asText();
    assertThat(types(image)).startsWith("IMAGED").contains("HOLD_PLACED");
    assertThat(exhibit(image).path("onHold").asBoolean()).isTrue();
    assertThat(exhibit(image).path("label").asText()).startsWith("OS-");
    JsonNode onSource = events(telephone).getLast();
    assertThat(onSource.path("type").asText()).isEqualTo("IMAGED");
    assertThat(onSource.path("fields").path("tool").asText()).contains("UFED", "WB-112");
    JsonNode lineage =
        investigator.get("/exhibits/" + image + "/lineage").expect(200).json().path("items");
    assertThat(lineage).hasSize(1);
    assertThat(lineage.path(0).path("id").asText()).isEqualTo(telephone);
    assertThat(lineage.path(0).path("derivation").asText()).isEqualTo("IMAGE_OF");
  }

  @Test
  void aSourceThatChangedWhileImagedNeedsTheAlterationDeclaredFirst() {
    String telephone = telephone();
    Object[] image = {
      "tool",
      Map.of("name", "UFED"),
      "hashBefore",
      BEFORE,
      "hashAfter",
      AFTER,
      "results",
      List.of(Map.of("description", "Image", "kind", "DIGITAL"))
    };

    assertThat(report(investigator, telephone, "IMAGED", image).expect(409).code())
        .isEqualTo("custody-forbids");

    report(investigator, telephone, "ALTERED_UNAVOIDABLY", "reason", "the device had to be on")
        .expect(201);
    report(investigator, telephone, "IMAGED", image).expect(201);
    assertThat(types(telephone)).containsSubsequence("ALTERED_UNAVOIDABLY", "IMAGED");
  }

  @Test
  void whatIsHeldDoesNotLeaveAndDestructionTakesAnOrderAndTwoOthersThanTheCollector() {
    String telephone = telephone();
    assertThat(
            report(investigator, telephone, "DESTROYED", "order", "V 12", "method", "shredded")
                .expect(409)
                .code())
        .isEqualTo("custody-forbids");
    report(leader, telephone, "HOLD_PLACED", "order", "KS 1").expect(201);
    String hold = events(telephone).getLast().path("fields").path("holdId").asText();
    report(leader, telephone, "DESTRUCTION_ORDERED", "order", "Vonnis 12").expect(201);
    assertThat(
            report(investigator, telephone, "DESTROYED", "order", "V 12", "method", "shredded")
                .expect(409)
                .code())
        .isEqualTo("exhibit-held");
    report(leader, telephone, "HOLD_RELEASED", "hold", hold, "order", "KS 2").expect(201);

    String proposal =
        proposal(
            report(investigator, telephone, "DESTROYED", "order", "V 12", "method", "shredded"));
    assertThat(types(telephone)).doesNotContain("DESTROYED");
    assertThat(
            investigator
                .post("/proposals/" + proposal + "/confirmation", Map.of())
                .expect(409)
                .code())
        .isEqualTo("same-person");
    leader.post("/proposals/" + proposal + "/confirmation", Map.of()).expect(200);

    JsonNode destroyed = events(telephone).getLast();
    assertThat(destroyed.path("type").asText()).isEqualTo("DESTROYED");
    assertThat(destroyed.path("actor").asText()).isEqualTo("inv.antwerp");
    assertThat(destroyed.path("fields").path("secondPerson").asText()).isNotEmpty();
    assertThat(exhibit(telephone).path("state").asText()).isEqualTo("CLOSED");
    assertThat(report(leader, telephone, "INCIDENT", "note", "too late").expect(409).code())
        .isEqualTo("exhibit-closed");
  }

  @Test
  void whoCollectedDoesNotOrderTheDestruction() {
    String caseOfLeader = leader.opensCase("Own " + System.nanoTime()).path("id").asText();
    String own =
        leader.registersExhibit(caseOfLeader, "OS-" + StaffedCase.seal()).path("id").asText();

    assertThat(report(leader, own, "DESTRUCTION_ORDERED", "order", "V 13").expect(409).code())
        .isEqualTo("separation-of-duties");
  }

  @Test
  void aCorrectionKeepsBothValuesAndTheSecondPerson() {
    String telephone = telephone();
    String proposal =
        proposal(
            report(
                investigator,
                telephone,
                "CORRECTED",
                "event",
                1,
                "field",
                "place",
                "newValue",
                "Turnhout, Grote Markt 1",
                "reason",
                "written down from memory"));
    assertThat(leader.get("/proposals").expect(200).json().path("items").findValuesAsText("id"))
        .contains(proposal);
    leader.post("/proposals/" + proposal + "/confirmation", Map.of()).expect(200);

    JsonNode corrected = events(telephone).getLast().path("fields");
    assertThat(corrected.path("newValue").asText()).isEqualTo("Turnhout, Grote Markt 1");
    assertThat(corrected.path("oldValue").asText())
        .isEqualTo(events(telephone).getFirst().path("fields").path("place").asText());
    assertThat(
            report(
                    investigator,
                    telephone,
                    "CORRECTED",
                    "event",
                    1,
                    "field",
                    "custodianAfter",
                    "newValue",
                    "x",
                    "reason",
                    "x")
                .expect(400)
                .json()
                .path("fields")
                .toString())
        .contains("field");
  }

  @Test
  void ofManySecondPersonsExactlyOneWins() throws Exception {
    leader
        .post(
            "/cases/" + caseId + "/members",
            Map.of("username", "inv2.antwerp", "role", "MEMBER", "reason", "test"))
        .expect(200);
    String telephone = telephone();
    String proposal =
        proposal(
            report(
                investigator,
                telephone,
                "CORRECTED",
                "event",
                1,
                "field",
                "place",
                "newValue",
                "Mechelen",
                "reason",
                "misread"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              (i % 2 == 0 ? leader : colleague)
                                  .post(
                                      "/proposals/"
                                          + proposal
                                          + (i % 4 < 2 ? "/confirmation" : "/refusal"),
                                      i % 4 < 2 ? Map.of() : Map.of("reason", "no"))
                                  .status()))
              .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
      assertThat(statuses).allMatch(status -> status == 200 || status == 409);
    }
    String state =
        investigator.get("/proposals/" + proposal).expect(200).json().path("state").asText();
    assertThat(types(telephone).stream().filter("CORRECTED"::equals))
        .hasSize(state.equals("CONFIRMED") ? 1 : 0);
  }

  @Test
  void theRegistryKeepsWhatIsDepositedUntilTwoPeopleTakeItBack() {
    leader
        .post(
            "/cases/" + caseId + "/members",
            Map.of("username", "inv2.antwerp", "role", "MEMBER", "reason", "test"))
        .expect(200);
    String telephone = telephone();
    String seal = exhibit(telephone).path("seal").asText();
    String registry = "REG-ANT";
    report(
            investigator,
            telephone,
            "DEPOSITED",
            "organisation",
            registry,
            "receipt",
            "OS 2026/4411")
        .expect(201);
    assertThat(exhibit(telephone).path("state").asText()).isEqualTo("EXTERNAL");
    assertThat(exhibit(telephone).path("custodian").asText()).isNotEmpty();

    String offer =
        investigator
            .post(
                "/exhibits/" + telephone + "/transfers",
                Map.of("to", "inv2.antwerp", "purpose", "EXAMINATION"))
            .expect(201)
            .json()
            .path("id")
            .asText();
    colleague.post("/transfers/" + offer + "/acceptance", Map.of("sealObserved", seal)).expect(200);

    assertThat(exhibit(telephone).path("custodian").asText()).isEqualTo("inv2.antwerp");
    // Its seizure was entered late; its custody has no hole.
    assertThat(exhibit(telephone).path("gaps").findValuesAsText("code"))
        .containsExactly("LATE_ENTRY");
  }

  @Test
  void whatIsLostIsMissingUntilSomebodyFindsIt() {
    String telephone = telephone();
    String seal = exhibit(telephone).path("seal").asText();
    report(investigator, telephone, "LOST", "note", "not in the car any more").expect(201);
    assertThat(exhibit(telephone).path("state").asText()).isEqualTo("MISSING");

    report(leader, telephone, "FOUND", "note", "under the seat", "seal", seal).expect(201);

    assertThat(exhibit(telephone).path("custodian").asText()).isEqualTo("lead.antwerp");
    assertThat(exhibit(telephone).path("gaps").findValuesAsText("code")).contains("NO_CUSTODIAN");
  }

  @Test
  void aPaperChainIsTakenOverWithWhatItLeavesUnexplained() {
    Map<String, Object> exhibit = new HashMap<>();
    exhibit.put("description", "Server taken over from the old register");
    exhibit.put("kind", "PHYSICAL");
    exhibit.put("category", "COMPUTER");
    exhibit.put("seizedAt", "2026-09-12T07:31:00+02:00");
    exhibit.put("place", "Antwerpen");
    exhibit.put("legalBasis", Map.of("code", "SEIZE", "reference", "PV 1"));
    exhibit.put("lateReason", "kept on paper until now");
    exhibit.put(
        "paperChain",
        Map.of(
            "documentHash",
            BEFORE,
            "unexplained",
            List.of(
                Map.of(
                    "from", "2026-09-20T09:00:00+02:00",
                    "to", "2026-09-22T09:00:00+02:00",
                    "note", "no signature"))));

    String id =
        investigator
            .post("/cases/" + caseId + "/exhibits", exhibit)
            .expect(201)
            .json()
            .path("id")
            .asText();

    assertThat(types(id)).containsExactly("LEGACY_IMPORTED");
    assertThat(exhibit(id).path("gaps").findValuesAsText("code")).contains("PAPER_INTERVAL");
  }

  @Test
  void aTypeAsksForWhatBelongsToItAndForNothingElse() {
    String telephone = telephone();
    assertThat(report(investigator, telephone, "PACKAGED").expect(400).text())
        .contains("container");
    assertThat(
            report(investigator, telephone, "PACKAGED", "container", "B-1", "method", "x")
                .expect(400)
                .text())
        .contains("method");
    assertThat(report(investigator, telephone, "INGESTED").expect(400).text()).contains("type");
    assertThat(
            report(investigator, telephone, "INVENTORIED", "result", "SOMEWHERE")
                .expect(400)
                .code())
        .isEqualTo("unknown-code");
    report(investigator, telephone, "DESTRUCTION_ORDERED", "order", "x").expect(403);
    JsonNode forms = investigator.get("/exhibits/" + telephone + "/event-forms").expect(200).json();
    assertThat(forms.path("items").findValuesAsText("type"))
        .contains("PACKAGED", "IMAGED", "LOST", "CORRECTED")
        .doesNotContain("FOUND", "HOLD_RELEASED", "CUSTODIAN_OVERRIDDEN");
  }

  @Test
  void severalExhibitsBecomeOneAndEachChainNamesTheOther() {
    String first = telephone();
    String second = telephone();
    report(investigator, first, "MERGED", "reason", "one bag", "sources", List.of(second))
        .expect(201);
    assertThat(types(first)).endsWith("MERGED");
    assertThat(types(second)).endsWith("MERGED");
    Answer split =
        report(
            investigator,
            first,
            "SPLIT",
            "reason",
            "the SIM card is examined apart",
            "results",
            List.of(Map.of("description", "SIM card", "kind", "PHYSICAL", "category", "SIM")));
    String card = split.expect(201).json().path("results").path(0).asText();
    assertThat(types(card)).startsWith("DERIVED");
    assertThat(
            investigator
                .get("/exhibits/" + first + "/lineage")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("id"))
        .containsExactlyInAnyOrder(second, card);
  }

  @Test
  void anAbsentCustodianIsReplacedByTwoSuperiors() {
    String telephone = telephone();
    String proposal =
        proposal(
            report(
                leader,
                telephone,
                "CUSTODIAN_OVERRIDDEN",
                "person",
                "lead.antwerp",
                "reason",
                "long illness"));
    // The replaced custodian is a member of the case and may be the second; a stranger may not.
    system
        .as("inv.brussels")
        .post("/proposals/" + proposal + "/confirmation", Map.of())
        .expect(404);
    investigator.post("/proposals/" + proposal + "/confirmation", Map.of()).expect(200);
    assertThat(exhibit(telephone).path("custodian").asText()).isEqualTo("lead.antwerp");
  }
}
