package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./zegel demo} and {@code ./zegel file} against the running system. */
class CommandsIT {
  private static final Map<String, String> DEMO_STATES =
      Map.of(
          "DEMO – Gijzelsoftware ziekenhuis Noorderkempen", "INVESTIGATION",
          "DEMO – Valse helpdesk, veertien slachtoffers", "SUBMITTED",
          "DEMO – Fraude au président, société Meridia", "UNDER_REVIEW",
          "DEMO – Phishing im Namen eines Paketdienstes, Raum Eupen", "DECIDED",
          "DEMO – Beleggingsfraude NordVault", "REGISTERED",
          "DEMO – Melding van sextortion bij een minderjarige", "REGISTERED");
  private static final List<String> DEMO_OPENERS =
      List.of("inv.antwerp", "inv2.antwerp", "inv.brussels", "inv.ghent", "intake.antwerp");
  private static final int DEMO_EXHIBITS = 18;
  private static final int DEMO_FILES = 64;

  private final RunningSystem system = RunningSystem.get();
  private final Api investigator = system.as("inv.antwerp");
  @TempDir private Path home;
  private String caseNumber = "";
  private String caseId = "";
  private String exhibit = "";

  @BeforeEach
  void aCaseWithAnExhibit() {
    JsonNode opened = investigator.opensCase("Command line " + System.nanoTime());
    caseNumber = opened.path("number").asText();
    caseId = opened.path("id").asText();
    exhibit =
        investigator
            .registersExhibit(caseId, "CL-" + Long.toHexString(System.nanoTime()))
            .path("label")
            .asText();
  }

  @Test
  void theDemoFilesSixCasesAndASecondCallChangesNothing() {
    String first = Command.run(home, 0, "demo", "--url", system.url().toString());

    assertThat(first).contains("Everything is processed").contains("What to look at");
    Map<String, JsonNode> cases = demoCases();
    assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(DEMO_STATES.keySet());
    cases.forEach(
        (title, row) ->
            assertThat(row.path("state").asText()).as(title).isEqualTo(DEMO_STATES.get(title)));
    holdsWhatTheDemoPromises(cases);

    Map<String, Integer> events = eventsOf(cases);
    String second = Command.run(home, 0, "demo", "--url", system.url().toString());

    assertThat(second).contains("nothing was changed");
    assertThat(eventsOf(demoCases())).isEqualTo(events);
  }

  private void holdsWhatTheDemoPromises(Map<String, JsonNode> cases) {
    List<JsonNode> exhibits = new ArrayList<>();
    List<JsonNode> files = new ArrayList<>();
    List<String> transfers = new ArrayList<>();
    cases.forEach(
        (title, row) -> {
          Api opener = opener(row);
          for (JsonNode each : items(opener, "/cases/" + row.path("id").asText() + "/exhibits")) {
            exhibits.add(each);
            String path = "/exhibits/" + each.path("id").asText();
            files.addAll(items(opener, path + "/files"));
            items(opener, path + "/transfers")
                .forEach(transfer -> transfers.add(transfer.path("state").asText()));
          }
        });
    assertThat(exhibits).hasSize(DEMO_EXHIBITS);
    assertThat(files).hasSize(DEMO_FILES);
    assertThat(files)
        .extracting(file -> file.path("state").asText())
        .containsOnly("READY", "PARTIAL", "FAILED");
    assertThat(files)
        .filteredOn(file -> file.path("state").asText().equals("FAILED"))
        .as("whole files that could not be read")
        .hasSizeLessThan(6);
    assertThat(transfers).contains("OFFERED", "ACCEPTED", "REFUSED");

    String hospital = id(cases, "Gijzelsoftware");
    assertThat(members(hospital)).contains("inv.antwerp LEAD", "inv2.antwerp MEMBER");
    assertThat(states("pros.antwerp", "/cases/" + hospital + "/directives"))
        .containsExactly("RECEIVED");
    assertThat(states("pros.brussels", "/cases/" + id(cases, "Meridia") + "/directives"))
        .containsExactly("ANSWERED");
    String eupen = id(cases, "Eupen");
    assertThat(states("fed.pros", "/cases/" + eupen + "/directives")).containsExactly("ACCEPTED");
    assertThat(items(system.as("fed.pros"), "/cases/" + eupen + "/decisions")).hasSize(1);
  }

