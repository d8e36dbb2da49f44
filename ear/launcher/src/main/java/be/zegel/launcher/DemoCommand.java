package be.zegel.launcher;

import be.zegel.samples.DemoDossier;
import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoExhibit;
import be.zegel.samples.DemoDossier.DemoFile;
import be.zegel.samples.DemoDossier.DemoTransfer;
import be.zegel.samples.SampleEvidence;
import be.zegel.samples.Scale;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Plays the sample dossiers into a running system, through the API and as the demo accounts: opens,
 * assigns, registers, files, hands over, moves on. A second call finds what is there and goes on
 * where the first stopped.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Files the sample evidence into a running system as the demo accounts would,",
      "waits until it is processed, and says what to look at."
    })
final class DemoCommand implements Callable<Integer> {

  /** The password of every account of the demo realm; the realm exists in demo mode only. */
  static final String PASSWORD = "zegel-demo";

  private static final int PATIENCE_SECONDS = 900;

  @Mixin private Addresses addresses = new Addresses();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the samples are generated; default: a temporary folder.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final HttpClient http = Addresses.http();
  private final Map<String, ApiClient> clients = new HashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path samples = folder == null ? Files.createTempDirectory("zegel-demo") : folder;
    out.println("Generating the samples in " + samples);
    out.flush();
    SampleEvidence.generate(samples, SampleEvidence.DEMO_SEED, Scale.SMALL);
    DemoDossier dossier = DemoDossier.read(samples);
    for (String account :
        List.of(
            "inv.antwerp",
            "inv2.antwerp",
            "lab.antwerp",
            "store.antwerp",
            "lead.antwerp",
            "pros.antwerp",
            "inv.ghent",
            "inv.brussels",
            "lead.brussels",
            "pros.brussels")) {
      as(account).get("me");
    }
    for (DemoCase demoCase : dossier.cases()) {
      play(demoCase, samples, out);
    }
    boolean done = awaitProcessing(dossier, out);
    say(dossier, out);
    return done ? 0 : Zegel.FAILED;
  }

  private void play(DemoCase demoCase, Path samples, PrintWriter out) throws IOException {
    ApiClient opener = as(demoCase.openedBy());
    JsonNode opened = find(opener, demoCase);
    if (opened == null) {
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
      opened = opener.post("cases", body, null);
    }
    String id = opened.path("id").asText();
    out.println(opened.path("number").asText() + "  " + demoCase.title());
    out.flush();
    staff(demoCase, id);
    Set<String> labels = new HashSet<>();
    opener
        .all("cases/" + id + "/exhibits", Map.of())
        .forEach(e -> labels.add(e.path("label").asText()));
    for (DemoExhibit exhibit : demoCase.exhibits()) {
      exhibit(demoCase, id, exhibit, !labels.contains(exhibit.label()), samples, out);
    }
    for (DemoDossier.DemoTransition step : demoCase.transitions()) {
      step(id, step);
    }
  }

  private void staff(DemoCase demoCase, String id) {
    ApiClient leader = as(demoCase.assignedBy());
    for (DemoDossier.DemoMember member : demoCase.members()) {
      as(member.username()).get("me");
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("username", member.username());
      body.put("role", member.role());
      body.put("until", member.until());
      body.put("reason", member.reason());
      leader.post("cases/" + id + "/members", body, null);
    }
  }

  private void step(String id, DemoDossier.DemoTransition step) {
    try {
      as(step.by())
          .post(
              "cases/" + id + "/transitions",
              Map.of("to", step.to(), "reason", step.reason()),
              null);
    } catch (ApiClient.ApiRefusal refusal) {
      // A second call finds the case further on: the step was taken before.
      if (refusal.status() != 409) {
        throw refusal;
      }
    }
  }

  private void exhibit(
      DemoCase demoCase,
      String caseId,
      DemoExhibit exhibit,
      boolean register,
      Path samples,
      PrintWriter out)
      throws IOException {
    ApiClient opener = as(demoCase.openedBy());
    if (register) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("label", exhibit.label());
      body.put("description", exhibit.description());
      body.put("kind", exhibit.kind());
      body.put("category", exhibit.category());
      body.put("seizedAt", exhibit.seizedAt());
      body.put("place", exhibit.place());
      body.put(
          "legalBasis",
          Map.of(
              "code", exhibit.legalBasis().code(), "reference", exhibit.legalBasis().reference()));
      body.put("seal", exhibit.seal());
      opener.post("cases/" + caseId + "/exhibits", body, null);
    }
    String id = null;
    for (JsonNode row : opener.all("cases/" + caseId + "/exhibits", Map.of())) {
      if (row.path("label").asText().equals(exhibit.label())) {
        id = row.path("id").asText();
      }
    }
    if (id == null) {
      throw new IllegalStateException(
          "the exhibit was registered and is not listed: " + exhibit.label());
    }
    Set<String> filed = new HashSet<>();
    opener
        .all("exhibits/" + id + "/files", Map.of())
        .forEach(f -> filed.add(f.path("filename").asText()));
    for (DemoFile file : exhibit.files()) {
      if (!filed.contains(file.filename())) {
        TusUpload.Receipt receipt =
            new TusUpload(opener)
                .send(
                    samples.resolve(file.path()),
                    id,
                    file.filename(),
                    null,
                    upload -> {},
                    done -> {});
        out.println(
            "  "
                + exhibit.label()
                + "  "
                + file.filename()
                + "  "
                + receipt.sha256().substring(0, 12));
        out.flush();
      }
    }
    int made = opener.all("exhibits/" + id + "/transfers", Map.of()).size();
    for (DemoTransfer transfer :
        exhibit
            .transfers()
            .subList(Math.min(made, exhibit.transfers().size()), exhibit.transfers().size())) {
      transfer(id, transfer);
    }
  }

  private void transfer(String exhibit, DemoTransfer transfer) {
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("to", transfer.to());
    offer.put("purpose", transfer.purpose());
    offer.put("seal", transfer.seal());
    as(transfer.to()).get("me");
    String id =
        as(transfer.from())
            .post("exhibits/" + exhibit + "/transfers", offer, null)
            .path("id")
            .asText();
    switch (transfer.answer()) {
      case ACCEPT -> {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sealObserved", transfer.sealObserved());
        answer.put("condition", transfer.text());
        as(transfer.to()).post("transfers/" + id + "/acceptance", answer, null);
      }
      case REFUSE ->
          as(transfer.to())
              .post("transfers/" + id + "/refusal", Map.of("reason", transfer.text()), null);
      case LEAVE_OPEN -> {}
    }
  }

  private boolean awaitProcessing(DemoDossier dossier, PrintWriter out)
      throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_SECONDS; waited += 5) {
      int working = 0;
      for (DemoCase demoCase : dossier.cases()) {
        ApiClient opener = as(demoCase.openedBy());
        JsonNode found = find(opener, demoCase);
        if (found == null) {
          continue;
        }
        for (JsonNode exhibit :
            opener.all("cases/" + found.path("id").asText() + "/exhibits", Map.of())) {
          for (JsonNode file :
              opener.all("exhibits/" + exhibit.path("id").asText() + "/files", Map.of())) {
            String state = file.path("state").asText();
            working += "STORED".equals(state) || "EXTRACTING".equals(state) ? 1 : 0;
          }
        }
      }
      if (working == 0) {
        out.println("Everything is processed and can be searched.");
        return true;
      }
      out.println("  " + working + " files are being processed");
      out.flush();
      TimeUnit.SECONDS.sleep(5);
    }
    out.println("Some files are still being processed; they go on by themselves.");
    return false;
  }

  private void say(DemoDossier dossier, PrintWriter out) {
    out.println();
    out.println("What to look at, at " + addresses.url + " (password of all: " + PASSWORD + ")");
    out.println("  inv.antwerp     My work, Cases, an exhibit with its custody; search");
    for (DemoCase demoCase : dossier.cases()) {
      for (DemoDossier.DemoSearch search : demoCase.searches()) {
        out.println("                  " + search.query() + "  -  " + search.shows());
      }
    }
    out.println("  store.antwerp   Transfers: accept or refuse what is offered");
    out.println("  pros.antwerp    Review: submitted cases, inventory, gaps; return or decide");
    out.println("  lead.antwerp    Unit: load, backlog, unassigned cases");
    out.flush();
  }

  private static @Nullable JsonNode find(ApiClient api, DemoCase demoCase) {
    for (JsonNode row : api.all("cases", Map.of("mine", "true"))) {
      if (row.path("title").asText().equals(demoCase.title())) {
        return row;
      }
    }
    return null;
  }

  private ApiClient as(String account) {
    return clients.computeIfAbsent(
        account,
        name ->
            new ApiClient(
                http, addresses.url, Login.demo(http, addresses.realm(), name, PASSWORD)));
  }
}
