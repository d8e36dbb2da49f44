package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.verify.PacketVerifier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second verifier, opened from a disk in a browser without a network, against the vectors and
 * against the first one: the two were written from the specification, and must not disagree.
 *
 * <p>The system property {@code zegel.page.step} says every how manieth byte of a packet is
 * altered; 1 for all takes about half an hour.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifierPageIT {
  private static final int STEP = Integer.getInteger("zegel.page.step", 193);
  private static final List<Integer> CHANGES = List.of(0x01, 0x80, 0xff);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Answers what the page says of a packet; both come in base64. */
  private static final String VERIFY =
      """
      async ([packet, trust]) => {
        const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        const report = await zegelVerifier.verify(bytes(packet), trust === '' ? null : bytes(trust));
        const first = report.first === null ? null : { kind: report.first.kind, where: report.first.where };
        return JSON.stringify({ verdict: report.verdict, first, withheldFields: report.withheldFields, withheldExhibits: report.withheldExhibits });
      }
      """;

  /** Goes through histories and answers those that it judges otherwise than the vector. */
  private static final String FOLD =
      """
      (text) => JSON.parse(text).flatMap(({ steps, gaps }, history) => {
        const events = [];
        for (const step of steps) {
          const event = zegelVerifier.eventOf(step, events.length + 1);
          if ((zegelVerifier.fold([...events, event]).refused === null) !== step.permitted) return [history + ' ' + step.type];
          if (step.permitted) events.push(event);
        }
        const found = zegelVerifier.gapsOf(events).map((gap) => gap.kind).sort();
        return found.join() === gaps.join() ? [] : [history + ' ' + found];
      })
      """;

  /** Alters bytes of a packet, one at a time, and answers the words. */
  private static final String ALTER =
      """
      async ([packet, trust, from, to, step, changes]) => {
        const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        const altered = bytes(packet);
        const words = [];
        for (let at = from; at < to; at += step) {
          const kept = altered[at];
          altered[at] = kept ^ changes[(at / step) % changes.length];
          words.push((await zegelVerifier.verify(altered.slice(), trust === '' ? null : bytes(trust))).verdict);
          altered[at] = kept;
        }
        return words;
      }
      """;

  private Path folder = Path.of("");
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context = Browser.chromium().newContext(new NewContextOptions());
  private Page page = context.newPage();

  @BeforeAll
  void openFromDisk(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Path file = folder.resolve("zegel-verify.html");
    try (InputStream in = VerifierPageIT.class.getResourceAsStream("/zegel-verify.html")) {
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
    }
    context.close();
    context =
        Browser.chromium()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(Browser.LAPTOP_WIDTH, Browser.LAPTOP_HEIGHT)
                    .setLocale("nl-BE")
                    .setTimezoneId("Europe/Brussels")
                    .setOffline(true)
                    .setReducedMotion(ReducedMotion.REDUCE));
    page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().equals(file.toUri().toString())
              && !request.url().startsWith("blob:")) {
            complaints.add("asks for " + request.url());
          }
        });
    page.navigate(file.toUri().toString());
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(complaints).isEmpty();
  }

  @AfterAll
  void close() {
    context.close();
  }

  private static Path vectors() {
    return RunningSystem.checkout().resolve("evidence-store/verify/src/test/resources/packets");
  }

  static Stream<String> packets() throws IOException {
    try (Stream<Path> files = Files.list(vectors())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".asice"))
          .map(name -> name.substring(0, name.length() - ".asice".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(vectors().resolve(name));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private JsonNode said(byte[] packet, byte[] trust) throws IOException {
    return JSON.readTree((String) page.evaluate(VERIFY, List.of(base64(packet), base64(trust))));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void givesTheVerdictOfTheVector(String name) throws IOException {
    assertThat(said(read(name + ".asice"), read(name + ".trust.json")))
        .isEqualTo(JSON.readTree(read(name + ".expected.json")));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void withoutABundleItSaysWhatTheFirstVerifierSays(String name) throws IOException {
    Path packet = vectors().resolve(name + ".asice");
    var report = new PacketVerifier(Optional.empty(), Optional.empty()).verify(packet);
    JsonNode said = said(Files.readAllBytes(packet), new byte[0]);
    assertThat(said.path("verdict").asText()).isEqualTo(report.verdict().word());
    assertThat(said.path("first").path("kind").asText())
        .isEqualTo(report.first().orElseThrow().kind().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"verified", "passkeys", "withheld-fields"})
  void saysTheSameOfEveryAlteredByte(String name) throws IOException {
    byte[] packet = read(name + ".asice");
    byte[] bundle = read(name + ".trust.json");
    PacketVerifier first =
        new PacketVerifier(Optional.of(TrustBundle.parse(bundle)), Optional.empty());
    Path altered = folder.resolve(name + "-altered.asice");
    int span = STEP * 200;
    for (int from = 0; from < packet.length; from += span) {
      int to = Math.min(packet.length, from + span);
      Object words =
          page.evaluate(ALTER, List.of(base64(packet), base64(bundle), from, to, STEP, CHANGES));
      List<String> expected = new ArrayList<>();
      for (int at = from; at < to; at += STEP) {
        byte[] changed = packet.clone();
        changed[at] ^= (byte) (int) CHANGES.get(at / STEP % CHANGES.size());
        Files.write(altered, changed);
        expected.add(first.verify(altered).verdict().word());
      }
      assertThat(words).as("from byte %d", from).isEqualTo(expected);
      assertThat(expected).doesNotContain("VERIFIED", "VERIFIED-WITH-WITHHELD");
    }
  }

  @Test
  void permitsAndRefusesWhatTheRulesOfCustodyDo() throws IOException {
    Path histories = vectors().resolveSibling("vectors").resolve("custody-histories.json");
    assertThat(page.evaluate(FOLD, Files.readString(histories))).isEqualTo(List.of());
  }

  @Test
  void refusesAnythingBeforeBehindAndCutOff() throws IOException {
    byte[] packet = read("verified.asice");
    byte[] bundle = read("verified.trust.json");
    byte[] longer = Arrays.copyOf(packet, packet.length + 1);
    byte[] shifted = new byte[packet.length + 1];
    System.arraycopy(packet, 0, shifted, 1, packet.length);
    for (byte[] other :
        List.of(longer, shifted, Arrays.copyOf(packet, packet.length - 1), new byte[0])) {
      assertThat(said(other, bundle).path("verdict").asText()).isEqualTo("BROKEN");
    }
  }

  @Test
  void aPersonReadsTheReportInTheirLanguage() {
    choose("passkeys");
    assertThat(page.locator("#verdict-word").textContent()).isEqualTo("VERIFIED");
    assertThat(page.locator("#report").textContent())
        .contains("Overtuigingsstuk", "GSM 1", "ANNA → BERT", "ondertekend met passkey");
    Browser.isAccessible(page);
    page.locator("summary").first().click();
    Browser.isAccessible(page);
    picture("verifier-page");
    page.locator("[data-language=fr]").click();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
    assertThat(page.locator("#report").textContent()).contains("Pièce à conviction");
    page.locator("[data-language=de]").click();
    assertThat(page.locator("#report").textContent()).contains("Beweisstück");
    page.locator("[data-language=en]").click();
    assertThat(page.locator("#report").textContent()).contains("Exhibit");
    page.locator("[data-language=nl]").click();
  }

  @Test
  void aPersonSeesWhatIsWrong() {
    choose("events-exchanged");
    assertThat(page.locator("#verdict-word").textContent()).isEqualTo("BROKEN");
    assertThat(page.locator(".verdict").textContent())
        .contains("de keten van gebeurtenissen is verbroken", "#4");
    Browser.isAccessible(page);
    choose("withheld-exhibit");
    assertThat(page.locator("#verdict-word").textContent()).isEqualTo("VERIFIED-WITH-WITHHELD");
    Browser.isAccessible(page);
  }

  @Test
  void aBundleThatIsNoneIsSaidSo() throws IOException {
    Path none = Files.writeString(folder.resolve("none.json"), "{\"v\":1}");
    page.locator("#packet").setInputFiles(vectors().resolve("verified.asice"));
    page.locator("#trust").setInputFiles(none);
    page.locator("#verdict-word:has-text('vertrouwensbundel')").waitFor();
    Browser.isAccessible(page);
  }

  private void choose(String name) {
    page.reload();
    page.locator("#trust").setInputFiles(vectors().resolve(name + ".trust.json"));
    page.locator("#packet").setInputFiles(vectors().resolve(name + ".asice"));
    page.locator("#verdict-word").waitFor();
  }

  private void picture(String name) {
    Path pictures =
        Boolean.getBoolean("zegel.screenshots")
            ? RunningSystem.checkout().resolve("docs/guide/images")
            : Path.of("target/pictures");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(true));
  }
}