  @Test
  void filesAFolderUnderItsNamesWithReceiptsAndNothingTwice() throws IOException {
    Path folder = Files.createDirectories(home.resolve("seized/deep"));
    Files.writeString(folder.resolve("letter é.txt"), "een brief");
    Files.writeString(home.resolve("seized/empty.txt"), "");
    byte[] noise = new byte[3_000_000];
    new Random(7).nextBytes(noise);
    Files.write(home.resolve("seized/noise.bin"), noise);

    String first = files(0, home.resolve("seized"));

    assertThat(first)
        .contains("seized/deep/letter é.txt")
        .contains("seized/empty.txt")
        .contains("SHA-256 " + Api.sha256(noise))
        .contains("3 filed, 0 already there, 0 not filed");
    assertThat(filed())
        .containsEntry("seized/noise.bin", Api.sha256(noise))
        .containsEntry("seized/empty.txt", Api.sha256(new byte[0]))
        .containsKey("seized/deep/letter é.txt");

    // Another machine remembers nothing, and compares the content.
    Path other = Files.createDirectories(home.resolve("other"));
    String second = asking(other, 0, "inv.antwerp", caseNumber, exhibit, home.resolve("seized"));

    assertThat(second).contains("0 filed, 3 already there, 0 not filed");

    noise[5]++;
    Files.write(home.resolve("seized/noise.bin"), noise);
    assertThat(files(0, home.resolve("seized")))
        .as("another content under the same name is another file")
        .contains("1 filed, 2 already there");
  }

  @Test
  void goesOnAfterItWasKilledInTheMiddle() throws Exception {
    Path image = home.resolve("disk.img");
    try (RandomAccessFile large = new RandomAccessFile(image.toFile(), "rw")) {
      large.setLength(300L << 20);
      large.write("the beginning of a disk".getBytes(StandardCharsets.UTF_8));
    }
    try (Command killed = start(image)) {
      while (!begun() && killed.isAlive()) {
        Thread.sleep(2);
      }
    }

    String said = files(0, image);

    assertThat(said).containsPattern("disk\\.img  goes on at byte \\d+");
    Matcher receipt = Pattern.compile("SHA-256 ([0-9a-f]{64})  file (\\S+)").matcher(said);
    assertThat(receipt.find()).isTrue();
    JsonNode file = investigator.get("/files/" + receipt.group(2)).expect(200).json();
    assertThat(file.path("sha256").asText()).isEqualTo(receipt.group(1));
    assertThat(file.path("size").asText()).isEqualTo(String.valueOf(300L << 20));
    assertThat(filed()).hasSize(1);
  }

  /** The command has noted that it began an upload. */
  private boolean begun() throws IOException {
    Path notes = home.resolve("zegel");
    if (!Files.isDirectory(notes)) {
      return false;
    }
    try (Stream<Path> all = Files.list(notes)) {
      return all.anyMatch(note -> note.getFileName().toString().startsWith("upload-"));
    }
  }

