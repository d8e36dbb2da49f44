package be.zegel.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.evidence.index.IndexState.Health;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneEvidenceIndexTest implements EvidenceIndexContract {
  private static final SecretKey KEY =
      new SecretKeySpec("a key of the tests alone".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

  private static IndexOptions options() {
    return new IndexOptions(
        KEY,
        ZoneId.of("Europe/Brussels"),
        8,
        3,
        16L << 20,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        30_000_000,
        64L << 20,
        1_000);
  }

  @Override
  public EvidenceIndex open(Path folder) {
    return LuceneEvidenceIndex.open(folder, options());
  }

  @Override
  public Path crashed(Path folder) throws IOException {
    Path copy = Files.createTempDirectory("zegel-index-crash");
    copy(folder, copy);
    return copy;
  }

  /** Copies what is missing on the other side. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!Files.exists(target)) {
          Files.copy(path, target);
        }
      }
    }
  }

  @Override
  public List<Path> leftovers(Path folder, String word) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(path -> holds(path, word)).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean holds(Path path, String word) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(word);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void committed(Path folder) {
    try (EvidenceIndex index = open(folder)) {
      for (int i = 0; i < 20; i++) {
        Evidence.of("i" + i, "bitcoin en losgeld nummer " + i).into(index, ONE);
        Evidence.of("j" + i, "bitcoin en losgeld nummer " + i).into(index, TWO);
      }
      index.commit(ONE, 20);
      index.commit(TWO, 20);
    }
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("case-1/lucene"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("_"))
          .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
          .orElseThrow();
    }
  }

  private static void damaged(EvidenceIndex index) throws Exception {
    assertThat(index.state(ONE).health()).isEqualTo(Health.DAMAGED);
    assertThat(index.state(ONE).committedJob()).isEqualTo(-1);
    SearchPage page = index.search(SearchRequest.of("bitcoin", SearchScope.ofCases(ONE, TWO)));
    assertThat(page.unavailable()).containsExactly(ONE);
    assertThat(page.complete()).isFalse();
    assertThat(page.total()).isEqualTo(20);
    assertThatThrownBy(() -> Evidence.of("x", "y").into(index, ONE))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("DAMAGED");
    index.deleteCase(ONE);
    Evidence.of("again", "bitcoin").into(index, ONE);
    index.refresh(ONE);
    assertThat(index.state(ONE).health()).isEqualTo(Health.SOUND);
    assertThat(index.state(ONE).items()).isEqualTo(1);
  }

  @Test
  void noticesAChangedByteInTheBackground(@TempDir Path folder) throws Exception {
    committed(folder);
    Path file = largest(folder);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (EvidenceIndex index = open(folder)) {
      index.search(SearchRequest.of("bitcoin", SearchScope.ofCases(TWO, ONE)));
      index.maintain();
      index.maintain();
      index.maintain();
      damaged(index);
    }
  }

  @Test
  void noticesAChangedByteWhenAsked(@TempDir Path folder) throws Exception {
    committed(folder);
    Path file = largest(folder);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);
    try (EvidenceIndex index = open(folder)) {
      assertThat(index.check(ONE).health()).isEqualTo(Health.DAMAGED);
      assertThat(index.check(TWO).health()).isEqualTo(Health.SOUND);
    }
  }

  @Test
  void noticesAMissingFileWhenOpened(@TempDir Path folder) throws Exception {
    committed(folder);
    Files.delete(largest(folder));
    try (EvidenceIndex index = open(folder)) {
      damaged(index);
    }
  }

  @Test
  void noticesAForgedManifest(@TempDir Path folder) throws Exception {
    committed(folder);
    Path manifest = folder.resolve("case-1/manifest");
    Files.writeString(manifest, Files.readString(manifest).replace("job 20", "job 99"));
    try (EvidenceIndex index = open(folder)) {
      damaged(index);
    }
  }

  @Test
  void noticesAMissingManifest(@TempDir Path folder) throws Exception {
    committed(folder);
    Files.delete(folder.resolve("case-1/manifest"));
    try (EvidenceIndex index = open(folder)) {
      damaged(index);
    }
  }

  @Test
  void noticesTheIndexOfAnotherCaseInTheFolder(@TempDir Path folder) throws Exception {
    committed(folder);
    Durable.remove(folder.resolve("case-1"));
    copy(folder.resolve("case-2"), folder.resolve("case-1"));
    try (EvidenceIndex index = open(folder)) {
      damaged(index);
    }
  }

  @Test
  void noticesAForeignKey(@TempDir Path folder) {
    committed(folder);
    IndexOptions other =
        IndexOptions.standard(
            new SecretKeySpec(
                "another key of the tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    try (EvidenceIndex index = LuceneEvidenceIndex.open(folder, other)) {
      assertThat(index.state(ONE).health()).isEqualTo(Health.DAMAGED);
    }
  }

  @Test
  void dropsACommitThatWasNeverAcknowledged(@TempDir Path folder) throws Exception {
    Path cut;
    try (EvidenceIndex index = open(folder)) {
      Evidence.of("a", "eerste").into(index, ONE);
      index.commit(ONE, 1);
      byte[] manifest = Files.readAllBytes(folder.resolve("case-1/manifest"));
      Evidence.of("b", "tweede").into(index, ONE);
      // The files of the first commit are gone when the second is acknowledged: keep them as a
      // crash between would.
      cut = crashed(folder);
      index.commit(ONE, 2);
      copy(folder.resolve("case-1/lucene"), cut.resolve("case-1/lucene"));
      Files.write(cut.resolve("case-1/manifest"), manifest);
    }
    try (EvidenceIndex index = open(cut)) {
      assertThat(index.state(ONE).health()).isEqualTo(Health.RECOVERED);
      assertThat(index.state(ONE).committedJob()).isEqualTo(1);
      assertThat(index.state(ONE).items()).isEqualTo(1);
      Evidence.of("b", "tweede").into(index, ONE);
      index.commit(ONE, 2);
      assertThat(index.check(ONE).items()).isEqualTo(2);
    }
  }

  @Test
  void survivesHalfAMergeAndHalfAFile(@TempDir Path folder) throws Exception {
    Path cut;
    try (EvidenceIndex index = open(folder)) {
      Evidence.of("a", "eerste").into(index, ONE);
      index.commit(ONE, 1);
      cut = crashed(folder);
      Files.writeString(cut.resolve("case-1/lucene/_zz.cfs"), "half a segment");
      Files.writeString(
          cut.resolve("case-1/lucene/pending_segments_9"), "half", StandardOpenOption.CREATE);
      Files.writeString(cut.resolve("case-1/manifest.new"), "half");
    }
    try (EvidenceIndex index = open(cut)) {
      assertThat(index.state(ONE).health()).isEqualTo(Health.RECOVERED);
      Evidence.of("b", "tweede").into(index, ONE);
      index.commit(ONE, 2);
      assertThat(index.check(ONE).items()).isEqualTo(2);
    }
  }

  @Test
  void noticesDamageAfterAnUncleanStop(@TempDir Path folder) throws Exception {
    Path cut;
    try (EvidenceIndex index = open(folder)) {
      for (int i = 0; i < 20; i++) {
        Evidence.of("i" + i, "bitcoin en losgeld nummer " + i).into(index, ONE);
        Evidence.of("j" + i, "bitcoin en losgeld nummer " + i).into(index, TWO);
      }
      index.commit(ONE, 1);
      index.commit(TWO, 1);
      cut = crashed(folder);
    }
    Path file = largest(cut);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (EvidenceIndex index = open(cut)) {
      damaged(index);
    }
  }

  @Test
  void refusesASecondProcessOrInstance(@TempDir Path folder) {
    try (EvidenceIndex index = open(folder)) {
      assertThat(index.state(ONE).health()).isEqualTo(Health.ABSENT);
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("IN_USE");
    }
    open(folder).close();
  }

  @Test
  void refusesWorkAfterItsEnd(@TempDir Path folder) {
    EvidenceIndex index = open(folder);
    index.close();
    assertThatThrownBy(() -> index.state(ONE))
        .isInstanceOf(IndexException.class)
        .hasMessageContaining("CLOSED");
  }

  /** A list of hashes is short and yet more than memory holds: each of its words is another. */
  @Test
  void refusesATextWhoseWordsDoNotFitIntoMemory(@TempDir Path folder) throws Exception {
    try (EvidenceIndex index = open(folder)) {
      SplittableRandom random = new SplittableRandom(7);
      assertThatThrownBy(
              () ->
                  index.index(
                      ONE,
                      Evidence.of("hashes", "").item(),
                      lines(2_000_000, () -> Long.toHexString(random.nextLong()))))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("TEXT_TOO_LONG");
      index.index(
          ONE,
          Evidence.of("diary", "").item(),
          lines(2_000_000, () -> "dag" + random.nextInt(50_000)));
      index.refresh(ONE);
      assertThat(index.search(SearchRequest.of("dag7*", SearchScope.ofCases(ONE))).total())
          .isEqualTo(1);
    }
  }

  private static Reader lines(int count, Supplier<String> line) {
    return new Reader() {
      private String left = "";
      private int given;

      @Override
      public int read(char[] into, int offset, int length) {
        if (left.isEmpty()) {
          if (given++ == count) {
            return -1;
          }
          left = line.get() + '\n';
        }
        int read = Math.min(length, left.length());
        left.getChars(0, read, into, offset);
        left = left.substring(read);
        return read;
      }

      @Override
      public void close() {}
    };
  }

  @Test
  void mergesIdleCasesDownAndClosesThem(@TempDir Path folder) throws Exception {
    IndexOptions soonIdle =
        new IndexOptions(
            KEY,
            ZoneId.of("Europe/Brussels"),
            8,
            3,
            16L << 20,
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            30_000_000,
            64L << 20,
            1_000);
    try (EvidenceIndex index = LuceneEvidenceIndex.open(folder, soonIdle)) {
      for (int i = 0; i < 30; i++) {
        Evidence.of("i" + i, "bitcoin").into(index, ONE);
        index.refresh(ONE);
        index.search(SearchRequest.of("bitcoin", SearchScope.ofCases(ONE)));
      }
      Thread.sleep(5);
      index.maintain();
      assertThat(Files.exists(folder.resolve("case-1/writing"))).isFalse();
      try (Stream<Path> files = Files.list(folder.resolve("case-1/lucene"))) {
        assertThat(files.filter(file -> file.toString().endsWith(".cfs"))).hasSize(1);
      }
      assertThat(index.search(SearchRequest.of("bitcoin", SearchScope.ofCases(ONE))).total())
          .isEqualTo(30);
    }
  }

  @Test
  void removesWhatADeletionLeftBehind(@TempDir Path folder) throws Exception {
    Path half = folder.resolve(LuceneEvidenceIndex.DOOMED + "case-9-1");
    Files.createDirectories(half.resolve("lucene"));
    Files.writeString(half.resolve("lucene/_0.cfs"), "rest");
    open(folder).close();
    assertThat(Files.exists(half)).isFalse();
  }
}
