package be.zegel.launcher;

import be.zegel.samples.DemoDossier.Answer;
import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoDecision;
import be.zegel.samples.DemoDossier.DemoDirective;
import be.zegel.samples.DemoDossier.DemoExhibit;
import be.zegel.samples.DemoDossier.DemoFile;
import be.zegel.samples.DemoDossier.DemoMember;
import be.zegel.samples.DemoDossier.DemoReply;
import be.zegel.samples.DemoDossier.DemoTransfer;
import be.zegel.samples.DemoDossier.DemoTransition;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plays one demo case after the other: looks what is there, and does what is missing, as the
 * account that would. What people have done with the demo since is left as it is.
 */
final class DemoPlay {

  private final Function<String, ApiClient> as;
  private final Path samples;
  private final PrintWriter out;
  private int acts;

  DemoPlay(Function<String, ApiClient> as, Path samples, PrintWriter out) {
    this.as = as;
    this.samples = samples;
    this.out = out;
  }

  /** How many things had to be done. */
  int acts() {
    return acts;
  }

  /** A demo case among those of its opener; null when it was not opened yet. */
  static @Nullable JsonNode find(ApiClient opener, DemoCase demoCase) {
    for (JsonNode row : opener.all("cases", Map.of("mine", "true"))) {
      if (row.path("title").asText().equals(demoCase.title())) {
        return row;
      }
    }
    return null;
  }

  void play(DemoCase demoCase) throws IOException {
    ApiClient opener = as.apply(demoCase.openedBy());
    JsonNode found = find(opener, demoCase);
    JsonNode opened = found == null ? open(opener, demoCase) : found;
    say(
        found == null ? "demo.opened" : "demo.case",
        opened.path("number").asText(),
        demoCase.title());
    String id = opened.path("id").asText();
    staff(demoCase, id);
    Map<String, String> exhibits = new HashMap<>();
    opener
        .all("cases/" + id + "/exhibits", Map.of())
        .forEach(row -> exhibits.put(row.path("label").asText(), row.path("id").asText()));
    for (DemoExhibit exhibit : demoCase.exhibits()) {
      String exhibitId = exhibits.get(exhibit.label());
      exhibit(opener, exhibitId == null ? register(opener, id, exhibit) : exhibitId, exhibit);
    }
    steps(opener, id, demoCase.transitions());
    directives(id, demoCase.directives());
    decide(id, demoCase.decision());
  }

