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
