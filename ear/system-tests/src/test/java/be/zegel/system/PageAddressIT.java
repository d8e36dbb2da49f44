package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The address of a page is that of the thing it shows: after a refused form too, so that a reload
 * and a link sent to a colleague lead to the same page; and an address that leads to nothing says
 * so in the reader's language.
 */
class PageAddressIT {

  private final RunningSystem system = RunningSystem.get();

  @Test
  void aRefusedFormLeavesThePageUnderItsAddress() {
    Api investigator = system.as("inv.antwerp");
    String title = "Adres " + InvestigatorJourneyIT.letters();
    String id = investigator.opensCase(title).path("id").asText();
    String number = investigator.get("/cases/" + id).json().path("number").asText();
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/case/exhibits?id=" + id + "&new=1");
      page.locator("[id$='register'] [type=submit], form [type=submit].p").last().click();
      staysUnder(page, "/case/exhibits?id=" + id + "&new=1", number);
      page = browser.open("/case/overview?id=" + id);
      page.locator("details.fold summary").first().click();
      page.locator("[id='reference:save']").click();
      staysUnder(page, "/case/overview?id=" + id, number);
      browser.isAccessible();
    }
    try (Browser browser = Browser.of(system, "lead.antwerp")) {
      Page page = browser.open("/case/members?id=" + id);
      page.locator("[id='member:save']").click();
      staysUnder(page, "/case/members?id=" + id, number);
      // A second refusal of the same form: the address does not grow.
      page.locator("[id='member:save']").click();
      staysUnder(page, "/case/members?id=" + id, number);
    }
  }

  private void staysUnder(Page page, String address, String number) {
    assertThat(page.locator("[aria-invalid=true], .messages").first()).isVisible();
    assertThat(page).hasURL(system.url() + address);
    Response again = Objects.requireNonNull(page.navigate(page.url()));
    assertThat(again.status()).isEqualTo(200);
    assertThat(page.locator("main")).containsText(number);
  }

  @Test
  void whatNarrowsAListAndASearchStandsInItsAddress() {
    Api investigator = system.as("inv.antwerp");
    String word = InvestigatorJourneyIT.letters();
    investigator.opensCase("Gefilterd " + word);
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/cases");
      page.locator("[id='list:q']").fill(word);
      page.locator("[id='list:q']").press("Tab");
      assertThat(page.locator("tr[data-row]")).hasCount(1);
      page.locator("[id='list:mine']").check();
      assertThat(page).hasURL(system.url() + "/cases?words=" + word + "&order=OPENED&mine=1");
      page.reload();
      assertThat(page.locator("tr[data-row]")).hasCount(1);
      assertThat(page.locator("[id='list:mine']")).isChecked();
      assertThat(page.locator("[id='list:q']")).hasValue(word);
      browser.isAccessible();
      page = browser.open("/search");
      page.locator("[id='find:q']").fill("zz" + word);
      page.locator("[id='find:go']").click();
      assertThat(page).hasURL(system.url() + "/search?q=zz" + word);
      page.reload();
      assertThat(page.locator("[id='find:q']")).hasValue("zz" + word);
    }
  }

  @Test
  void aLongChainShowsItsLatestStepsAndTheEarlierOnesWhenAsked() {
    Api investigator = system.as("inv.antwerp");
    String id =
        investigator.opensCase("Keten " + InvestigatorJourneyIT.letters()).path("id").asText();
    String exhibit =
        investigator
            .registersExhibit(id, "OS-" + InvestigatorJourneyIT.letters())
            .path("id")
            .asText();
    for (int i = 1; i <= 34; i++) {
      investigator
          .post(
              "/exhibits/" + exhibit + "/acts",
              Map.of("act", "ANNOTATE", "reason", "Aantekening nummer " + i))
          .expect(200);
    }
    try (Browser browser = Browser.of(system, "inv.antwerp")) {
      Page page = browser.open("/exhibit?id=" + exhibit);
      assertThat(page.locator("ol.chain > li")).hasCount(30);
      assertThat(page.locator("ol.chain > li").first()).containsText("Aantekening nummer 34");
      page.locator("#chain .more-rows button").first().click();
      assertThat(page.locator("ol.chain > li")).hasCount(35);
      assertThat(page.locator("ol.chain > li").last().locator(".step-proof .num")).hasText("1");
      assertThat(page.locator("#chain .more-rows button")).hasCount(0);
      browser.isAccessible();
    }
  }

  @Test
  void anAddressThatLeadsNowhereSaysSoInFourLanguages() {
    Map<String, String> said = new TreeMap<>();
    Api reader = system.as("inv.ghent");
    for (String language : List.of("nl", "fr", "de", "en")) {
      for (String path :
          List.of(
              "/case/overview?id=00000000-0000-0000-0000-000000000001",
              "/case/overview?id=not-an-id",
              "/case/overview",
              "/exhibit?id=00000000-0000-0000-0000-000000000001",
              "/exhibit/label?id=x",
              "/item",
              "/no/such/page",
              "/no-such-page")) {
        Api.Answer answer =
            reader.send(
                reader
                    .request(
                        system.url() + path,
                        "Accept",
                        "text/html",
                        "Cookie",
                        "zegel-language-"
                            + HexFormat.of().toHexDigits("inv.ghent".hashCode())
                            + "="
                            + language)
                    .GET());
        assertThat(answer.status()).as(path).isEqualTo(404);
        assertThat(answer.text())
            .as(path)
            .contains("<html lang=\"" + language + "\">")
            .doesNotContainPattern(Pattern.compile("Exception|WFLY|UT00|at be\\.zegel"));
        said.put(language, answer.text().replaceAll("(?s).*<h1>(.*?)</h1>.*", "$1"));
      }
    }
    assertThat(said.values()).doesNotHaveDuplicates().hasSize(4);
  }
}
