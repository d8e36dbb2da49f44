package be.zegel.samples;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.samples.GroundTruth.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bulk for benchmarks has the size and the duplicates that were asked for. */
class BulkTest {

  @Test
  void hasTheFilesDuplicatesMessagesAndTextThatTheScaleNames(@TempDir Path folder)
      throws IOException {
    Scale scale = new Scale("TEST", 200, 28, 50, 300_000);
    GroundTruth truth = SampleEvidence.generate(folder, 3, scale);
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
  void refusesAScaleThatCannotBe() {
    assertThatThrownBy(() -> Scale.SMALL.withBulkFiles(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Scale.LARGE.withDuplicatePercent(100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("90 percent");
  }
}
