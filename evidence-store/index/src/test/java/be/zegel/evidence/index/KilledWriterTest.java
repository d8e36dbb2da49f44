package be.zegel.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.index.IndexState.Health;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledWriterTest {
  @Test
  void leavesExactlyItsLastCommitBehind(@TempDir Path folder) throws Exception {
    Random random = new Random();
    for (int round = 0; round < 3; round++) {
      long said = untilKilled(folder, 3 + random.nextInt(15));
      try (EvidenceIndex index = new LuceneEvidenceIndexTest().open(folder)) {
        IndexState state = index.state(EvidenceIndexContract.ONE);
        assertThat(state.health()).isEqualTo(Health.RECOVERED);
        long job = state.committedJob();
        assertThat(job).isGreaterThanOrEqualTo(said);
        SearchScope scope = SearchScope.ofCases(EvidenceIndexContract.ONE);
        assertThat(index.search(SearchRequest.of("ronde", scope)).total())
            .isEqualTo(Math.min(KilledWriter.ITEMS, job + 1));
        for (long each = job; each > Math.max(-1, job - 40); each--) {
          assertThat(index.search(SearchRequest.of("taak" + each, scope)).total()).isEqualTo(1);
        }
        assertThat(index.search(SearchRequest.of("taak" + (job + 1), scope)).total()).isZero();
        assertThat(index.check(EvidenceIndexContract.ONE).health()).isEqualTo(Health.RECOVERED);
      }
    }
  }

  /** Starts the program and kills it soon after it said so many commits; the last one it said. */
  private static long untilKilled(Path folder, int commits) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long said = -1;
    try (BufferedReader lines = writer.inputReader()) {
      for (int i = 0; i < commits; i++) {
        String line = lines.readLine();
        if (line == null) {
          throw new AssertionError("the writer ended by itself");
        }
        said = Long.parseLong(line);
      }
      Thread.sleep(new Random().nextInt(30));
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return said;
  }
}
