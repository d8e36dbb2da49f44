package be.zegel.web.shell;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.index.query.QueryException;
import be.zegel.evidence.index.query.QueryWarning;
import be.zegel.search.QueryForm;
import be.zegel.web.api.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for the texts of all pages: four complete languages, no key too few and none too many.
 */
class BundlesTest {

  private static final List<String> LANGUAGES = List.of("nl", "fr", "de", "en");
  private static final Path BUNDLES = Path.of("src/main/resources/be/zegel/web");

  /** What a key may start with: the kind of text it is. */
  private static final Pattern TYPED =
      Pattern.compile(
          "(act|action|case|cases|check|completeness|confirm|deadline|decision|directive|empty|erasure|eventField|exhibit|exhibits|field|file|files|filter|fixity|form|frame|hash|hint|history|invalid|item"
              + "|jakarta|js|keys|label|language|list|media|member|message|nav|openPoint|packet|page|passkey|proof|proposal|query|report|review|search|select|size|state|tab|time|title|transfer|transfers"
              + "|unit|upload|work)\\.[A-Za-z0-9_.-]+");

  /** Keys that pages and beans read whole, as {@code m['key']} or {@code words.of('key', …)}. */
  private static final Pattern READ =
      Pattern.compile(
          "(?:\\bm\\[|words\\.(?:of|count)\\(\\s*|getString\\(\\s*)['\"]([a-z][\\w-]*\\.[\\w.-]*\\w)['\"]");

  /** The fixed head of keys that are put together, as {@code 'nav.'}. */
  private static final Pattern HEAD = Pattern.compile("['\"]([a-z][\\w-]*\\.(?:[\\w-]+\\.)*)['\"]");

  /** Any key in quotes, also one that is chosen among several before it is read. */
  private static final Pattern QUOTED = Pattern.compile("['\"]([a-z][\\w-]*\\.[\\w.-]*\\w)['\"]");

  @Test
  void allLanguagesHaveTheSameKeys() {
    Set<String> dutch = bundle("nl").keySet();
    for (String language : LANGUAGES) {
      assertThat(bundle(language).keySet()).as(language).isEqualTo(dutch);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void noTextIsEmptyOrPadded(String language) {
    assertThat(bundle(language))
        .allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank().isEqualTo(text.strip()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void keysSayWhatTheyAreAndStandInOrder(String language) {
    List<String> keys = keys(language);
    assertThat(keys)
        .allSatisfy(key -> assertThat(key).matches(TYPED))
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "de", "en"})
  void textsUseTheTypographicApostropheSinceAStraightOneQuotesArguments(String language) {
    assertThat(bundle(language))
        .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
  }

  @Test
  void everyLanguageUsesTheSameArguments() {
    Map<String, String> dutch = bundle("nl");
    for (String language : LANGUAGES) {
      assertThat(bundle(language))
          .allSatisfy(
              (key, text) ->
                  assertThat(arguments(text))
                      .as(language + " " + key)
                      .isEqualTo(arguments(dutch.getOrDefault(key, ""))));
    }
  }

  @Test
  void everyKeyThatPagesAndBeansReadExists() {
    Set<String> known = bundle("nl").keySet();
    Set<String> missing =
        sources()
            .flatMap(source -> matches(READ, source))
            .map(match -> match.group(1))
            .filter(
                key -> !known.contains(key) && !known.contains(key + ".many") && !key.endsWith("."))
            .collect(toCollection(TreeSet::new));
    assertThat(missing).as("keys that are read and do not exist").isEmpty();
  }

  @Test
  void everyHeadOfAKeyThatIsPutTogetherLeadsToATextInTheBundles() {
    Set<String> known = bundle("nl").keySet();
    Set<String> missing =
        heads()
            .filter(head -> known.stream().noneMatch(key -> key.startsWith(head)))
            .collect(toCollection(TreeSet::new));
    assertThat(missing).as("heads of keys without any text").isEmpty();
  }

  @Test
  void noTextIsLeftBehindThatNothingReads() {
    Set<String> read =
        sources()
            .flatMap(source -> matches(QUOTED, source))
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    Set<String> heads = heads().collect(Collectors.toSet());
    Set<String> left =
        bundle("nl").keySet().stream()
            .filter(key -> !key.startsWith("jakarta."))
            .filter(
                key ->
                    !read.contains(key) && !read.contains(key.replaceFirst("\\.(one|many)$", "")))
            .filter(key -> heads.stream().noneMatch(key::startsWith))
            .collect(toCollection(TreeSet::new));
    assertThat(left).as("texts that nothing reads").isEmpty();
  }

  @Test
  void everyPlaceAndTabHasItsText() {
    assertThat(bundle("nl").keySet())
        .containsAll(Stream.of(Destination.values()).map(place -> "nav." + place.page()).toList())
        .containsAll(Stream.of(CaseTab.values()).map(tab -> "tab." + tab.lower()).toList());
  }

  @Test
  void everythingTheQueryLanguageCanSayHasItsText() {
    assertThat(bundle("nl").keySet())
        .containsAll(texts("query.error.", QueryException.Code.values()))
        .containsAll(texts("query.warning.", QueryWarning.Code.values()))
        .containsAll(QueryForm.forms().stream().map(form -> "query.help." + form.code()).toList())
        .containsAll(
            QueryForm.fields("nl").stream().map(field -> "query.field." + field.code()).toList());
  }

  /** A cursor that does not fit is refused before a page sees it. */
  private static List<String> texts(String head, Enum<?>... codes) {
    return Stream.of(codes)
        .filter(code -> code != QueryException.Code.BAD_CURSOR)
        .map(code -> head + code.name())
        .toList();
  }

  @Test
  void everySentenceThatABoundaryNamesForAFieldExists() {
    Pattern named =
        Pattern.compile("ProblemException\\.field\\(\\s*[\\w.]+,\\s*[^,]+,\\s*\"([\\w.-]+)\"");
    Set<String> keys =
        files(Path.of("../ejb/src/main/java"))
            .filter(file -> file.toString().endsWith(".java"))
            .flatMap(file -> matches(named, read(file)))
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(keys)
        .isNotEmpty()
        .allSatisfy(
            key -> assertThat(Problems.text(key, Locale.ENGLISH, Map.of())).isNotEqualTo(key));
  }

  private static Stream<String> heads() {
    return sources()
        .flatMap(source -> matches(HEAD, source))
        .map(match -> match.group(1))
        .filter(head -> TYPED.matcher(head + "x").matches());
  }

  private static Set<String> arguments(String text) {
    int count = new MessageFormat(text).getFormatsByArgumentIndex().length;
    return count == 0
        ? Set.of()
        : matches(Pattern.compile("\\{\\d+\\}"), text)
            .map(MatchResult::group)
            .collect(toCollection(TreeSet::new));
  }

  private static Stream<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static Stream<String> sources() {
    return Stream.of(Path.of("src/main/webapp"), Path.of("src/main/java"))
        .flatMap(BundlesTest::files)
        .filter(file -> file.toString().endsWith(".xhtml") || file.toString().endsWith(".java"))
        .map(BundlesTest::read);
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> keys(String language) {
    return read(BUNDLES.resolve("messages_" + language + ".properties"))
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  private static Map<String, String> bundle(String language) {
    var bundle = Words.bundle(Language.offered(language).orElseThrow());
    return bundle.keySet().stream()
        .collect(Collectors.toMap(Function.identity(), bundle::getString));
  }
}