  @Test
  void namesWhatIsWrongAndFilesTheRest() throws IOException {
    Path good = Files.writeString(home.resolve("good.txt"), "goed");

    assertThat(files(2, home.resolve("nothing-here"))).contains("There is no " + home);
    assertThat(asking(home, 1, "inv.antwerp", "ZG-2026-999999", exhibit, good))
        .contains("There is no case ZG-2026-999999 in your sight");
    assertThat(asking(home, 1, "inv.antwerp", caseNumber, "OS-404", good))
        .contains("has no exhibit OS-404 in your sight");
    assertThat(asking(home, 1, "inv.ghent", caseNumber, exhibit, good))
        .as("a stranger is told no more than that there is nothing")
        .contains("There is no case " + caseNumber + " in your sight");

    Path folder = Files.createDirectories(home.resolve("mixed"));
    Files.copy(good, folder.resolve("good.txt"));
    Files.createSymbolicLink(folder.resolve("broken-link"), home.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    assertThat(files(1, folder))
        .contains("broken-link cannot be read")
        .contains("loop cannot be read: a link leads back to its own folder")
        .contains("1 filed, 0 already there, 2 not filed");
    assertThat(filed()).containsOnlyKeys("mixed/good.txt");
  }

  @Test
  void refusesWhoMayReadAndNotFile() throws IOException {
    investigator
        .post(
            "/cases/" + caseId + "/members",
            Map.of("username", "inv2.antwerp", "role", "READER", "reason", "test"))
        .status();
    system
        .as("lead.antwerp")
        .post(
            "/cases/" + caseId + "/members",
            Map.of("username", "inv2.antwerp", "role", "READER", "reason", "test"))
        .expect(200);
    Path file = Files.writeString(home.resolve("letter.txt"), "een brief");

    assertThat(asking(home, 1, "inv2.antwerp", caseNumber, exhibit, file))
        .contains("zegel: letter.txt: ");
    assertThat(filed()).isEmpty();
  }

  @Test
  void aPersonConfirmsTheCommandInABrowserOnce() throws Exception {
    Path file = Files.writeString(home.resolve("device.txt"), "van een mens");
    String[] command = {
      "file",
      "--url",
      system.url().toString(),
      "--case",
      caseNumber,
      "--exhibit",
      exhibit,
      file.toString()
    };
    try (Command running = Command.start(home, command);
        Browser browser = Browser.of(system, "inv.antwerp")) {
      Pattern invitation = Pattern.compile("Open (\\S+) and confirm the code ([A-Z]{4}-[A-Z]{4})");
      Matcher invited = invitation.matcher(running.said());
      while (!invited.find()) {
        assertThat(running.isAlive()).as(running::said).isTrue();
        Thread.sleep(100);
        invited = invitation.matcher(running.said());
      }
      Page page = browser.page();
      page.navigate(invited.group(1));
      page.locator("[name=accept]").click();

      running.ends(0);
    }
    JsonNode filed = items(investigator, "/exhibits/" + exhibitId() + "/files").getFirst();
    assertThat(filed.path("filedBy").asText()).isEqualTo("inv.antwerp");

    assertThat(Command.run(home, 0, command)).contains("already filed").doesNotContain("Open ");
  }

  @Test
  void saysWhatToDoWhenNothingRuns() {
    assertThat(Command.run(home, 1, "demo", "--url", "http://localhost:1"))
        .contains("Nothing answers at http://localhost:");
  }

  private Command start(Path path) {
    return Command.start(
        home,
        "file",
        "--url",
        system.url().toString(),
        "--demo-user",
        "inv.antwerp",
        "--case",
        caseNumber,
        "--exhibit",
        exhibit,
        path.toString());
  }

  private String files(int code, Path path) {
    return asking(home, code, "inv.antwerp", caseNumber, exhibit, path);
  }

  /** Runs the command to its end with everything said. */
  private String asking(
      Path memory, int code, String account, String number, String label, Path path) {
    return Command.run(
        memory,
        code,
        "file",
        "--url",
        system.url().toString(),
        "--demo-user",
        account,
        "--case",
        number,
        "--exhibit",
        label,
        path.toString());
  }

  private String exhibitId() {
    return items(investigator, "/cases/" + caseId + "/exhibits").stream()
        .filter(row -> row.path("label").asText().equals(exhibit))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  /** The names of what is filed under the exhibit, with the hashes. */
  private Map<String, String> filed() {
    Map<String, String> filed = new TreeMap<>();
    items(investigator, "/exhibits/" + exhibitId() + "/files")
        .forEach(
            file ->
                filed.merge(
                    file.path("filename").asText(),
                    file.path("sha256").asText(),
                    (first, second) -> second));
    return filed;
  }

  private Map<String, JsonNode> demoCases() {
    Map<String, JsonNode> cases = new TreeMap<>();
    for (String account : DEMO_OPENERS) {
      for (JsonNode row : items(system.as(account), "/cases?mine=true")) {
        if (row.path("title").asText().startsWith("DEMO")) {
          cases.put(row.path("title").asText(), row);
        }
      }
    }
    return cases;
  }

  private Map<String, Integer> eventsOf(Map<String, JsonNode> cases) {
    Map<String, Integer> events = new TreeMap<>();
    cases.forEach(
        (title, row) -> {
          Api opener = opener(row);
          String path = "/cases/" + row.path("id").asText();
          events.put(title, items(opener, path + "/history").size());
          for (JsonNode each : items(opener, path + "/exhibits")) {
            events.put(
                title + " " + each.path("label").asText(),
                items(opener, "/exhibits/" + each.path("id").asText() + "/events").size());
          }
        });
    return events;
  }

  private Api opener(JsonNode row) {
    for (String account : DEMO_OPENERS) {
      Api api = system.as(account);
      if (api.get("/cases/" + row.path("id").asText()).status() == 200) {
        return api;
      }
    }
    throw new AssertionError("nobody sees " + row);
  }

  private static String id(Map<String, JsonNode> cases, String part) {
    return cases.entrySet().stream()
        .filter(each -> each.getKey().contains(part))
        .findFirst()
        .orElseThrow()
        .getValue()
        .path("id")
        .asText();
  }

  private List<String> members(String id) {
    List<String> members = new ArrayList<>();
    investigator
        .get("/cases/" + id)
        .expect(200)
        .json()
        .path("members")
        .forEach(
            member ->
                members.add(member.path("username").asText() + " " + member.path("role").asText()));
    return members;
  }

  private List<String> states(String account, String path) {
    return items(system.as(account), path).stream()
        .map(each -> each.path("state").asText())
        .toList();
  }

  private static List<JsonNode> items(Api api, String path) {
    List<JsonNode> items = new ArrayList<>();
    String separator = path.contains("?") ? "&" : "?";
    String next = "";
    do {
      JsonNode page =
          api.get(path + separator + "limit=200" + (next.isEmpty() ? "" : "&cursor=" + next))
              .expect(200)
              .json();
      page.path("items").forEach(items::add);
      next = page.path("next").asText("");
    } while (!next.isEmpty() && !next.equals("null"));
    return items;
  }
}
