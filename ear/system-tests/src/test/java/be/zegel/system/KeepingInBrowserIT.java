package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * At the browser: a unit leader sees that stored bytes are damaged and has them checked again; an
 * investigator and a unit leader erase an exhibit's data by order, and the page keeps the
 * tombstone.
 */
class KeepingInBrowserIT {

  private final RunningSystem system = RunningSystem.get();
  private final Tampering tampering = new Tampering(system);
  private final Api investigator = system.as("inv.antwerp");
  private final String title = "Bewaring " + System.nanoTime();
  private final String caseId = investigator.opensCase(title).path("id").asText();

  private String exhibit() {
    Map<String, Object> exhibit = new HashMap<>();
    exhibit.put("description", "Kopie van een mailbox");
    exhibit.put("kind", "DIGITAL");
    exhibit.put("category", "CLOUD_DATA");
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

  private String filed(String exhibit, String name) {
    String file =
        investigator.files(exhibit, name, ("Brief " + name).getBytes(StandardCharsets.UTF_8));
    investigator.processed(file);
    return file;
  }

  @Test
  void damagedBytesAreSeenAndClearedByTheUnitLeader() {
    String exhibit = exhibit();
    String file = filed(exhibit, "brief.txt");
    String other = filed(exhibit, "bijlage.txt");
    Path object = tampering.objectOf(file);
    Tampering.flip(object);
    tampering.makeDue(file, other);
    investigator.await(
        "/files/" + file, answer -> !answer.path("sound").asBoolean(), Duration.ofMinutes(3));

    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      Page page = browser.open("/work");
      assertThat(page.locator("#unsound")).containsText("brief.txt");
      browser.isAccessible();
      page = browser.open("/exhibit?id=" + exhibit);
      assertThat(page.locator(".note.bad").first()).containsText("brief.txt");
      assertThat(page.locator("#fixity li").first()).isVisible();
      assertThat(page.locator("#files .chip.bad")).isVisible();
      browser.isAccessible();
      browser.picture("unit-leader-damaged");

      page.locator("#fixity button[data-dialog=check]").click();
      browser.isAccessible();
      Locator form = page.locator("#check-form");
      form.locator("textarea").fill("Teruggezet uit de kopie van vannacht");
      Tampering.flip(object);
      form.locator("input[type=submit]").click();

      assertThat(page.locator(".note.bad")).hasCount(0);
      assertThat(page.locator("#fixity .chip.ok").first()).isVisible();
      assertThat(page.locator("#fixity")).containsText("Teruggezet uit de kopie van vannacht");
      assertThat(page.locator("#files .chip.bad")).hasCount(0);
      browser.isAccessible();
      browser.picture("unit-leader-fixity");
    }
  }

  @Test
  void twoPersonsEraseByOrderAndTheTombstoneStays() {
    String exhibit = exhibit();
    filed(exhibit, "brief.txt");
    system
        .as("lead.antwerp")
        .post(
            "/exhibits/" + exhibit + "/events",
            Map.of("type", "DESTRUCTION_ORDERED", "order", "Vonnis 2026/88"))
        .expect(201);
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/exhibit/report?id=" + exhibit + "&type=CRYPTO_ERASED");
      assertThat(page.locator(".note.bad")).containsText("1");
      browser.isAccessible();
      browser.picture("investigator-erase");
      page.locator("#report input[id$=':order']").fill("Vonnis 2026/88");
      page.locator("#report input[type=submit]").click();
      assertThat(page.locator(".card.offer")).isVisible();
    }
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      Page page = browser.open("/exhibit?id=" + exhibit);
      assertThat(page.locator(".card.offer .note.bad")).isVisible();
      browser.isAccessible();
      browser.picture("unit-leader-erase");
      page.locator(".card.offer input[type=submit][id$=confirm]").click();
      assertThat(page.locator(".card.offer")).hasCount(0);
      investigator.await(
          "/exhibits/" + exhibit + "/erasure",
          answer -> answer.path("state").asText().equals("ERASED"),
          Duration.ofMinutes(3));
      page = browser.open("/exhibit?id=" + exhibit);
      assertThat(page.locator("#certificate")).isVisible();
      assertThat(page.locator("#files a[href*='/item']")).hasCount(0);
      browser.isAccessible();
      browser.picture("unit-leader-erased");
      String address = page.locator("#certificate").getAttribute("href");
      var answer = page.context().request().get(system.url() + address);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(new String(answer.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
  }
}
