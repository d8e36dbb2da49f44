package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evidence that is dropped onto a page: many files and folders at once, and a large one over a line
 * that is slow and breaks.
 */
class FilingInBrowserIT {
  private static final String INVESTIGATOR = "inv.antwerp";
  private static final int LARGE = 6_000_000;
  private static final int SLOW_BYTES_PER_SECOND = 500_000;
  private static final Pattern UNDER_WAY = Pattern.compile("^[1-9][0-9]?\u202f%.*");
  private static final ContainsTextOptions PATIENTLY =
      new ContainsTextOptions().setTimeout((double) Duration.ofMinutes(3).toMillis());

  @TempDir Path folder;

  private final RunningSystem system = RunningSystem.get();
  private String exhibit = "";

  @BeforeEach
  void anExhibit() {
    Api investigator = system.as(INVESTIGATOR);
    String caseId =
        investigator.opensCase("Neerleggen " + InvestigatorJourneyIT.letters()).path("id").asText();
    exhibit =
        investigator
            .registersExhibit(caseId, "OS-" + InvestigatorJourneyIT.letters())
            .path("id")
            .asText();
  }

  @Test
  void manyFilesAndAFolderAreFiledByOneDropUnderTheirPaths() throws IOException {
    Map<String, String> dropped = new TreeMap<>();
    Path telephone = folder.resolve("telefoon");
    Path notes = Files.createDirectories(telephone.resolve("nota's/2026"));
    for (int i = 0; i < 20; i++) {
      write(notes.resolve("nota " + i + ".txt"), "nota " + i, dropped);
    }
    write(telephone.resolve("contacten.vcf"), "BEGIN:VCARD\r\nFN:Jan\r\nEND:VCARD", dropped);
    Path single = folder.resolve("losse nota.txt");
    write(single, "een losse nota", dropped);
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      Page page = browser.open("/exhibit?id=" + exhibit);
      drop(page, page.locator("[data-upload]"), telephone, single);
      assertThat(page.locator("[data-summary]"))
          .containsText(dropped.size() + " van " + dropped.size() + " neergelegd", PATIENTLY);
      browser.isAccessible();
      browser.picture("investigator-drop");
    }
    Map<String, String> filed = new TreeMap<>();
    for (JsonNode file : system.as(INVESTIGATOR).filesOf(exhibit)) {
      filed.put(file.path("filename").asText(), file.path("sha256").asText());
    }
    assertThat(filed).isEqualTo(dropped);
  }

  @Test
  void aLargeFileGoesOnAfterAPauseAReloadAndALostConnection() throws IOException {
    byte[] bytes = new byte[LARGE];
    new Random(7).nextBytes(bytes);
    Path large = Files.write(folder.resolve("image.dd"), bytes);
    List<String> asked = new ArrayList<>();
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      Page page = browser.page();
      page.onDialog(Dialog::accept);
      page.onRequest(
          request -> {
            if (request.url().contains("/uploads")) {
              asked.add(request.method());
            }
          });
      browser.open("/exhibit?id=" + exhibit);
      CDPSession devTools = page.context().newCDPSession(page);
      devTools.send("Network.enable");
      line(devTools, false);
      Locator state = page.locator(".uploads .state");
      page.locator("[data-input=files]").setInputFiles(large);
      // Some of it has travelled.
      assertThat(state).hasText(UNDER_WAY);
      tool(page, "Pauzeren").click();
      assertThat(state).containsText("Gepauzeerd");
      browser.isAccessible();
      browser.picture("investigator-paused");

      page.reload();
      assertThat(page.locator("[data-summary]")).containsText("bleef onderbroken");
      page.locator("[data-input=files]").setInputFiles(large);
      assertThat(state).hasText(UNDER_WAY);

      line(devTools, true);
      assertThat(state).containsText("Geen verbinding");
      line(devTools, false);
      assertThat(state).containsText("Neergelegd; de hash klopt", PATIENTLY);
      assertThat(page.locator("#files")).containsText("image.dd", PATIENTLY);
      // What the browser says about the broken line is the point of this test.
      browser.forgetComplaints();
    }
    assertThat(asked)
        .as("one upload from beginning to end: created once, and asked where it stands")
        .containsOnlyOnce("POST")
        .contains("HEAD", "PATCH");
    assertThat(system.as(INVESTIGATOR).filesOf(exhibit).path(0).path("sha256").asText())
        .isEqualTo(Api.sha256(bytes));
  }

  private void write(Path file, String text, Map<String, String> written) throws IOException {
    Files.writeString(file, text);
    written.put(
        folder.relativize(file).toString(), Api.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Locator tool(Page page, String name) {
    return page.locator(".uploads")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  /** Drops files and folders of the disk as a hand with a mouse does. */
  private static void drop(Page page, Locator target, Path... paths) {
    target.scrollIntoViewIfNeeded();
    BoundingBox box = target.boundingBox();
    JsonArray files = new JsonArray();
    for (Path path : paths) {
      files.add(path.toString());
    }
    JsonObject data = new JsonObject();
    data.add("items", new JsonArray());
    data.add("files", files);
    data.addProperty("dragOperationsMask", 1);
    CDPSession devTools = page.context().newCDPSession(page);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      JsonObject event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("x", box.x + box.width / 2);
      event.addProperty("y", box.y + box.height / 2);
      event.add("data", data);
      devTools.send("Input.dispatchDragEvent", event);
    }
  }

  /** A line that is slow, or broken. */
  private static void line(CDPSession devTools, boolean broken) {
    JsonObject line = new JsonObject();
    line.addProperty("offline", broken);
    line.addProperty("latency", 0);
    line.addProperty("downloadThroughput", -1);
    line.addProperty("uploadThroughput", SLOW_BYTES_PER_SECOND);
    devTools.send("Network.emulateNetworkConditions", line);
  }
}
