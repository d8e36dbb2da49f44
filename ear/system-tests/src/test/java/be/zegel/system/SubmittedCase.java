package be.zegel.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A case as the police of Antwerp bring it to the prosecutor, made through the interface as its
 * people would: with a lead, two exhibits, one of which was taken over with another seal than the
 * record says.
 */
final class SubmittedCase {
  private final RunningSystem system;
  private final Api investigator;
  private final String id;
  private final String number;

  private SubmittedCase(RunningSystem system, JsonNode opened) {
    this.system = system;
    this.investigator = system.as("inv.antwerp");
    this.id = opened.path("id").asText();
    this.number = opened.path("number").asText();
  }

  /** Opens a case that nobody leads. */
  static SubmittedCase registered(RunningSystem system, String title) {
    arrive(system);
    Map<String, Object> opened =
        Map.of(
            "title", title,
            "summary", "Slachtoffers werden gebeld door een valse medewerker van de helpdesk.",
            "phenomenon", "HELPDESK",
            "proceduralLanguage", "nl",
            "factsFrom", "2026-09-01",
            "factsTo", "2026-09-30",
            "place", "Turnhout",
            "confidentiality", "NORMAL");
    return new SubmittedCase(
        system, system.as("inv.antwerp").post("/cases", opened).expect(201).json());
  }

  /** Opens a case and brings it to the prosecutor. */
  static SubmittedCase submitted(RunningSystem system, String title) {
    SubmittedCase opened = registered(system, title).investigated();
    opened.entersExhibits();
    opened.moves(
        "inv.antwerp", "SUBMITTED", "Het verschil in zegel van OS-02 is in het labo vastgesteld.");
    return opened;
  }

  /** Whoever is named in the case has to have signed in once. */
  private static void arrive(RunningSystem system) {
    for (String person :
        new String[] {"inv.antwerp", "inv2.antwerp", "lab.antwerp", "lead.antwerp"}) {
      system.as(person).get("/me").expect(200);
    }
  }

  /** Gives the case to an investigator who begins. */
  SubmittedCase investigated() {
    system
        .as("lead.antwerp")
        .post(
            "/cases/" + id + "/members",
            Map.of("username", "inv.antwerp", "role", "LEAD", "reason", "kent het fenomeen"))
        .expect(200);
    moves("lead.antwerp", "ASSIGNED", "verdeeld");
    moves("inv.antwerp", "INVESTIGATION", "begonnen");
    return this;
  }

  private void entersExhibits() {
    String seal = "B-" + UUID.randomUUID().toString().substring(0, 8);
    exhibit("OS-01", "iPhone 13, zwart", "B-" + UUID.randomUUID().toString().substring(0, 8));
    String disputed = exhibit("OS-02", "Samsung A54, blauw", seal).path("id").asText();
    String transfer =
        investigator
            .post(
                "/exhibits/" + disputed + "/transfers",
                Map.of("to", "lab.antwerp", "purpose", "EXAMINATION", "seal", seal))
            .expect(201)
            .json()
            .path("id")
            .asText();
    system
        .as("lab.antwerp")
        .post(
            "/transfers/" + transfer + "/acceptance",
            Map.of("sealObserved", "B-0000001", "condition", "zak gescheurd"))
        .expect(200);
  }

  private JsonNode exhibit(String label, String description, String seal) {
    Map<String, Object> exhibit = new LinkedHashMap<>();
    exhibit.put("label", label);
    exhibit.put("description", description);
    exhibit.put("kind", "PHYSICAL");
    exhibit.put("category", "PHONE");
    exhibit.put(
        "seizedAt", OffsetDateTime.now(ZoneOffset.UTC).minus(1, ChronoUnit.HOURS).toString());
    exhibit.put("place", "Turnhout");
    exhibit.put("legalBasis", Map.of("code", "SEIZE", "reference", "TU.30.F1.001234/2026"));
    exhibit.put("seal", seal);
    return investigator.post("/cases/" + id + "/exhibits", exhibit).expect(201).json();
  }

  /** Takes the case one step further in somebody's name. */
  void moves(String username, String to, String reason) {
    system
        .as(username)
        .post("/cases/" + id + "/transitions", Map.of("to", to, "reason", reason))
        .expect(200);
  }

  /** The prosecutor of Antwerp gives a directive that falls due after some seconds. */
  void owesSoon(int seconds) {
    system
        .as("pros.antwerp")
        .post(
            "/cases/" + id + "/directives",
            Map.of(
                "text",
                "Hoor de bewaker van het gebouw.",
                "due",
                Instant.now().plusSeconds(seconds).toString()))
        .expect(201);
  }

  String id() {
    return id;
  }

  String number() {
    return number;
  }

  /** The address of a page of the case. */
  String page(String name) {
    return "/case/" + name + "?id=" + id;
  }

  JsonNode read(String username) {
    return system.as(username).get("/cases/" + id).expect(200).json();
  }
}