  private JsonNode open(ApiClient opener, DemoCase demoCase) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", demoCase.title());
    body.put("summary", demoCase.summary());
    body.put("phenomenon", demoCase.phenomenon());
    body.put("proceduralLanguage", demoCase.proceduralLanguage());
    body.put("confidentiality", demoCase.confidentiality());
    body.put("factsFrom", demoCase.factsFrom());
    body.put("factsTo", demoCase.factsTo());
    body.put("place", demoCase.place());
    body.put("unit", demoCase.unit());
    body.put("office", demoCase.office());
    return act(opener, "cases", body);
  }

  private void staff(DemoCase demoCase, String id) {
    Set<String> there = new HashSet<>();
    as.apply(demoCase.openedBy())
        .get("cases/" + id)
        .path("members")
        .forEach(member -> there.add(member.path("username").asText() + member.path("role")));
    for (DemoMember member : demoCase.members()) {
      if (there.contains(member.username() + '"' + member.role() + '"')) {
        continue;
      }
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("username", member.username());
      body.put("role", member.role());
      body.put("until", member.until());
      body.put("reason", member.reason());
      act(as.apply(demoCase.assignedBy()), "cases/" + id + "/members", body);
    }
  }

  private String register(ApiClient opener, String caseId, DemoExhibit exhibit) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("label", exhibit.label());
    body.put("description", exhibit.description());
    body.put("kind", exhibit.kind());
    body.put("category", exhibit.category());
    body.put("seizedAt", exhibit.seizedAt());
    body.put("place", exhibit.place());
    body.put(
        "legalBasis",
        Map.of("code", exhibit.legalBasis().code(), "reference", exhibit.legalBasis().reference()));
    body.put("seal", exhibit.seal());
    return act(opener, "cases/" + caseId + "/exhibits", body).path("id").asText();
  }

  private void exhibit(ApiClient opener, String id, DemoExhibit exhibit) throws IOException {
    Set<String> filed = new HashSet<>();
    opener
        .all("exhibits/" + id + "/files", Map.of())
        .forEach(file -> filed.add(file.path("filename").asText()));
    for (DemoFile file : exhibit.files()) {
      if (!filed.contains(file.filename())) {
        TusUpload.Receipt receipt =
            new TusUpload(opener)
                .send(samples.resolve(file.path()), id, file.filename(), null, TusUpload.UNWATCHED);
        acts++;
        say("demo.filed", exhibit.label(), file.filename(), receipt.sha256().substring(0, 16));
      }
    }
    List<JsonNode> made = opener.all("exhibits/" + id + "/transfers", Map.of());
    for (int i = 0; i < exhibit.transfers().size(); i++) {
      DemoTransfer transfer = exhibit.transfers().get(i);
      if (i >= made.size()) {
        answer(offer(id, transfer), transfer);
      } else if (i == made.size() - 1
          && made.get(i).path("state").asText().equals("OFFERED")
          && transfer.answer() != Answer.LEAVE_OPEN) {
        // An earlier call was interrupted between the offer and its answer.
        answer(made.get(i).path("id").asText(), transfer);
      }
    }
  }

  private String offer(String exhibit, DemoTransfer transfer) {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("to", transfer.to());
    offer.put("purpose", transfer.purpose());
    offer.put("seal", transfer.seal());
    return act(as.apply(transfer.from()), "exhibits/" + exhibit + "/transfers", offer)
        .path("id")
        .asText();
  }

  private void answer(String id, DemoTransfer transfer) {
    ApiClient receiver = as.apply(transfer.to());
    switch (transfer.answer()) {
      case ACCEPT -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sealObserved", transfer.sealObserved());
        answer.put("condition", transfer.text());
        act(receiver, "transfers/" + id + "/acceptance", answer);
      }
      case REFUSE ->
          act(receiver, "transfers/" + id + "/refusal", Map.of("reason", transfer.text()));
      case LEAVE_OPEN -> {}
    }
  }

  /** Takes the steps to states in which the case has never been. */
  private void steps(ApiClient opener, String id, List<DemoTransition> steps) {
    Set<String> reached = new HashSet<>();
    for (JsonNode event : opener.all("cases/" + id + "/history", Map.of())) {
      event.path("fields").forEach(value -> reached.add(value.asText()));
    }
    for (DemoTransition step : steps) {
      if (!reached.contains(step.to())) {
        act(
            as.apply(step.by()),
            "cases/" + id + "/transitions",
            Map.of("to", step.to(), "reason", step.reason()));
      }
    }
  }

  private void directives(String caseId, List<DemoDirective> directives) {
    for (DemoDirective directive : directives) {
      ApiClient magistrate = as.apply(directive.by());
      JsonNode given = given(magistrate, caseId, directive);
      if (given == null) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", directive.text());
        body.put("items", directive.items());
        Integer days = directive.dueInDays();
        body.put("due", days == null ? null : Instant.now().plus(days, ChronoUnit.DAYS).toString());
        given = act(magistrate, "cases/" + caseId + "/directives", body);
      }
      String state = given.path("state").asText();
      String path = "directives/" + given.path("id").asText();
      DemoReply answer = directive.answer();
      if (state.equals("RECEIVED") && answer != null) {
        act(as.apply(answer.by()), path + "/answer", Map.of("text", answer.text()));
        state = "ANSWERED";
      }
      DemoReply acceptance = directive.acceptance();
      if (state.equals("ANSWERED") && acceptance != null) {
        act(as.apply(acceptance.by()), path + "/acceptance", Map.of("remark", acceptance.text()));
      }
    }
  }

  private static @Nullable JsonNode given(
      ApiClient magistrate, String caseId, DemoDirective directive) {
    for (JsonNode given : magistrate.all("cases/" + caseId + "/directives", Map.of())) {
      if (given.path("text").asText().equals(directive.text())) {
        return given;
      }
    }
    return null;
  }

  private void decide(String caseId, @Nullable DemoDecision decision) {
    if (decision == null) {
      return;
    }
    ApiClient prosecutor = as.apply(decision.by());
    if (prosecutor.all("cases/" + caseId + "/decisions", Map.of()).isEmpty()) {
      act(
          prosecutor,
          "cases/" + caseId + "/decisions",
          Map.of("code", decision.code(), "reason", decision.reason(), "text", decision.text()));
    }
  }

  private JsonNode act(ApiClient api, String path, Map<String, Object> body) {
    acts++;
    return api.post(path, body, null);
  }

  private void say(String key, Object... values) {
    out.println(Texts.text(key, values));
    out.flush();
  }
}
