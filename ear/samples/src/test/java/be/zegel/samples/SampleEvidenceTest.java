package be.zegel.samples;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.samples.GroundTruth.Decoy;
import be.zegel.samples.GroundTruth.Duplicates;
import be.zegel.samples.GroundTruth.Place;
import be.zegel.samples.GroundTruth.Planted;
import be.zegel.samples.GroundTruth.SampleFile;
import be.zegel.samples.GroundTruth.SampleItem;
import be.zegel.samples.GroundTruth.Word;
import be.zegel.samples.Opened.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small samples hold what their truth says, no more and no less. */
class SampleEvidenceTest {

  private static final GroundTruth TRUTH = Generated.TRUTH;

  /** Spellings of identifiers, in the order in which they are looked for and taken out. */
  private static final Map<EntityType, Pattern> SPELLINGS = spellings();

  private static Map<EntityType, Pattern> spellings() {
    Map<EntityType, Pattern> spellings = new EnumMap<>(EntityType.class);
    spellings.put(
        EntityType.IBAN,
        Pattern.compile(
            "\\b(?:BE\\d{2}(?: ?\\d{4}){3}|DE\\d{2}(?: ?\\d{4}){4} ?\\d{2}|LT\\d{2}(?: ?\\d{4}){4}"
                + "|NL\\d{2} ?[A-Z]{4}(?: ?\\d{4}){2} ?\\d{2}|GB\\d{2} ?[A-Z]{4}(?: ?\\d{4}){3} ?\\d{2})\\b"));
    spellings.put(EntityType.CARD, Pattern.compile("\\b\\d{4}(?:[ -]?\\d{4}){3}\\b"));
    spellings.put(
        EntityType.PHONE,
        Pattern.compile(
            "(?<![\\w+])(?:\\+32|0032|0)(?: ?4\\d{2}| ?2)[ /]?(?:\\d{3}[ .]?\\d{2}|\\d{2}[ .]?\\d{2})[ .]?\\d{2}\\b(?![-\\d])"));
    spellings.put(EntityType.EMAIL, Pattern.compile("[\\w.-]+@[\\w-]+(?:\\.[\\w-]+)+"));
    spellings.put(EntityType.URL, Pattern.compile("https?://[^\\s\"<>]+"));
    spellings.put(EntityType.DOMAIN, Pattern.compile("\\b(?:[\\w-]+\\.)+(?:example|test)\\b"));
    spellings.put(EntityType.ONION, Pattern.compile("\\b[a-z2-7]{56}\\.onion\\b"));
    spellings.put(EntityType.IPV4, Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b"));
    spellings.put(EntityType.IPV6, Pattern.compile("\\b2001:[0-9a-f:]+"));
    spellings.put(EntityType.MAC, Pattern.compile("\\b[0-9a-f]{2}(?::[0-9a-f]{2}){5}\\b"));
    spellings.put(EntityType.IMEI, Pattern.compile("\\b\\d{15}\\b"));
    spellings.put(
        EntityType.BTC,
        Pattern.compile("\\b(?:bc1[a-z0-9]{39,59}|1[1-9A-HJ-NP-Za-km-z]{25,33})\\b"));
    spellings.put(EntityType.ETH, Pattern.compile("\\b0x[0-9a-fA-F]{40}\\b"));
    spellings.put(EntityType.XMR, Pattern.compile("\\b4[1-9A-HJ-NP-Za-km-z]{94}\\b"));
    spellings.put(EntityType.TRX, Pattern.compile("\\bT[1-9A-HJ-NP-Za-km-z]{33}\\b"));
    spellings.put(
        EntityType.NATIONAL_NUMBER,
        Pattern.compile("\\b\\d{2}\\.?\\d{2}\\.?\\d{2}-?\\d{3}\\.?\\d{2}\\b"));
    spellings.put(
        EntityType.COMPANY_NUMBER, Pattern.compile("\\b(?:BE ?)?0\\d{3}\\.?\\d{3}\\.?\\d{3}\\b"));
    spellings.put(EntityType.PLATE, Pattern.compile("\\b[1-9]-[A-Z]{3}-\\d{3}\\b"));
    spellings.put(EntityType.SHA256, Pattern.compile("\\b[0-9a-fA-F]{64}\\b"));
    spellings.put(EntityType.SHA1, Pattern.compile("(?<!x)\\b[0-9a-fA-F]{40}\\b"));
    spellings.put(EntityType.MD5, Pattern.compile("\\b[0-9a-fA-F]{32}\\b"));
    spellings.put(EntityType.HANDLE, Pattern.compile("(?<![\\w.])@[a-z0-9_]{4,}"));
    return spellings;
  }

  @Test
  void holdsSixtyToAHundredFilesInLessThanFifteenMegabytes() throws IOException {
    assertThat(TRUTH.files()).hasSizeBetween(60, 100);
    long size = 0;
    for (SampleFile file : TRUTH.files()) {
      size += Files.size(Generated.FOLDER.resolve(file.path()));
    }
    assertThat(size).isLessThan(15L << 20);
  }

  @Test
  void listsExactlyTheFilesThatAreThere() throws IOException {
    Set<String> there = new HashSet<>(Generated.digests(Generated.FOLDER).keySet());
    there.removeAll(Set.of(GroundTruth.FILE_NAME, DemoDossier.FILE_NAME));
    assertThat(TRUTH.files().stream().map(SampleFile::path))
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void everyListedItemIsInItsContainerWithItsSizeAndDigest() {
    List<Seen> all = Opened.all();
    assertThat(all.stream().map(seen -> seen.item().id()))
        .doesNotHaveDuplicates()
        .hasSize((int) TRUTH.items().count());
    assertThat(
            all.stream()
                .filter(seen -> seen.item().size() != -1)
                .filter(
                    seen ->
                        seen.size() != seen.item().size()
                            || !seen.sha256().equals(seen.item().sha256()))
                .map(seen -> seen.item().id()))
        .isEmpty();
  }

  @Test
  void everyPlantedEntityIsRealAndStandsInTheText() {
    List<String> wrong = new ArrayList<>();
    for (Seen seen : Opened.all()) {
      String text = oneLine(seen.text());
      for (Planted planted : seen.item().planted()) {
        String what = seen.item().id() + ": " + planted;
        if (!Checks.valid(planted.type(), planted.value())) {
          wrong.add("invalid " + what);
        }
        if (!Checks.normal(planted.type(), planted.written()).equals(planted.value())) {
          wrong.add("another value " + what);
        }
        if (planted.place() == Place.TEXT && !text.contains(oneLine(planted.written()))) {
          wrong.add("not there " + what);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noDecoyPassesTheCheckThatItImitates() {
    List<String> wrong = new ArrayList<>();
    for (Seen seen : Opened.all()) {
      String text = oneLine(seen.text());
      for (Decoy decoy : seen.item().decoys()) {
        String value = Checks.normal(decoy.type(), decoy.written());
        if (!value.isEmpty() && Checks.valid(decoy.type(), value)) {
          wrong.add("valid " + seen.item().id() + ": " + decoy);
        }
        if (seen.item().textual() && !text.contains(oneLine(decoy.written()))) {
          wrong.add("not there " + seen.item().id() + ": " + decoy);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTextHoldsAnEntityThatTheTruthLeavesOut() {
    List<String> wrong = new ArrayList<>();
    for (Seen seen : Opened.all()) {
      SampleItem item = seen.item();
      Set<String> known = item.planted().stream().map(Planted::value).collect(toSet());
      String text = seen.text();
      for (Map.Entry<EntityType, Pattern> spelling : SPELLINGS.entrySet()) {
        Matcher matcher = spelling.getValue().matcher(text);
        while (matcher.find()) {
          String value = Checks.normal(spelling.getKey(), matcher.group());
          if (Checks.valid(spelling.getKey(), value) && !known.contains(value)) {
            wrong.add(item.id() + ": " + spelling.getKey() + " " + matcher.group());
          }
        }
        text = withoutKnown(text, spelling.getKey(), item);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String withoutKnown(String text, EntityType type, SampleItem item) {
    String rest = text;
    for (Planted planted : item.planted()) {
      if (planted.type() == type) {
        rest = rest.replace(planted.written(), "¤");
      }
    }
    return rest;
  }

  @Test
  void everyKindOfEntityIsPlanted() {
    Set<EntityType> planted =
        TRUTH
            .items()
            .flatMap(item -> item.planted().stream())
            .filter(each -> each.place() == Place.TEXT)
            .map(Planted::type)
            .collect(toSet());
    assertThat(planted).isEqualTo(EnumSet.allOf(EntityType.class));
    Set<EntityType> decoys =
        TRUTH.items().flatMap(item -> item.decoys().stream()).map(Decoy::type).collect(toSet());
    assertThat(decoys)
        .contains(
            EntityType.IBAN,
            EntityType.CARD,
            EntityType.PHONE,
            EntityType.NATIONAL_NUMBER,
            EntityType.COMPANY_NUMBER,
            EntityType.BTC,
            EntityType.ETH,
            EntityType.XMR,
            EntityType.TRX,
            EntityType.ONION,
            EntityType.IMEI,
            EntityType.IPV4);
  }

  @Test
  void everyWordStandsInExactlyTheItemsThatAreListed() {
    Map<String, String> texts =
        Opened.all().stream().collect(toMap(seen -> seen.item().id(), seen -> folded(seen.text())));
    for (Word word : TRUTH.words()) {
      Pattern whole =
          Pattern.compile(
              "(?<![\\p{L}\\p{N}])" + Pattern.quote(folded(word.query())) + "(?![\\p{L}\\p{N}])");
      List<String> holders = new ArrayList<>(word.items());
      holders.addAll(word.withPassword());
      assertThat(holders)
          .as(word.query())
          .allSatisfy(id -> assertThat(texts.get(id)).containsPattern(whole));
      List<String> told = new ArrayList<>(holders);
      told.addAll(word.mayAlso());
      assertThat(
              texts.entrySet().stream()
                  .filter(text -> whole.matcher(text.getValue()).find())
                  .map(Map.Entry::getKey))
          .as("items with " + word.query())
          .isSubsetOf(told);
      assertThat(word.items().size() + word.mayAlso().size() + word.withOcr().size())
          .as("somebody has " + word.query())
          .isPositive();
    }
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{Mn}", "")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replaceAll("\\s+", " ");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void wordsAreAskedForInFourLanguages() {
    assertThat(TRUTH.words().stream().map(Word::language)).contains("nl", "fr", "de", "en");
    assertThat(TRUTH.items().map(SampleItem::language)).contains("nl", "fr", "de", "en");
  }

  @Test
  void equalBytesAreListedAsDuplicates() {
    Map<String, List<String>> byDigest = new TreeMap<>();
    TRUTH
        .items()
        .filter(item -> item.size() > 0 && item.sha256() != null)
        .forEach(
            item ->
                byDigest
                    .computeIfAbsent(String.valueOf(item.sha256()), _ -> new ArrayList<>())
                    .add(item.id()));
    byDigest.values().removeIf(ids -> ids.size() < 2);
    assertThat(TRUTH.duplicates())
        .containsExactlyInAnyOrderElementsOf(
            byDigest.entrySet().stream()
                .map(group -> new Duplicates(group.getKey(), group.getValue()))
                .toList());
    assertThat(TRUTH.duplicates())
        .as("one attachment in two mails")
        .anySatisfy(
            group ->
                assertThat(group.items())
                    .filteredOn(id -> id.endsWith("!invoice_0911.zip"))
                    .hasSizeGreaterThan(1));
  }

  @Test
  void threadsAreTiedByTheirReferences() {
    Map<String, Map<String, String>> headers =
        Opened.all().stream().collect(toMap(seen -> seen.item().id(), Seen::headers));
    for (GroundTruth.MailThread thread : TRUTH.threads()) {
      Set<String> ids =
          thread.items().stream().map(id -> header(headers, id, "message-id")).collect(toSet());
      String first = header(headers, thread.items().getFirst(), "message-id");
      for (String id : thread.items()) {
        boolean opens = header(headers, id, "message-id").equals(first);
        boolean answers = ids.contains(header(headers, id, "in-reply-to"));
        boolean refers = header(headers, id, "references").contains(first);
        assertThat(opens || (answers && refers)).as(id).isTrue();
      }
    }
    assertThat(TRUTH.threads())
        .anySatisfy(thread -> assertThat(thread.items()).hasSizeGreaterThan(5));
  }

  private static String header(Map<String, Map<String, String>> headers, String id, String name) {
    return headers.getOrDefault(id, Map.of()).getOrDefault(name, "");
  }

  @Test
  void theTruthReadsBackAsItWasWritten() throws IOException {
    assertThat(GroundTruth.read(Generated.FOLDER)).isEqualTo(TRUTH);
  }

  @Test
  void refusesAFolderThatHoldsFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("present.txt"), "here first");
    assertThatThrownBy(() -> SampleEvidence.generate(folder, 1, Scale.SMALL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty folder");
    assertThat(folder.resolve(GroundTruth.FILE_NAME)).doesNotExist();
  }
}
