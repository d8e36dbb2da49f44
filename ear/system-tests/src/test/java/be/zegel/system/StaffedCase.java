package be.zegel.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/**
 * A case under investigation with one person of every relation to it: evidence filed, an exhibit in
 * the evidence room's custodian's hands and offered to the lab, a directive given. Whoever is not
 * named has no relation to it.
 */
final class StaffedCase {

  /** All accounts of the demo organisation. */
  static final List<String> ACCOUNTS =
      List.of(
          "inv.antwerp",
          "inv2.antwerp",
          "lab.antwerp",
          "store.antwerp",
          "lead.antwerp",
          "pros.antwerp",
          "judge.antwerp",
          "clerk.antwerp",
          "inv.ghent",
          "inv.brussels",
          "lead.brussels",
          "pros.brussels",
          "fed.pros",
          "intake.antwerp",
          "analyst.fccu",
          "liaison.fccu",
          "auditor",
          "dpo",
          "admin");

  private static final Map<String, String> RELATIONS =
      Map.of(
          "inv.antwerp", "MEMBER",
          "inv2.antwerp", "LEAD",
          "analyst.fccu", "READER",
          "lead.antwerp", "UNIT_LEADER",
          "pros.antwerp", "OFFICE_PROSECUTOR",
          "store.antwerp", "CUSTODIAN",
          "lab.antwerp", "OFFEREE");

  private static final AtomicInteger SEALS = new AtomicInteger();

  private final RunningSystem system;

  /** A word that stands in the evidence of this case and nowhere else. */
  final String word = "zw" + UUID.randomUUID().toString().replace("-", "");

  final String confidentiality;
  final String id;
  final String number;
  final String exhibit;
  final String file;
  final String item;
  final String picture;
  final String directive;
  final String packet;

  /** A correction that the investigator reported and that waits for a second person. */
  final String proposal;

  /** The offer that waits for the lab's answer; made anew by {@link #offerAgain}. */
  String transfer;

  StaffedCase(RunningSystem system, String confidentiality) {
    this.system = system;
    this.confidentiality = confidentiality;
    ACCOUNTS.forEach(account -> system.as(account).get("/me").expect(200));
    Api investigator = system.as("inv.antwerp");
    JsonNode opened = investigator.opensCase("Titel " + word, confidentiality);
    id = opened.path("id").asText();
    number = opened.path("number").asText();
    staff("inv2.antwerp", "LEAD");
    staff("analyst.fccu", "READER");
    move("lead.antwerp", "ASSIGNED").expect(200);
    move("inv2.antwerp", "INVESTIGATION").expect(200);
    exhibit = investigator.registersExhibit(id, "OS-" + seal()).path("id").asText();
    file =
        investigator.files(
            exhibit,
            "brieven/" + word + ".txt",
            ("Geachte, " + word + " werd gisteren te Turnhout gezien. Met vriendelijke groet.")
                .getBytes(StandardCharsets.UTF_8));
    String drawing = investigator.files(exhibit, "tekening.png", png());
    item = investigator.processed(file).path("root").asText();
    picture = investigator.processed(drawing).path("root").asText();
    directive =
        system
            .as("pros.antwerp")
            .post("/cases/" + id + "/directives", Map.of("text", "Ga na wat " + word + " betekent"))
            .expect(201)
            .json()
            .path("id")
            .asText();
    proposal =
        investigator
            .post(
                "/exhibits/" + exhibit + "/events",
                Map.of(
                    "type",
                    "CORRECTED",
                    "event",
                    1,
                    "field",
                    "place",
                    "newValue",
                    "Turnhout",
                    "reason",
                    "misread"))
            .expect(202)
            .json()
            .path("proposal")
            .path("id")
            .asText();
    handOver("inv.antwerp", "store.antwerp");
    transfer = offer("store.antwerp", "lab.antwerp");
    packet = packet();
  }

  /** A packet of the case, ready. */
  private String packet() {
    Api prosecutor = system.as("pros.antwerp");
    String begun =
        prosecutor
            .post("/cases/" + id + "/packets", Map.of("recipient", "test", "ground", "test"))
            .expect(201)
            .json()
            .path("id")
            .asText();
    prosecutor.await(
        "/packets/" + begun,
        packet -> packet.path("state").asText().equals("READY"),
        java.time.Duration.ofMinutes(3));
    return begun;
  }

  static String relation(String account) {
    return RELATIONS.getOrDefault(account, "NONE");
  }

  Api.Answer move(String account, String state) {
    return system
        .as(account)
        .post("/cases/" + id + "/transitions", Map.of("to", state, "reason", "test"));
  }

  private void staff(String account, String role) {
    system
        .as("lead.antwerp")
        .post(
            "/cases/" + id + "/members",
            Map.of("username", account, "role", role, "reason", "test"))
        .expect(200);
  }

  /** Offers the exhibit to the lab again when the last offer was answered. */
  void offerAgain() {
    String state =
        system
            .as("store.antwerp")
            .get("/transfers/" + transfer)
            .expect(200)
            .json()
            .path("state")
            .asText();
    if (state.equals("ACCEPTED")) {
      handOver("lab.antwerp", "store.antwerp");
    }
    if (!state.equals("OFFERED")) {
      transfer = offer("store.antwerp", "lab.antwerp");
    }
  }

  private void handOver(String from, String to) {
    String offered = offer(from, to);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "sealObserved",
        system.as(to).get("/transfers/" + offered).expect(200).json().path("seal").asText());
    answer.put("condition", "sound");
    system.as(to).post("/transfers/" + offered + "/acceptance", answer).expect(200);
  }

  private String offer(String from, String to) {
    return system
        .as(from)
        .post("/exhibits/" + exhibit + "/transfers", Map.of("to", to, "purpose", "EXAMINATION"))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  /** A text that no seal or label has borne before. */
  static String seal() {
    return UUID.randomUUID().toString().substring(0, 8) + SEALS.incrementAndGet();
  }

  private static byte[] png() {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 320, 200);
    pen.setColor(Color.BLUE);
    pen.drawLine(10, 10, 300, 180);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
