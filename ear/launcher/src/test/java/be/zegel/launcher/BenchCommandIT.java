package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every benchmark in its short form, as somebody starts it: that it works, not how fast. */
class BenchCommandIT {
  private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
  private static final int PATIENCE_MINUTES = 25;

  @TempDir private Path dir;

  @Test
  void everyBenchmarkPrintsItsFiguresBesideTheirBaselinesAndLeavesNothingBehind() throws Exception {
    Path out = dir.resolve("out");
    Path work = dir.resolve("work");
    Process bench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dzegel.checkout=" + CHECKOUT,
                "-Dzegel.platform=" + CHECKOUT.resolve(".zegel/platform"),
                "-cp",
                CHECKOUT.resolve("ear/launcher/target/distribution/lib") + "/*",
                "be.zegel.launcher.Zegel",
                "bench",
                "--small",
                "--folder",
                work.toString())
            .redirectOutput(out.toFile())
            .redirectError(Path.of("target", "bench.log").toFile())
            .start();
    try {
      assertThat(bench.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(bench.exitValue()).as(() -> read(Path.of("target", "bench.log"))).isZero();
    } finally {
      bench.destroy();
    }

    List<JsonNode> figures = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      figures.add(new ObjectMapper().readTree(line));
    }
    assertThat(figures)
        .allSatisfy(
            figure -> {
              assertThat(figure.path("name").isTextual()).isTrue();
              assertThat(figure.path("ours").isNumber()).isTrue();
              assertThat(figure.path("baseline").isNumber()).isTrue();
              assertThat(figure.path("ratio").isNumber()).isTrue();
              assertThat(figure.path("unit").isTextual()).isTrue();
            });
    assertThat(figures.stream().map(figure -> figure.path("name").asText()))
        .contains(
            "ledger/record",
            "ledger/verify",
            "extract/speed",
            "extract/processor",
            "lists/cases/lead.antwerp",
            "lists/exhibits/store.antwerp",
            "lists/search/inv.antwerp",
            "ingest/large",
            "ingest/small",
            "ingest/memory")
        .anyMatch(name -> name.startsWith("search/"))
        .anyMatch(name -> name.startsWith("store/"));
    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
