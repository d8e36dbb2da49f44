package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The prosecutor's way through a case, at the browser: the list of what waits, the inventory with
 * the custody of each exhibit, the return with an instruction, the answer, the decision.
 */
class ProsecutorJourneyIT {
  private final RunningSystem system = RunningSystem.get();

  @Test
  void aCaseIsReviewedReturnedAnsweredAndDecided() {
    SubmittedCase file = SubmittedCase.submitted(system, "Helpdeskfraude Turnhout");
    try (Browser prosecutor = Browser.of(system, "pros.antwerp")) {
      findsTheCase(prosecutor, file);
      seesWhatIsThereAndWhatIsNot(prosecutor);
      returnsTheCase(prosecutor, file);
    }
    assertThat(file.read("inv.antwerp").path("state").asText()).isEqualTo("RETURNED");
    try (Browser investigator = Browser.of(system, "inv.antwerp")) {
      answers(investigator, file);
    }
    file.moves("inv.antwerp", "INVESTIGATION", "beantwoord");
    file.moves("inv.antwerp", "SUBMITTED", "nu volledig");
    try (Browser prosecutor = Browser.of(system, "pros.antwerp")) {
      acceptsTheAnswer(prosecutor, file);
      decidesAboutTheCaseAsItStands(prosecutor, file);
      readsTheHistoryInFrench(prosecutor, file);
    }
    assertThat(file.read("pros.antwerp").path("state").asText()).isEqualTo("DECIDED");
  }

  private static void findsTheCase(Browser prosecutor, SubmittedCase file) {
    Page page = prosecutor.open("/review");
    page.locator("[id='queue:q']").fill(file.number());
    page.locator("[id='queue:q']").press("Tab");
    Locator row =
        page.locator("#queue\\:lists tr", new Page.LocatorOptions().setHasText(file.number()));
    assertThat(row).hasCount(1);
    assertThat(page.locator("#queue\\:lists tbody tr")).hasCount(1);
    prosecutor.isAccessible();
    prosecutor.picture("prosecutor-list");
    row.locator("a").first().click();
    assertThat(page.locator("h1")).containsText("Helpdeskfraude Turnhout");
  }

  private static void seesWhatIsThereAndWhatIsNot(Browser prosecutor) {
    Page page = prosecutor.page();
    assertThat(page.locator("#inventory tbody tr")).hasCount(2);
    // The exhibit with something to explain is shown first, and the step where it shows is marked.
    assertThat(page.locator("#chain h2")).containsText("OS-02");
    assertThat(page.locator("#chain tr.gap").first()).containsText("B-0000001");
    assertThat(page.locator("#completeness .check").first()).containsText("OS-02");
    prosecutor.isAccessible();
    prosecutor.picture("prosecutor-review");
    page.locator("#inventory td:last-child a").first().click();
    assertThat(page.locator("#chain h2")).containsText("OS-01");
    assertThat(page.locator("#chain tr.gap")).hasCount(0);
    page.locator("[id='taking:take']").click();
    assertThat(page.locator("[id='taking:take']")).hasCount(0);
  }

  private static void returnsTheCase(Browser prosecutor, SubmittedCase file) {
    Page page = prosecutor.page();
    page.locator("[data-dialog=return]").click();
    Locator dialog = page.locator("dialog#return");
    dialog.locator("[id$=':items']").fill("Hoor de koper van de telefoon");
    dialog.locator("[id='return-form:send']").click();
    // Without an instruction nothing is returned, the dialog says so, and nothing typed is lost.
    assertThat(dialog).isVisible();
    assertThat(dialog.locator("[id$=':text']")).isFocused();
    assertThat(dialog.locator(".problem").first()).isVisible();
    assertThat(dialog.locator("[id$=':items']")).hasValue("Hoor de koper van de telefoon");
    prosecutor.isAccessible();
    dialog
        .locator("[id$=':text']")
        .fill("Verklaar het verschil in zegel van OS-02 en hoor de koper.");
    dialog
        .locator("[id$=':items']")
        .fill("Hoor de koper van de telefoon\nVraag het labo om uitleg");
    prosecutor.picture("prosecutor-return");
    dialog.locator("[id='return-form:send']").click();
    assertThat(page.locator("#messages")).containsText(file.number());
  }

