package be.zegel.launcher;

import be.zegel.samples.DemoDossier;
import be.zegel.samples.DemoDossier.DemoCase;
import be.zegel.samples.DemoDossier.DemoSearch;
import be.zegel.samples.SampleEvidence;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Plays the sample dossiers into a running system, through the API and as the demo accounts: opens,
 * assigns, registers, files, hands over, moves on, instructs, decides. A second call finds what is
 * there and goes on where the first stopped; when nothing is missing it changes nothing.
 */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Files the sample evidence into a running system as the demo accounts would,",
      "waits until it is processed, and says what to look at. A second call changes nothing."
    })
final class DemoCommand implements Callable<Integer> {

  /** The password of every account of the demo realm; the realm exists in demo mode only. */
  static final String PASSWORD = "zegel-demo";

  private static final int PATIENCE_SECONDS = 1800;

  /**
   * The library that writes office files warns of what the samples leave out on purpose. Held here,
   * because a logger that nobody holds forgets its level.
   */
  private static final Logger OFFICE = Logger.getLogger("org.apache.poi");

  static {
    OFFICE.setLevel(Level.SEVERE);
  }

  @Mixin private Addresses addresses = new Addresses();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the samples are generated and kept; default: a temporary folder.")
  private @Nullable Path folder;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final HttpClient http = Addresses.http();
  private final Map<String, ApiClient> clients = new HashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    // First of all: is anybody there? Generating takes a while.
    as("inv.antwerp").get("me");
    Path samples = folder == null ? Files.createTempDirectory("zegel-demo") : folder;
    try {
      return play(samples);
    } finally {
      if (folder == null) {
        delete(samples);
      }
    }
  }

  private int play(Path samples) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.exists(samples.resolve(DemoDossier.FILE_NAME))) {
      out.println(Texts.text("demo.samples", samples));
      out.flush();
      SampleEvidence.generateCases(samples, SampleEvidence.DEMO_SEED);
    }
    DemoDossier dossier = DemoDossier.read(samples);
    // Only who has signed in once can be named by others.
    dossier.accounts().forEach(account -> as(account).get("me"));
    DemoPlay play = new DemoPlay(this::as, samples, out);
    for (DemoCase demoCase : dossier.cases()) {
      play.play(demoCase);
    }
    out.println(
        play.acts() == 0 ? Texts.text("demo.nothing") : Texts.text("demo.done", play.acts()));
    out.flush();
    boolean done = awaitProcessing(dossier, out);
    say(dossier, out);
    return done ? 0 : Zegel.FAILED;
  }

  private boolean awaitProcessing(DemoDossier dossier, PrintWriter out)
      throws InterruptedException {
    int shown = -1;
    for (int waited = 0; waited < PATIENCE_SECONDS; waited += 2) {
      int all = 0;
      int working = 0;
      for (DemoCase demoCase : dossier.cases()) {
        for (JsonNode file : files(demoCase)) {
          all++;
          String state = file.path("state").asText();
          working += "STORED".equals(state) || "EXTRACTING".equals(state) ? 1 : 0;
        }
      }
      if (working == 0) {
        out.println(Texts.text("demo.processed"));
        return true;
      }
      if (working != shown) {
        out.println(Texts.text("demo.processing", working, all));
        out.flush();
        shown = working;
      }
      TimeUnit.SECONDS.sleep(2);
    }
    out.println(Texts.text("demo.unprocessed"));
    return false;
  }

  private List<JsonNode> files(DemoCase demoCase) {
    ApiClient opener = as(demoCase.openedBy());
    JsonNode found = DemoPlay.find(opener, demoCase);
    if (found == null) {
      return List.of();
    }
    return opener.all("cases/" + found.path("id").asText() + "/exhibits", Map.of()).stream()
        .flatMap(
            exhibit ->
                opener.all("exhibits/" + exhibit.path("id").asText() + "/files", Map.of()).stream())
        .toList();
  }

  private void say(DemoDossier dossier, PrintWriter out) {
    out.println();
    out.println(Texts.text("demo.look", addresses.url, PASSWORD));
    out.println();
    out.println(Texts.text("demo.look.accounts"));
    for (String[] line :
        new String[][] {
          {"inv.antwerp", "My work: a directive to answer, cases, exhibits with their custody"},
          {"store.antwerp", "Transfers: what is offered, to accept or to refuse"},
          {"lab.antwerp", "Transfers: the laptop of the hospital case waits for the lab"},
          {"pros.antwerp", "Review: a submitted case with inventory and gaps; return or decide"},
          {"pros.brussels", "Review: a case under review, an answered directive to judge"},
          {"fed.pros", "A case that was decided"},
          {"lead.antwerp", "Unit: load, backlog, a case that nobody has been given yet"}
        }) {
      out.println(Texts.text("demo.look.account", padded(line[0], 14), line[1]));
    }
    out.println();
    out.println(Texts.text("demo.look.searches", addresses.url + "/search"));
    for (DemoCase demoCase : dossier.cases()) {
      for (DemoSearch search : demoCase.searches()) {
        out.println(
            Texts.text(
                "demo.look.search",
                padded(demoCase.openedBy(), 14),
                search.query(),
                search.shows()));
      }
    }
    out.println();
    out.println(Texts.text("demo.look.cases"));
    for (DemoCase demoCase : dossier.cases()) {
      JsonNode found = DemoPlay.find(as(demoCase.openedBy()), demoCase);
      if (found != null) {
        out.println(
            Texts.text(
                "demo.look.case",
                found.path("number").asText(),
                demoCase.title(),
                addresses.url + "/case/overview?id=" + found.path("id").asText(),
                demoCase.openedBy(),
                found.path("state").asText()));
      }
    }
    out.println(Texts.text("demo.look.guide"));
    out.flush();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private ApiClient as(String account) {
    return clients.computeIfAbsent(
        account,
        name ->
            new ApiClient(
                http, addresses.url, Login.demo(http, addresses.realm(), name, PASSWORD)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
