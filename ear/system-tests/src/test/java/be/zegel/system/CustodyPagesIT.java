package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages on which custody is reported, confirmed by a second person, and disclosed. */
class CustodyPagesIT {

  private final RunningSystem system = RunningSystem.get();
  private final Api investigator = system.as("inv.antwerp");

  private String telephone() {
    String id =
        investigator.opensCase("Melding " + InvestigatorJourneyIT.letters()).path("id").asText();
    return investigator
        .registersExhibit(id, "OS-" + InvestigatorJourneyIT.letters())
        .path("id")
        .asText();
  }

  @Test
  void anImageIsReportedFromThePageAndIsAnExhibitThatLeadsBackToItsSource() {
    String telephone = telephone();
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/exhibit?id=" + telephone);
      page.locator("details.act summary").click();
      page.locator("details.act a[href*='/exhibit/report']").click();
      page.waitForURL(Pattern.compile(".*/exhibit/report\\?id=.*"));
      browser.isAccessible();
      browser.picture("investigator-report");

      page.locator("a[href*='type=IMAGED']").click();
      page.locator("[id$=':do']").click();
      assertThat(page.locator(".problem").first()).isVisible();
      assertThat(page).hasURL(Pattern.compile(".*type=IMAGED.*"));
      browser.isAccessible();

      page.locator("[id$=':toolName']").fill("UFED");
      page.locator("[id$=':resultDescription']").fill("Kopie van het toestel");
      page.locator("[id$=':do']").click();
      page.waitForURL(Pattern.compile(".*/exhibit\\?id=.*"));
      assertThat(page.locator("h2.title")).containsText("Kopie van het toestel");
      assertThat(page.locator("dl.facts a[href*='" + telephone + "']")).isVisible();
      browser.isAccessible();
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void aCorrectionWaitsUnderMyWorkOfTheLeaderWhoConfirmsIt() {
    String telephone = telephone();
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/exhibit/report?id=" + telephone + "&type=CORRECTED");
      page.locator("[id$=':event']").selectOption("1");
      page.locator("[id$=':field']").selectOption("place");
      page.locator("[id$=':newValue']").fill("Turnhout, Grote Markt 1");
      page.locator("[id$=':reason']").fill("Uit het hoofd genoteerd");
      page.locator("[id$=':do']").click();
      page.waitForURL(Pattern.compile(".*/exhibit\\?id=.*"));
      // Who reported it does not confirm it.
      assertThat(page.locator(".offer input[id$='confirm']")).hasCount(0);
      assertThat(page.locator(".offer input[id$='withdraw']")).hasCount(1);
      assertThat(browser.complaints()).isEmpty();
    }
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      Page page = browser.open("/work");
      page.locator("a[href*='" + telephone + "']").first().click();
      page.waitForURL(Pattern.compile(".*/exhibit\\?id=.*"));
      browser.isAccessible();
      browser.picture("unit-leader-second-person");
      page.locator(".offer input[id$='confirm']").click();
      assertThat(page.locator("ol.chain > li").first()).containsText("Verbeterd");
      assertThat(page.locator(".offer")).hasCount(0);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void aMagistrateAsksForAPacketOnThePageAndFetchesIt() {
    SubmittedCase dossier =
        SubmittedCase.submitted(system, "Pakket " + InvestigatorJourneyIT.letters());
    try (Browser browser = Browser.of(system, "pros.antwerp")) {
      Page page = browser.open("/case/packets?id=" + dossier.id());
      browser.isAccessible();
      page.locator("[id$=':send']").click();
      assertThat(page.locator(".problem").first()).isVisible();
      page.locator("[id$=':recipient']").fill("Mr. Peeters, verdediging");
      page.locator("[id$=':ground']").fill("art. 21bis Sv.");
      page.locator("[id$=':send']").click();
      assertThat(page.locator("a[href*='/content']").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(180_000));
      browser.isAccessible();
      browser.picture("prosecutor-packet");
      assertThat(browser.complaints()).isEmpty();
    }
    // The investigator sees what was disclosed and cannot disclose.
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/case/packets?id=" + dossier.id());
      assertThat(page.locator("[id$=':send']")).hasCount(0);
      browser.isAccessible();
    }
    assertThat(
            investigator
                .post(
                    "/cases/" + dossier.id() + "/packets", Map.of("recipient", "x", "ground", "x"))
                .status())
        .isEqualTo(403);
  }
}