  private static void answers(Browser investigator, SubmittedCase file) {
    Page page = investigator.open(file.page("directives"));
    Locator acts = page.locator("form[id='answering'] textarea");
    assertThat(acts).hasCount(3);
    acts.nth(0).fill("Verhoord, PV TU.30.F1.002001/2026");
    page.locator("[id='answering:send']").click();
    // Every act needs its own answer.
    assertThat(page.locator("#answering .problem").first()).isVisible();
    assertThat(acts.nth(0)).hasValue("Verhoord, PV TU.30.F1.002001/2026");
    acts.nth(1).fill("De zak scheurde bij het openen, PV TU.30.F1.002002/2026");
    acts.nth(2).fill("Beide daden zijn gesteld.");
    investigator.isAccessible();
    page.locator("[id='answering:send']").click();
    assertThat(page.locator("#messages")).containsText(file.number());
    assertThat(page.locator("ol.acts .answer")).hasCount(2);
  }

  private static void acceptsTheAnswer(Browser prosecutor, SubmittedCase file) {
    Page page = prosecutor.open(file.page("directives"));
    assertThat(page.locator("ol.acts .answer").first()).containsText("TU.30.F1.002001/2026");
    prosecutor.picture("prosecutor-answer");
    page.locator("[id='judging:back']").click();
    assertThat(page.locator("#judging .problem").first()).isVisible();
    prosecutor.isAccessible();
    page.locator("[id='judging:accept']").click();
    assertThat(page.locator("#messages")).containsText(file.number());
    assertThat(page.locator("#judging")).hasCount(0);
  }

  private void decidesAboutTheCaseAsItStands(Browser prosecutor, SubmittedCase file) {
    Page page = prosecutor.open(file.page("review"));
    Page late = prosecutor.context().newPage();
    late.navigate(system.url() + file.page("review"));
    page.locator("[data-dialog=decide]").click();
    Locator dialog = page.locator("dialog#decide");
    dialog.locator("[id$=':decision']").selectOption("DISM_TECH");
    dialog.locator("[id$=':known']").selectOption("UNKNOWN_OFFENDER");
    dialog.locator("[id$=':motivation']").fill("De koper kon niet worden gevonden.");
    prosecutor.picture("prosecutor-decide");
    // Meanwhile the investigator adds something: nobody decides about a case that has changed.
    system
        .as("inv.antwerp")
        .post(
            "/cases/" + file.id() + "/references",
            Map.of("type", "PV_INITIAL", "value", "DEMO." + file.number(), "issuer", "RCCU"))
        .expect(200);
    dialog.locator("[id='decide-form:decided']").click();
    assertThat(dialog).isVisible();
    assertThat(dialog.locator(".note.bad")).isVisible();
    assertThat(dialog.locator("[id$=':motivation']"))
        .hasValue("De koper kon niet worden gevonden.");
    assertThat(dialog.locator("[id$=':known']")).hasValue("UNKNOWN_OFFENDER");
    assertThat(page.locator("table", new Page.LocatorOptions().setHasText("DEMO." + file.number())))
        .hasCount(1);
    dialog.locator("[id='decide-form:decided']").click();
    assertThat(page.locator("#messages")).containsText(file.number());
    decidesTwice(late);
    late.close();
  }

  private static void decidesTwice(Page late) {
    late.locator("[data-dialog=decide]").click();
    late.locator("[id$=':decision']").selectOption("SUMMONS");
    late.locator("[id$=':reason']").fill("Er is genoeg om te dagvaarden.");
    late.locator("[id='decide-form:decided']").click();
    assertThat(late.locator("#messages .note.bad")).isVisible();
    assertThat(late.locator("#typed")).containsText("Er is genoeg om te dagvaarden.");
    assertThat(late.locator("dialog#decide")).hasCount(0);
  }

  private static void readsTheHistoryInFrench(Browser prosecutor, SubmittedCase file) {
    Page page = prosecutor.open(file.page("review"));
    prosecutor.picture("prosecutor-decided");
    page.locator("details.language summary").click();
    page.locator("details.language button[lang=fr]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
    prosecutor.isAccessible();
    page.navigate(page.url().replace("/case/review", "/case/history"));
    Locator steps = page.locator("ol.chain > li");
    for (String said :
        new String[] {
          "Het verschil in zegel van OS-02",
          "Verklaar het verschil in zegel van OS-02",
          "nu volledig",
          "UNKNOWN_OFFENDER"
        }) {
      assertThat(steps.filter(new Locator.FilterOptions().setHasText(said)).first()).isVisible();
    }
    assertThat(steps.filter(new Locator.FilterOptions().setHasText("Els Vermeulen")).first())
        .isVisible();
    prosecutor.isAccessible();
    page.locator("details.language summary").click();
    page.locator("details.language button[lang=nl]").click();
    assertThat(page.locator("html")).hasAttribute("lang", "nl");
  }
}
