package be.zegel.samples;

import be.zegel.samples.GroundTruth.Duplicates;
import be.zegel.samples.GroundTruth.MailThread;
import be.zegel.samples.GroundTruth.Planted;
import be.zegel.samples.GroundTruth.SampleFile;
import be.zegel.samples.GroundTruth.SampleItem;
import be.zegel.samples.GroundTruth.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The folder that is being filled. It writes each file at once and notes the truth about it, so
 * that the whole of a large set is never in memory.
 */
final class EvidenceFolder {

  /** A word to search for; its language may be null. */
  record Query(String words, @Nullable String language) {}

  private record Dated(OffsetDateTime sentAt, String id) {}

  /** Where a word stands: ordered from what counts most. */
  private enum Find {
    TEXT,
    LOCKED,
    PICTURE,
    PERHAPS,
    NOT
  }

  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Characters that join two words into one for some readers and not for others. */
  private static final String JOINTS = "'’.:_·@-/\\&=+#%";

  private final Path folder;
  private final List<Query> queries;
  private final List<String> foldedQueries;
  private final List<SampleFile> files = new ArrayList<>();
  private final List<Map<Find, List<String>>> hits = new ArrayList<>();
  private final Map<String, List<Dated>> threads = new TreeMap<>();
  private final Map<String, List<String>> digests = new TreeMap<>();

  EvidenceFolder(Path folder, List<Query> queries) {
    this.folder = folder;
    this.queries = List.copyOf(queries);
    foldedQueries = queries.stream().map(query -> folded(query.words)).toList();
    queries.forEach(_ -> hits.add(new HashMap<>()));
  }

  /**
   * Writes a file.
   *
   * @return its path below the folder
   */
  String write(String where, String caseKey, @Nullable String exhibit, Sample sample)
      throws IOException {
    String path = where + "/" + plainName(sample.name(), files.size());
    Path target = folder.resolve(path);
    if (Files.exists(target)) {
      throw new IllegalArgumentException("two samples with the path " + path);
    }
    Files.createDirectories(target.getParent());
    Files.write(target, sample.bytes());
    boolean stable = sample.withDescendants().allMatch(Sample::isByteStable);
    SampleItem root = item(path, sample, false);
    files.add(new SampleFile(path, caseKey, exhibit, stable, root));
    return path;
  }

  private static String plainName(String name, int number) {
    String unaccented =
        MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String plain = ODD.matcher(unaccented).replaceAll("_");
    if (plain.length() > 80) {
      int dot = Math.max(plain.lastIndexOf('.'), plain.length() - 8);
      plain = plain.substring(0, 60) + "_" + number + plain.substring(dot);
    }
    return plain;
  }

  private SampleItem item(String id, Sample sample, boolean behindLock) {
    boolean locked = behindLock || sample.password() != null;
    note(id, sample, behindLock);
    Map<String, Integer> seen = new HashMap<>();
    List<SampleItem> children = new ArrayList<>();
    for (Sample child : sample.children()) {
      int count = seen.merge(child.name(), 1, Integer::sum);
      String childId = id + "!" + child.name() + (count == 1 ? "" : "#" + count);
      children.add(item(childId, child, locked));
    }
    Set<Planted> planted = new LinkedHashSet<>(sample.prose().planted());
    planted.addAll(sample.fields().planted());
    String sha256 = Digests.hex("SHA-256", sample.bytes());
    boolean loose = sample.isLooselyCut();
    if (!loose && sample.bytes().length > 0) {
      digests.computeIfAbsent(sha256, _ -> new ArrayList<>()).add(id);
    }
    OffsetDateTime sentAt = sample.sentAt();
    String thread = sample.thread();
    if (sentAt != null && thread != null) {
      threads.computeIfAbsent(thread, _ -> new ArrayList<>()).add(new Dated(sentAt, id));
    }
    return new SampleItem(
        id,
        sample.name(),
        sample.mediaType(),
        loose ? -1 : sample.bytes().length,
        loose ? null : sha256,
        sample.outcome(),
        sample.password(),
        sample.encoding(),
        sample.language(),
        sample.textual(),
        sample.ocr(),
        sample.isProtectedMaterial(),
        sentAt == null ? null : sentAt.toString(),
        sample.takenAt(),
        List.copyOf(planted),
        Prose.joined(sample.prose().decoys(), sample.fields().decoys()),
        sample.areChildrenComplete(),
        children);
  }

  private void note(String id, Sample sample, boolean behindLock) {
    String text = folded(sample.prose().text());
    String beside =
        folded(
            sample.fields().text()
                + "\n"
                + sample
                    .withDescendants()
                    .map(each -> each.name() + "\n" + each.fields().text())
                    .collect(Collectors.joining("\n")));
    for (int i = 0; i < queries.size(); i++) {
      Find find = find(sample, behindLock, text, beside, foldedQueries.get(i));
      if (find != Find.NOT) {
        hits.get(i).computeIfAbsent(find, _ -> new ArrayList<>()).add(id);
      }
    }
  }

  private static Find find(
      Sample sample, boolean behindLock, String text, String beside, String query) {
    if (standsAlone(text, query)) {
      if (behindLock || sample.password() != null) {
        return Find.LOCKED;
      }
      if (sample.ocr()) {
        return Find.PICTURE;
      }
      return sample.textual() ? Find.TEXT : Find.PERHAPS;
    }
    return text.contains(query) || beside.contains(query) ? Find.PERHAPS : Find.NOT;
  }

  private static boolean standsAlone(String text, String query) {
    for (int at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + 1)) {
      if (edge(text, at - 1, -1) && edge(text, at + query.length(), 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word ends here: no letter follows, not even behind a joint. */
  private static boolean edge(String text, int at, int step) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char next = text.charAt(at);
    if (JOINTS.indexOf(next) < 0) {
      return !Character.isLetterOrDigit(next);
    }
    int beyond = at + step;
    return beyond < 0 || beyond >= text.length() || !Character.isLetterOrDigit(text.charAt(beyond));
  }

  /** Lower case, without diacritics, any run of white space as one space. */
  static String folded(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS
        .matcher(apart)
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replaceAll("\\s+", " ");
  }

  /** Everything noted. */
  GroundTruth truth(long seed, Scale scale) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Map<Find, List<String>> found = hits.get(i);
      words.add(
          new Word(
              queries.get(i).words,
              queries.get(i).language,
              found.getOrDefault(Find.TEXT, List.of()),
              found.getOrDefault(Find.PERHAPS, List.of()),
              found.getOrDefault(Find.PICTURE, List.of()),
              found.getOrDefault(Find.LOCKED, List.of())));
    }
    List<MailThread> conversations =
        threads.entrySet().stream()
            .map(
                thread ->
                    new MailThread(
                        thread.getKey(),
                        thread.getValue().stream()
                            .sorted(
                                Comparator.comparing((Dated mail) -> mail.sentAt.toInstant())
                                    .thenComparing(Dated::id))
                            .map(Dated::id)
                            .toList()))
            .toList();
    List<Duplicates> duplicates =
        digests.entrySet().stream()
            .filter(group -> group.getValue().size() > 1)
            .map(
                group ->
                    new Duplicates(group.getKey(), group.getValue().stream().sorted().toList()))
            .toList();
    List<SampleFile> ordered =
        files.stream().sorted(Comparator.comparing(SampleFile::path)).toList();
    return new GroundTruth(
        GroundTruth.SCHEMA, seed, scale.name(), ordered, words, conversations, duplicates);
  }
}
