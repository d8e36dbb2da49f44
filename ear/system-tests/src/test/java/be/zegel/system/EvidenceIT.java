package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.samples.GroundTruth;
import be.zegel.samples.GroundTruth.SampleFile;
import be.zegel.samples.GroundTruth.SampleItem;
import be.zegel.samples.GroundTruth.Word;
import be.zegel.samples.Outcome;
import be.zegel.samples.SampleEvidence;
import be.zegel.samples.Scale;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample evidence, the hostile set among it, filed all at once into one case: what was found is
 * held against the truth that the samples come with, item by item and word by word.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceIT {

  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** What each truth may be reported as. */
  private static final Map<Outcome, Set<String>> REPORTED =
      Map.of(
          Outcome.OK, Set.of("OK"),
          Outcome.EMPTY, Set.of("EMPTY", "OK"),
          Outcome.UNSUPPORTED, Set.of("UNSUPPORTED", "EMPTY", "OK"),
          Outcome.ENCRYPTED, Set.of("ENCRYPTED"),
          Outcome.CORRUPT,
              Set.of("CORRUPT", "OK_TRUNCATED", "TIMEOUT", "OOM", "CRASH", "UNSUPPORTED"),
          Outcome.LIMITED,
              Set.of("OK_TRUNCATED", "SKIPPED_POLICY", "TIMEOUT", "OOM", "CORRUPT", "OK"));

  /** Every presentation made with POI holds it; the truth leaves it out. */
  private static final String TEMPLATE_PICTURE = "docProps/thumbnail.jpeg";

  /** No worker reads it yet: kept, hashed and labelled. */
  private static final Set<String> DATABASES =
      Set.of("application/vnd.sqlite3", "application/x-sqlite3");

  /** Their readers mend what is cut off or wrong without saying so. */
  private static final Set<String> MENDED = Set.of("application/pdf", "image/jpeg");

  private final RunningSystem system = RunningSystem.get();
  private final Api api = system.as("inv.antwerp");

  /** The files by their path in the samples. */
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  /** The items of each file, a container before what lies in it. */
  private final Map<String, List<JsonNode>> items = new LinkedHashMap<>();

  /** Which item of the truth an item in the system is, and the other way round. */
  private final Map<String, String> truthOf = new HashMap<>();

  private final Map<String, JsonNode> itemOf = new HashMap<>();
  private final List<String> unmatched = new ArrayList<>();

  /** Items that a limit or a damage around them may have changed or cut off. */
  private final Set<String> uncertain = new TreeSet<>();

  private GroundTruth truth =
      new GroundTruth(GroundTruth.SCHEMA, 0, "", List.of(), List.of(), List.of(), List.of());
  private String caseId = "";
  private String exhibit = "";

  @BeforeAll
  void file(@TempDir Path folder) throws IOException {
    truth =
        SampleEvidence.generate(folder.resolve("samples"), SampleEvidence.DEMO_SEED, Scale.SMALL);
    caseId = api.opensCase("evidence " + UUID.randomUUID()).path("id").asText();
    exhibit = api.registersExhibit(caseId, "OS-" + StaffedCase.seal()).path("id").asText();
    Map<String, String> filed = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (SampleFile file : samples()) {
        threads.execute(
            () ->
                filed.put(
                    file.path(),
                    api.files(
                        exhibit,
                        file.root().name(),
                        bytes(folder.resolve("samples").resolve(file.path())))));
      }
    }
    assertThat(filed).as("files filed").hasSize(samples().size());
    awaitAll();
    for (SampleFile file : samples()) {
      String id = filed.get(file.path());
      files.put(file.path(), api.get("/files/" + id).expect(200).json());
      List<JsonNode> tree = api.all("/files/" + id + "/items");
      items.put(file.path(), tree);
      match(file.root(), tree.getFirst(), tree);
    }
  }

  private JsonNode filed(SampleFile file) {
    return Objects.requireNonNull(files.get(file.path()));
  }

  private List<SampleFile> samples() {
    return truth.files().stream().filter(file -> !file.caseKey().equals("bulk")).toList();
  }

  private void awaitAll() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> working;
    do {
      pause();
      working =
          api.all("/exhibits/" + exhibit + "/files").stream()
              .filter(file -> file.path("state").asText().matches("STORED|EXTRACTING"))
              .map(file -> file.path("filename").asText())
              .toList();
    } while (!working.isEmpty() && System.nanoTime() < end);
    assertThat(working).as("files still at work after " + PATIENCE).isEmpty();
  }

  /** Pairs the items of the truth with those found: by their bytes, then by their names. */
  private void match(SampleItem expected, JsonNode found, List<JsonNode> tree) {
    truthOf.put(found.path("id").asText(), expected.id());
    itemOf.put(expected.id(), found);
    if (expected.outcome() == Outcome.ENCRYPTED) {
      return; // What is inside can be had with a password only.
    }
    List<JsonNode> left = new ArrayList<>();
    tree.stream()
        .filter(item -> item.path("parent").asText().equals(found.path("id").asText()))
        .forEach(left::add);
    Map<SampleItem, JsonNode> pairs = new LinkedHashMap<>();
    expected.children().stream()
        .filter(child -> child.sha256() != null)
        .forEach(
            child ->
                pair(child, left, pairs, item -> named(child, item) && sameBytes(child, item)));
    expected.children().stream()
        .filter(child -> child.sha256() != null && !pairs.containsKey(child))
        .forEach(child -> pair(child, left, pairs, item -> sameBytes(child, item)));
    expected.children().stream()
        .filter(child -> !pairs.containsKey(child))
        .forEach(child -> pair(child, left, pairs, item -> named(child, item)));
    expected.children().stream()
        .filter(child -> !pairs.containsKey(child) && child.sha256() == null)
        .forEach(child -> pair(child, left, pairs, _ -> true));
    if (!expected.childrenComplete()) {
      expected.children().stream()
          .flatMap(SampleItem::withDescendants)
          .forEach(item -> uncertain.add(item.id()));
    }
    if (expected.childrenComplete()) {
      expected.children().stream()
          .filter(child -> !pairs.containsKey(child))
          .forEach(child -> unmatched.add("not found: " + child.id()));
      left.stream()
          .filter(item -> !item.path("path").asText().endsWith(TEMPLATE_PICTURE))
          .forEach(
              item ->
                  unmatched.add(
                      "found but not there: "
                          + item.path("path").asText()
                          + " in "
                          + expected.id()));
    }
    pairs.forEach((child, item) -> match(child, item, tree));
  }

  private static void pair(
      SampleItem child,
      List<JsonNode> left,
      Map<SampleItem, JsonNode> pairs,
      java.util.function.Predicate<JsonNode> fits) {
    left.stream()
        .filter(fits)
        .findFirst()
        .ifPresent(
            item -> {
              left.remove(item);
              pairs.put(child, item);
            });
  }

  private static boolean sameBytes(SampleItem child, JsonNode item) {
    return Objects.equals(child.sha256(), item.path("sha256").asText());
  }

  private static boolean named(SampleItem child, JsonNode item) {
    return last(child.name()).equals(last(item.path("name").asText()));
  }

  private static String last(String path) {
    String plain = path.replace('\\', '/').strip();
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  @Test
  void theTreeOfItemsIsTheTruth() {
    assertThat(unmatched).isEmpty();
  }

  @Test
  void bytesHashesTypesAndLanguagesAreTheTruth() {
    List<String> deviations = new ArrayList<>();
    int languages = 0;
    int rightLanguages = 0;
    for (SampleItem expected :
        samples().stream().flatMap(f -> f.root().withDescendants()).toList()) {
      JsonNode found = itemOf.get(expected.id());
      if (found == null) {
        continue;
      }
      if (expected.sha256() != null
          && !uncertain.contains(expected.id())
          && !expected.sha256().equals(found.path("sha256").asText())) {
        deviations.add("hash of " + expected.id() + ": " + found.path("sha256"));
      }
      if (expected.size() >= 0
          && !String.valueOf(expected.size()).equals(found.path("size").asText())) {
        deviations.add("size of " + expected.id() + ": " + found.path("size"));
      }
      String type = found.path("mediaType").asText();
      if (expected.outcome() == Outcome.OK
          && !uncertain.contains(expected.id())
          && !DATABASES.contains(expected.mediaType())
          && !expected.mediaType().equals(type.equals("text/x-log") ? "text/plain" : type)) {
        deviations.add(
            "type of "
                + expected.id()
                + ": "
                + expected.mediaType()
                + ", found "
                + found.path("mediaType"));
      }
      if (expected.language() != null && expected.textual() && !found.path("language").isNull()) {
        languages++;
        rightLanguages += found.path("language").asText().startsWith(expected.language()) ? 1 : 0;
      }
    }
    System.out.printf("languages: %d of %d told right%n", rightLanguages, languages);
    assertThat(deviations).isEmpty();
    assertThat(rightLanguages).isGreaterThanOrEqualTo(languages * 95 / 100);
  }

  @Test
  void whatCouldNotBeReadIsLabelledAndEverythingElseIsRead() {
    List<String> deviations = new ArrayList<>();
    for (SampleFile file : samples()) {
      for (SampleItem expected : file.root().withDescendants().toList()) {
        JsonNode found = itemOf.get(expected.id());
        if (found == null) {
          continue;
        }
        String outcome = found.path("outcome").asText();
        if (!isRightlyReported(expected, outcome, file)) {
          deviations.add(expected.id() + ": " + expected.outcome() + " reported as " + outcome);
        }
        boolean failed = found.path("state").asText().equals("FAILED");
        if (failed && found.path("problem").asText("").isEmpty()) {
          deviations.add(expected.id() + " failed without a word");
        }
      }
      JsonNode found = filed(file);
      List<JsonNode> tree = items.getOrDefault(file.path(), List.of());
      long failed =
          tree.stream().filter(item -> item.path("state").asText().equals("FAILED")).count();
      String state = found.path("state").asText();
      if (failed == 0 != state.equals("READY")
          || found.path("items").path("failed").asLong() != failed) {
        deviations.add(
            file.path()
                + " is "
                + state
                + " with "
                + failed
                + " items failed: "
                + found.path("items"));
      }
      if (found.path("items").path("total").asLong() != tree.size()) {
        deviations.add(
            file.path() + " counts " + found.path("items") + " and lists " + tree.size());
      }
      if (!state.equals("READY") && found.path("problem").asText("").isEmpty()) {
        deviations.add(file.path() + " is " + state + " without a word");
      }
    }
    assertThat(deviations).isEmpty();
  }

  private boolean isRightlyReported(SampleItem expected, String outcome, SampleFile file) {
    return reported(expected.outcome()).contains(outcome)
        || (uncertain.contains(expected.id())
            && (reported(Outcome.LIMITED).contains(outcome)
                || reported(Outcome.CORRUPT).contains(outcome)))
        || (DATABASES.contains(expected.mediaType()) && outcome.equals("UNSUPPORTED"))
        || (expected.outcome() == Outcome.CORRUPT && MENDED.contains(expected.mediaType()))
        // The container is whole and says which of its entries is not.
        || (expected.outcome() == Outcome.CORRUPT
            && filed(file).path("state").asText().equals("PARTIAL"));
  }

  private static Set<String> reported(Outcome outcome) {
    return REPORTED.getOrDefault(outcome, Set.of());
  }

  @Test
  void everyWordIsFoundWhereItStandsAndNowhereElse() {
    List<String> deviations = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    samples().forEach(file -> file.root().withDescendants().forEach(item -> known.add(item.id())));
    for (Word word : truth.words()) {
      Set<String> found = new LinkedHashSet<>();
      for (JsonNode hit : hits("\"" + word.query() + "\"")) {
        String id = truthOf.get(hit.path("item").asText());
        if (id != null && !standsElsewhere(word, truth.item(id), hit)) {
          found.add(id);
        }
      }
      Set<String> missing = new TreeSet<>(word.items());
      missing.retainAll(known);
      missing.removeAll(found);
      missing.removeIf(id -> DATABASES.contains(truth.item(id).mediaType()));
      Set<String> surplus = new TreeSet<>(found);
      surplus.removeAll(word.items());
      surplus.removeAll(word.mayAlso());
      surplus.removeAll(word.withOcr());
      if (!missing.isEmpty() || !surplus.isEmpty()) {
        deviations.add(word.query() + ": missing " + missing + ", surplus " + surplus);
      }
    }
    assertThat(deviations).isEmpty();
    assertThat(truth.words()).hasSizeGreaterThan(20);
  }

  @Test
  void everyItemIsCountedOnceInTheIndex() {
    long rows = items.values().stream().mapToLong(List::size).sum();
    JsonNode everything = api.get("/search?q=&exhibit=" + exhibit + "&limit=1").expect(200).json();
    long later = everything.path("total").asLong() - rows;
    // Other tests of this class file a few more.
    assertThat(later).isBetween(0L, 10L);
    assertThat(everything.path("complete").asBoolean()).isTrue();
  }

  @Test
  void previewsArePicturesAndBytesAreAttachments() {
    int pictures = 0;
    for (List<JsonNode> tree : items.values()) {
      for (JsonNode item : tree.subList(0, Math.min(tree.size(), 20))) {
        String id = item.path("id").asText();
        if (item.path("preview").asBoolean()) {
          Api.Answer preview = api.get("/items/" + id + "/preview").expect(200);
          assertThat(preview.header("content-type")).isEqualTo("image/png");
          assertThat(preview.bytes()).startsWith(0x89, 'P', 'N', 'G');
          isInert(preview);
          pictures++;
        }
        if (item.path("mediaType").asText().matches(".*(html|svg|xml|pdf|rfc822).*")
            && !item.path("sha256").isNull()) {
          Api.Answer content = api.get("/items/" + id + "/content").expect(200);
          assertThat(content.header("content-type")).isEqualTo("application/octet-stream");
          assertThat(content.header("content-disposition")).startsWith("attachment");
          assertThat(Api.sha256(content.bytes())).isEqualTo(item.path("sha256").asText());
          isInert(content);
        }
      }
    }
    assertThat(pictures).as("pictures").isPositive();
  }

  private static void isInert(Api.Answer answer) {
    assertThat(answer.header("content-security-policy")).contains("default-src 'none'", "sandbox");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void markupInEvidenceIsShownAndNeverRun() {
    String word = "zwmarkup" + UUID.randomUUID().toString().replace("-", "");
    String text =
        "<img src=x onerror=alert(1)> \" onmouseover=alert(2) x=\" </mark><script>alert(3)</script> "
            + word
            + " <b>vet</b> &lt; ]]> ${7*7} #{7*7}";
    String file =
        api.files(
            exhibit,
            "<img src=x onerror=alert(4)>" + word + ".txt",
            text.getBytes(StandardCharsets.UTF_8));
    String item = api.processed(file).path("root").asText();
    JsonNode hit = hits(word).getFirst();
    assertThat(hit.path("highlights").path(0).path("text").asText()).contains("<script>");
    for (String page :
        List.of(
            "/search?q=" + word,
            "/case/search?id=" + caseId + "&q=" + word,
            "/item?id=" + item + "&q=" + word,
            "/exhibit?id=" + exhibit)) {
      Api.Answer shown =
          api.send(api.request(system.at(page).toString(), "Accept", "text/html").GET())
              .expect(200);
      assertThat(shown.text())
          .as(page)
          .contains(word)
          .doesNotContain("<img src=x", "<script>alert", " 49 ");
    }
  }

  @Test
  void aSmallFileIsFoundWithinSeconds() {
    String word = "zwsnel" + UUID.randomUUID().toString().replace("-", "");
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String each = word + i;
      long begin = System.nanoTime();
      api.files(exhibit, "snel" + i + ".txt", each.getBytes(StandardCharsets.UTF_8));
      api.await(
          "/search?q=" + each, found -> found.path("total").asLong() == 1, Duration.ofMinutes(2));
      millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }
    System.out.println("from the first byte to the hit, in ms: " + millis);
    assertThat(millis).allMatch(each -> each < 120_000);
  }

  @Test
  void theTextOfAnItemIsReadPageByPageWithoutAGap() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < 300_000; i++) {
      text.append("regel ").append(i).append(" met § en é\n");
    }
    String file = api.files(exhibit, "lang.txt", text.toString().getBytes(StandardCharsets.UTF_8));
    String item = api.processed(file).path("root").asText();
    StringBuilder read = new StringBuilder();
    long from = 0;
    while (from >= 0) {
      JsonNode page =
          api.get("/items/" + item + "/text?length=7001&from=" + from).expect(200).json();
      assertThat(page.path("from").asLong()).isEqualTo(from);
      read.append(page.path("text").asText());
      from = page.path("next").asLong();
    }
    assertThat(read.toString().strip()).isEqualTo(text.toString().strip());
    JsonNode beyond = api.get("/items/" + item + "/text?from=99999999").expect(200).json();
    assertThat(beyond.path("text").asText()).isEmpty();
  }

  @Test
  void aTextOfManyPartsIsFoundWholeOrNotAtAll() {
    String word = UUID.randomUUID().toString().replace("-", "");
    StringBuilder text = new StringBuilder("alfa" + word + "\n");
    while (text.length() < 1_000_000) {
      text.append("een lange regel zonder bijzonder woord erin\n");
    }
    text.append("omega").append(word);
    String file = api.files(exhibit, "groot.txt", text.toString().getBytes(StandardCharsets.UTF_8));
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    boolean ready = false;
    while (!ready && System.nanoTime() < end) {
      ready = api.get("/files/" + file).json().path("state").asText().equals("READY");
      long beginning = total("alfa" + word);
      long ending = total("omega" + word);
      long both = total("alfa" + word + " AND omega" + word);
      assertThat(ending).isGreaterThanOrEqualTo(beginning);
      assertThat(both).isGreaterThanOrEqualTo(beginning);
      if (ready) {
        assertThat(List.of(beginning, ending, both)).containsExactly(1L, 1L, 1L);
      }
    }
    assertThat(ready).isTrue();
  }

  @Test
  void theServerStandsAfterEverythingHostile() {
    Api nobody = system.asNobody();
    nobody.send(nobody.request(system.at("/health/ready").toString()).GET()).expect(200);
    assertThat(
            samples().stream()
                .filter(file -> !file.caseKey().equals("hostile"))
                .filter(
                    file -> file.root().withDescendants().allMatch(i -> i.outcome() == Outcome.OK))
                .filter(file -> !filed(file).path("state").asText().equals("READY"))
                .map(SampleFile::path))
        .as("sound files that were filed among hostile ones and are not ready")
        .isEmpty();
  }

  /**
   * Whether a hit that the truth does not list is right: the word stands in the names of the
   * containers around the item, or in what could be recovered of a damaged one, or the item holds
   * the same number written in another way.
   */
  private static boolean standsElsewhere(Word word, SampleItem item, JsonNode hit) {
    String number = word.query().replace(" ", "");
    return !word.items().contains(item.id())
        && (folded(hit.path("path").asText()).contains(folded(word.query()))
            || item.outcome() == Outcome.CORRUPT
            || item.planted().stream().anyMatch(planted -> planted.value().equals(number)));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private long total(String query) {
    return api.get("/search?q=" + Api.query(query)).expect(200).json().path("total").asLong();
  }

  private List<JsonNode> hits(String query) {
    return api.all("/search?case=" + caseId + "&q=" + Api.query(query), "hits");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
