package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person at a browser: the machine's Chromium with a profile of its own, signed in as a demo
 * account. What the browser complains about (errors on the console, refusals of the content policy)
 * is collected and must be nothing when the person leaves.
 */
final class Browser implements AutoCloseable {
  /** The usual police laptop. */
  static final int LAPTOP_WIDTH = 1366;

  static final int LAPTOP_HEIGHT = 768;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;
  private static final int PATIENCE_MILLIS = 60_000;

  private static @Nullable Playwright playwright;
  private static com.microsoft.playwright.@Nullable Browser chromium;

  private final RunningSystem system;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Browser(RunningSystem system, int width, int height, String locale) {
    this.system = system;
    this.context =
        chromium()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale(locale)
                    .setTimezoneId("Europe/Brussels")
                    .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    this.page = context.newPage();
    page.onConsoleMessage(this::listen);
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
  }

  private void listen(ConsoleMessage message) {
    if ("error".equals(message.type()) || message.text().contains("Content Security Policy")) {
      complaints.add(page.url() + ": " + message.text());
    }
  }

  /** A person at a laptop, signed in and on the first page. */
  static Browser of(RunningSystem system, String username) {
    return new Browser(system, LAPTOP_WIDTH, LAPTOP_HEIGHT, "nl-BE").signedIn(username);
  }

  /** A person with a telephone in the hand. */
  static Browser onPhone(RunningSystem system, String username) {
    return new Browser(system, PHONE_WIDTH, PHONE_HEIGHT, "nl-BE").signedIn(username);
  }

  private Browser signedIn(String username) {
    page.navigate(system.url() + "/");
    page.locator("#username").fill(username);
    page.locator("#password").fill(RunningSystem.PASSWORD);
    page.locator("#kc-login").click();
    page.waitForURL(url -> URI.create(url).getPort() == system.url().getPort());
    return this;
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Goes to a page of the application. */
  Page open(String path) {
    page.navigate(system.url() + path);
    return page;
  }

  /** The accessibility rules that the page as it stands breaks: must be none (WCAG 2.2 AA). */
  void isAccessible() {
    isAccessible(page);
  }

  /** The same for any page. */
  static void isAccessible(Page page) {
    List<Rule> violations =
        new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations();
    assertThat(violations)
        .as(() -> page.url() + ": " + violations.stream().map(Browser::described).toList())
        .isEmpty();
  }

  private static String described(Rule rule) {
    return rule.getId()
        + " ("
        + rule.getHelp()
        + ") at "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList();
  }

  /**
   * A picture for the guides, {@code docs/guide/images/NAME.png}, when the run is asked to make
   * them by the system property {@code zegel.screenshots}; otherwise below {@code target}, for
   * whoever looks into a failure.
   */
  void picture(String name) {
    Path folder =
        Boolean.getBoolean("zegel.screenshots")
            ? RunningSystem.checkout().resolve("docs/guide/images")
            : Path.of("target/pictures");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }

  /** What the browser complained about so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Forgets complaints that a test caused on purpose. */
  void forgetComplaints() {
    complaints.clear();
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("errors and policy refusals in the browser").isEmpty();
  }

  /** The machine's Chromium, started once. */
  static synchronized com.microsoft.playwright.Browser chromium() {
    com.microsoft.playwright.Browser running = chromium;
    if (running == null) {
      Playwright begun = Playwright.create();
      PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
      playwright = begun;
      running =
          begun
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(program())
                      .setArgs(
                          List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
      chromium = running;
    }
    return running;
  }

  private static Path program() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Chromium is missing; see ./zegel doctor"));
  }

  static synchronized void endOfRun() {
    if (playwright != null) {
      playwright.close();
      playwright = null;
      chromium = null;
    }
  }
}
