package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The unit leader's way, at the browser: who carries what, a case that nobody leads is given to
 * somebody, given to somebody else, and what is overdue is seen.
 */
class UnitLeaderJourneyIT {
  private final RunningSystem system = RunningSystem.get();
  private final Api leader = system.as("lead.antwerp");

  @Test
  void aCaseIsAssignedReassignedAndItsLoadFollows() {
    SubmittedCase file = SubmittedCase.registered(system, "Datadiefstal webwinkel");
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      double before = points("inv.antwerp");
      assigns(browser, file);
      assertThat(file.read("lead.antwerp").path("state").asText()).isEqualTo("ASSIGNED");
      assertThat(file.read("lead.antwerp").path("lead").asText()).isEqualTo("inv.antwerp");
      assertThat(points("inv.antwerp")).isGreaterThan(before);
      double other = points("inv2.antwerp");
      reassigns(browser, file);
      assertThat(file.read("lead.antwerp").path("lead").asText()).isEqualTo("inv2.antwerp");
      assertThat(points("inv2.antwerp")).isGreaterThan(other);
    }
  }

  @Test
  void whatIsOverdueAndHowOldTheBacklogIsStandOnTheBoard() {
    SubmittedCase file =
        SubmittedCase.registered(system, "Gijzelsoftware ziekenhuis").investigated();
    file.owesSoon(2);
    leader.await(
        "/workload",
        board ->
            StreamSupport.stream(board.path("urgent").spliterator(), false)
                .anyMatch(c -> c.path("number").asText().equals(file.number()) && late(board, c)),
        Duration.ofMinutes(1));
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      Page page = browser.open("/unit?show=OVERDUE");
      Locator row = page.locator("#cases tr", new Page.LocatorOptions().setHasText(file.number()));
      assertThat(row.locator(".chip.bad")).isVisible();
      assertThat(page.locator(".figure[aria-current=true] .value")).not().hasText("0");
      browser.isAccessible();
      browser.picture("unit-leader-overdue");
      // The youngest cases of the backlog, by keyboard alone.
      page.locator("table.ages a").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#cases h2")).containsText("0–30");
      assertThat(page.locator("#cases tr", new Page.LocatorOptions().setHasText(file.number())))
          .hasCount(1);
    }
    try (Browser phone = Browser.onPhone(system, "lead.antwerp")) {
      Page page = phone.open("/work");
      assertThat(page.locator("main")).containsText(file.number());
      phone.isAccessible();
    }
  }

  @Test
  void aRestrictedCaseCountsWithoutItsTitle() {
    JsonNode opened = system.as("inv.antwerp").opensCase("Lek bij de eigen dienst", "RESTRICTED");
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      Page page = browser.open("/unit?show=UNASSIGNED");
      Locator row =
          page.locator(
              "#cases tr", new Page.LocatorOptions().setHasText(opened.path("number").asText()));
      assertThat(row).hasCount(1);
      assertThat(row).not().containsText("Lek bij de eigen dienst");
    }
  }

  private static void assigns(Browser browser, SubmittedCase file) {
    Page page = browser.open("/unit?show=UNASSIGNED");
    Locator row = page.locator("#cases tr", new Page.LocatorOptions().setHasText(file.number()));
    browser.isAccessible();
    browser.picture("unit-leader-board");
    row.locator("a.btn").click();
    Locator dialog = page.locator("dialog#assign");
    assertThat(dialog).isVisible();
    dialog.locator("[id$=':username']").selectOption("inv.antwerp");
    dialog.locator("[id$=':complexity']").selectOption("3");
    browser.picture("unit-leader-assign");
    dialog.locator("[id='assign-form:save']").click();
    // A choice needs its reason; what was chosen stays.
    assertThat(dialog.locator(".problem").first()).isVisible();
    assertThat(dialog.locator("[id$=':username']")).hasValue("inv.antwerp");
    dialog.locator("[id$=':reason']").fill("Kent het fenomeen.");
    browser.isAccessible();
    dialog.locator("[id='assign-form:save']").click();
    assertThat(page.locator("#messages")).containsText(file.number());
    assertThat(row).hasCount(0);
  }

  private static void reassigns(Browser browser, SubmittedCase file) {
    Page page = browser.open("/unit?show=LED&of=inv.antwerp");
    Locator row = page.locator("#cases tr", new Page.LocatorOptions().setHasText(file.number()));
    browser.picture("unit-leader-person");
    row.locator("a.btn").click();
    page.locator("[id$=':username']").selectOption("inv2.antwerp");
    page.locator("[id$=':reason']").fill("Ilse is met verlof.");
    page.locator("[id='assign-form:save']").click();
    assertThat(page.locator("#messages")).containsText(file.number());
    page.navigate(page.url().replace("inv.antwerp", "inv2.antwerp"));
    assertThat(row).hasCount(1);
    browser.open(file.page("members"));
    assertThat(page.locator("main")).containsText("Ilse is met verlof.");
    browser.isAccessible();
    browser.picture("unit-leader-members");
  }

  private double points(String username) {
    JsonNode board = leader.get("/workload").expect(200).json();
    return StreamSupport.stream(board.path("investigators").spliterator(), false)
        .filter(person -> person.path("username").asText().equals(username))
        .findFirst()
        .orElseThrow()
        .path("points")
        .asDouble();
  }

  private static boolean late(JsonNode board, JsonNode due) {
    return java.time.Instant.parse(due.path("due").asText())
        .isBefore(java.time.Instant.parse(board.path("at").asText()));
  }
}
