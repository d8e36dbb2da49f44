package be.zegel.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The way of evidence as its investigator goes it in a browser: from a new case to an exhibit that
 * the evidence room has accepted.
 */
class InvestigatorJourneyIT {
  private static final String INVESTIGATOR = "inv.antwerp";
  private static final String KEEPER = "store.antwerp";
  private static final double PATIENCE_MILLIS = (double) Duration.ofMinutes(3).toMillis();

  private final RunningSystem system = RunningSystem.get();

  /** A word that no other test files. */
  private final String word = "zilverreiger" + letters();

  /** Counts what a person has to do. */
  private static final class Effort {
    private int clicks;
    private int fields;

    void click(Locator target) {
      clicks++;
      target.click();
    }

    void fill(Locator field, String text) {
      fields++;
      field.fill(text);
    }

    void choose(Locator field, String code) {
      fields++;
      field.selectOption(code);
    }

    int total() {
      return clicks + fields;
    }
  }

  @Test
  void anInvestigatorFilesEvidenceFindsAWordInItAndHandsItOver() throws Exception {
    String seal = "J-" + letters().toUpperCase(Locale.ROOT);
    // Whoever has signed in once can be chosen by others.
    system.as(KEEPER).get("/me").expect(200);
    String exhibit;
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      opensACase(browser);
      exhibit = registersAnExhibitWithAFileInSixSteps(browser);
      sealsIt(browser, seal);
      findsTheWord(browser);
      readsTheItem(browser);
      browser.open("/exhibit?id=" + exhibit);
      offersItToTheEvidenceRoom(browser);
    }
    try (Browser phone = Browser.onPhone(system, KEEPER)) {
      acceptsItByTelephone(phone, seal);
    }
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      Page page = browser.open("/exhibit?id=" + exhibit);
      Locator chain = page.locator("ol.chain");
      assertThat(chain).containsText("Overdracht aanvaard");
      assertThat(chain).containsText(seal);
      assertThat(page.getByRole(AriaRole.BUTTON, named("Overdragen"))).hasCount(0);
      browser.isAccessible();
      browser.picture("investigator-exhibit");
      printsALabelWhoseCodeLeadsToTheExhibit(browser, exhibit);
    }
    assertThat(
            system.as(KEEPER).get("/exhibits/" + exhibit).expect(200).json().path("seal").asText())
        .isEqualTo(seal);
  }

  private void opensACase(Browser browser) {
    Page page = browser.open("/cases");
    browser.isAccessible();
    page.getByRole(AriaRole.LINK, named("Zaak openen")).click();
    browser.isAccessible();
    page.getByLabel("Titel").fill("Gijzelsoftware bij een ziekenhuis, " + word);
    page.getByLabel("Fenomeen").selectOption("RANSOM");
    page.getByLabel("Samenvatting").fill("De aanvallers eisen betaling in bitcoin.");
    page.getByText("Meer gegevens").click();
    page.getByLabel("Plaats van de feiten").fill("Turnhout");
    browser.picture("investigator-new-case");
    page.getByRole(AriaRole.BUTTON, named("Zaak openen")).click();
    assertThat(page.locator("h1")).containsText(word);
    browser.isAccessible();
    browser.picture("investigator-case");
  }

  /** From the page of the case to a file that is filed: at most six clicks and fields together. */
  private String registersAnExhibitWithAFileInSixSteps(Browser browser) {
    Page page = browser.page();
    Effort effort = new Effort();
    effort.click(page.getByRole(AriaRole.LINK, named("Bewijs neerleggen")));
    assertThat(page.getByLabel("Omschrijving")).isFocused();
    effort.fill(page.getByLabel("Omschrijving"), "Laptop Dell Latitude 5440");
    effort.choose(page.getByLabel("Categorie"), "COMPUTER");
    effort.choose(page.getByLabel("Rechtsgrond"), "SEIZE");
    browser.isAccessible();
    browser.picture("investigator-register");
    effort.click(page.getByRole(AriaRole.BUTTON, named("Stuk inschrijven")));
    page.waitForURL(Pattern.compile(".*/exhibit\\?id=.*"));
    String exhibit = page.url().replaceAll(".*id=([0-9a-f-]{36}).*", "$1");
    browser.isAccessible();
    FileChooser chooser =
        page.waitForFileChooser(
            () -> effort.click(page.getByRole(AriaRole.BUTTON, named("Bestanden kiezen"))));
    chooser.setFiles(new FilePayload("final offer.eml", "message/rfc822", mail()));
    assertThat(effort.total())
        .as("clicks and fields from case to filed file")
        .isLessThanOrEqualTo(6);

    assertThat(page.locator("#files .chip.ok"))
        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
    assertThat(page.locator("#files")).containsText("final offer.eml");
    assertThat(page.locator("ol.chain")).containsText("final offer.eml");
    JsonNode file = system.as(INVESTIGATOR).filesOf(exhibit).path(0);
    assertThat(file.path("state").asText()).isEqualTo("READY");
    assertThat(file.path("sha256").asText()).isEqualTo(Api.sha256(mail()));
    browser.isAccessible();
    browser.picture("investigator-filed");
    return exhibit;
  }

  private static void sealsIt(Browser browser, String seal) {
    Page page = browser.page();
    page.getByText("Handelen").click();
    page.getByRole(AriaRole.BUTTON, named("Verzegelen")).click();
    Locator dialog = page.locator("#act-SEAL");
    // Without the number nothing is recorded, and the dialog says so at the field.
    dialog.getByRole(AriaRole.BUTTON, inLocator("Verzegelen")).click();
    assertThat(dialog.locator(".problem")).containsText("Vul dit in");
    assertThat(dialog.getByLabel("Nummer op het zegel")).isFocused();
    assertThat(dialog.getByLabel("Nummer op het zegel")).hasAttribute("aria-invalid", "true");
    browser.isAccessible();
    dialog.getByLabel("Nummer op het zegel").fill(seal);
    dialog.getByRole(AriaRole.BUTTON, inLocator("Verzegelen")).click();
    assertThat(page.locator("dl.facts").first()).containsText(seal);
  }

  private void findsTheWord(Browser browser) {
    Page page = browser.page();
    page.keyboard().press("Control+k");
    page.keyboard().type(word);
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/search\\?q=.*"));
    assertThat(page.locator(".hits mark").first()).hasText(word);
    assertThat(page.locator(".preview mark").first()).hasText(word);
    browser.isAccessible();
    browser.picture("investigator-search");
  }

  private void readsTheItem(Browser browser) {
    Page page = browser.page();
    page.locator(".preview h2 a").click();
    page.waitForURL(Pattern.compile(".*/item\\?.*"));
    assertThat(page.locator(".reading mark").first()).hasText(word);
    assertThat(page.locator("dl.metadata")).containsText("final offer");
    browser.isAccessible();
    browser.picture("investigator-item");
    page.getByRole(AriaRole.LINK, named("schermafdruk.png")).click();
    Locator picture = page.locator("img.picture");
    assertThat(picture).isVisible();
    assertThat(
            ((Number) picture.evaluate("image => image.decode().then(() => image.naturalWidth)"))
                .intValue())
        .as("the preview is a picture that the browser can draw")
        .isPositive();
    browser.isAccessible();
  }

  private static void offersItToTheEvidenceRoom(Browser browser) {
    Page page = browser.page();
    page.getByRole(AriaRole.BUTTON, named("Overdragen")).click();
    Locator dialog = page.locator("#offer");
    Locator to = dialog.getByRole(AriaRole.COMBOBOX).first();
    to.pressSequentially("store.ant");
    page.locator(".ui-autocomplete-item").first().click();
    dialog.getByLabel("Doel").selectOption("STORAGE");
    browser.isAccessible();
    browser.picture("investigator-hand-over");
    dialog.getByRole(AriaRole.BUTTON, inLocator("Aanbieden")).click();
    assertThat(page.getByText("Aangeboden aan")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Aanbod intrekken"))).isVisible();
    browser.isAccessible();
  }

  private static void acceptsItByTelephone(Browser phone, String seal) {
    Page page = phone.open("/transfers");
    phone.isAccessible();
    page.locator("main").getByText(seal).first().scrollIntoViewIfNeeded();
    page.locator("li", new Page.LocatorOptions().setHasText(seal))
        .getByRole(AriaRole.LINK)
        .first()
        .click();
    page.getByLabel("Zegel zoals u het leest").fill(seal);
    page.getByLabel("Staat waarin u het aantrof").fill("Ongeschonden, in doos");
    phone.isAccessible();
    phone.picture("investigator-accept");
    page.getByRole(AriaRole.BUTTON, named("Aanvaarden")).click();
    assertThat(page.locator("ol.chain")).containsText("Overdracht aanvaard");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Overdragen"))).isVisible();
    phone.isAccessible();
  }

  private void printsALabelWhoseCodeLeadsToTheExhibit(Browser browser, String exhibit)
      throws Exception {
    Page page = browser.page();
    page.getByRole(AriaRole.LINK, named("Etiket")).click();
    assertThat(page.locator(".label-mark")).hasText("OS-01");
    browser.isAccessible();
    browser.picture("investigator-label");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("header.top")).isHidden();
    assertThat(decoded(page.locator("svg.qr").screenshot()))
        .isEqualTo(system.url() + "/exhibit?id=" + exhibit);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }

  @Test
  void hitsAreWalkedReadAndCitedWithTheKeyboardAlone() {
    Api investigator = system.as(INVESTIGATOR);
    String caseId = investigator.opensCase("Toetsenbord " + word).path("id").asText();
    String exhibit = investigator.registersExhibit(caseId, "OS-" + letters()).path("id").asText();
    for (int i = 1; i <= 3; i++) {
      byte[] text =
          ("Brief " + i + ". Het woord " + word + " staat hier, en " + word + " nog eens.")
              .getBytes(StandardCharsets.UTF_8);
      investigator.processed(investigator.files(exhibit, "brief-" + i + ".txt", text));
    }
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = browser.open("/work");
      page.keyboard().press("g");
      page.keyboard().press("s");
      page.waitForURL(Pattern.compile(".*/search"));
      page.keyboard().press("Control+k");
      page.keyboard().type(word);
      page.keyboard().press("Enter");
      assertThat(page.locator(".hits .rows > li")).hasCount(3);
      Locator chosen = page.locator(".hits .rows > li.on a.title");
      Locator heading = page.locator(".preview h2 a");
      String first = heading.innerText();
      page.keyboard().press("j");
      assertThat(chosen).isFocused();
      assertThat(heading).not().hasText(first);
      page.keyboard().press("j");
      String third = chosen.innerText();
      assertThat(heading).hasText(third);
      page.keyboard().press("k");
      page.keyboard().press("k");
      assertThat(heading).hasText(first);
      page.keyboard().press("n");
      page.keyboard().press("n");
      assertThat(page.locator(".preview mark.cur")).hasCount(1);
      page.keyboard().press("c");
      assertThat(page.locator("[data-copy].copied")).isVisible();
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .contains("OS-", first, "SHA-256 ");
      page.keyboard().press("?");
      assertThat(page.locator("dialog#keys")).isVisible();
      browser.isAccessible();
      page.keyboard().press("Escape");
      // The same hit on a page of its own, by its link.
      heading.focus();
      page.keyboard().press("Enter");
      page.waitForURL(Pattern.compile(".*/item\\?.*"));
      assertThat(page.locator(".reading mark")).hasCount(2);
    }
  }

  @Test
  void aQueryThatIsNotUnderstoodSaysWhereAndWhatToDo() {
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      Page page = browser.open("/search?q=" + Api.query("losgeld AND (bitcoin"));
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Een haakje is niet gesloten.");
      assertThat(page.locator(".query-wrong mark")).hasText("(bitcoin");
      page.getByRole(AriaRole.BUTTON, named("hulp")).click();
      assertThat(page.locator("dialog#query-help")).isVisible();
      browser.isAccessible();
      page.locator("dialog#query-help [data-example]").first().click();
      assertThat(page.locator("[data-query]")).isFocused();
      assertThat(page.locator("[data-query]")).hasValue("losgeld");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }
  }

  @Test
  void everyPageSpeaksTheFourLanguages() {
    Api investigator = system.as(INVESTIGATOR);
    String caseId = investigator.opensCase("Talen " + word).path("id").asText();
    String exhibit = investigator.registersExhibit(caseId, "OS-" + letters()).path("id").asText();
    List<String> pages =
        List.of(
            "/work",
            "/cases",
            "/case/new",
            "/case/overview?id=" + caseId,
            "/case/exhibits?id=" + caseId + "&new=1",
            "/case/members?id=" + caseId,
            "/case/history?id=" + caseId,
            "/case/search?id=" + caseId + "&q=" + word,
            "/exhibit?id=" + exhibit,
            "/exhibit/label?id=" + exhibit,
            "/evidence",
            "/transfers",
            "/search");
    try (Browser browser = Browser.of(system, INVESTIGATOR)) {
      for (String language : List.of("fr", "de", "en", "nl")) {
        Page page = browser.open("/work");
        page.locator("header.top details.language > summary").click();
        page.locator("header.top .language .items button[value=" + language + "]").click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        for (String path : pages) {
          browser.open(path);
          assertThat(page.locator("html")).hasAttribute("lang", language);
          assertThat(page.locator("body").innerText())
              .as(language + " " + path)
              .doesNotContain("???");
          if ("nl".equals(language)) {
            browser.isAccessible();
          }
        }
      }
    }
  }

  private byte[] mail() {
    return String.join(
            "\r\n",
            "From: support@dark-helpdesk.example",
            "To: it@noorderkempen.example",
            "Subject: final offer",
            "Date: Wed, 09 Sep 2026 22:14:07 +0200",
            "Message-ID: <" + word + "@dark-helpdesk.example>",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=part",
            "",
            "--part",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Hello,",
            "",
            "You pay the ransom in bitcoin before Friday 18:00. The word is " + word + ".",
            "",
            "--part",
            "Content-Type: image/png; name=\"schermafdruk.png\"",
            "Content-Disposition: attachment; filename=\"schermafdruk.png\"",
            "Content-Transfer-Encoding: base64",
            "",
            Base64.getMimeEncoder().encodeToString(screenshot()),
            "--part--",
            "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] screenshot() {
    BufferedImage image = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, x / 20 % 2 == y / 20 % 2 ? 0x17609c : 0xe4eff8);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static String decoded(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
        .getText();
  }

  /** Six letters that are new in every run. */
  static String letters() {
    return UUID.randomUUID()
        .toString()
        .chars()
        .filter(c -> c != '-')
        .limit(6)
        .collect(
            StringBuilder::new,
            (word, digit) -> word.append((char) ('a' + Character.digit(digit, 16))),
            StringBuilder::append)
        .toString();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions inLocator(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
