package be.zegel.samples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.samples.GroundTruth.Planted;
import be.zegel.samples.GroundTruth.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bulk for benchmarks has the size and the duplicates that were asked for. */
class BulkTest {

  private static final Scale SCALE = new Scale("TEST", 200, 28, 50, 300_000);

  @TempDir private static Path folder;
  private static GroundTruth truth;

  @BeforeAll
  static void generate() throws IOException {
    truth = SampleEvidence.generate(folder, 3, SCALE);
  }

  @Test
  void hasTheFilesDuplicatesMessagesAndTextThatTheScaleNames() throws IOException {
    List<SampleFile> bulk =
        truth.files().stream().filter(file -> file.caseKey().equals(BulkSet.KEY)).toList();
    List<SampleFile> numbered =
        bulk.stream().filter(file -> file.path().startsWith("bulk/0")).toList();
    assertThat(numbered).hasSize(200);
    Set<String> distinct =
        numbered.stream().map(file -> String.valueOf(file.root().sha256())).collect(toSet());
    assertThat(200 - distinct.size()).isBetween(36, 76);
    assertThat(truth.item("bulk/archive.mbox").children()).hasSize(50);
    assertThat(Files.size(folder.resolve("bulk/big.txt"))).isBetween(300_000L, 301_000L);
    assertThat(numbered.stream().map(file -> file.root().mediaType()))
        .contains("message/rfc822", "application/pdf", Office.WORD, "text/plain", "text/html");
    assertThat(numbered.stream().map(file -> file.root().language()))
        .contains("nl", "fr", "de", "en");
  }

  @Test
  void anotherSeedGivesOtherIdentifiersInTheSameCases() {
    Set<String> accounts = accounts(Generated.TRUTH);
    assertThat(accounts(truth)).hasSameSizeAs(accounts).doesNotContainAnyElementsOf(accounts);
  }

  private static Set<String> accounts(GroundTruth truth) {
    return truth.files().stream()
        .filter(file -> !file.caseKey().equals(BulkSet.KEY))
        .flatMap(file -> file.root().withDescendants())
        .flatMap(item -> item.planted().stream())
        .filter(planted -> planted.type() == EntityType.IBAN)
        .map(Planted::value)
        .collect(toSet());
  }

  @Test
  void refusesAScaleThatCannotBe() {
    assertThatThrownBy(() -> Scale.SMALL.withBulkFiles(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scale.LARGE.withDuplicatePercent(100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("90 percent");
  }
}
