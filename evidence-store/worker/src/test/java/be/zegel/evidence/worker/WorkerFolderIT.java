package be.zegel.evidence.worker;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.Outcome;
import be.zegel.evidence.extract.WorkerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder that is shipped, and nothing but it. */
class WorkerFolderIT {
  private static final Path FOLDER = Path.of("target", "worker");

  @Test
  void theShippedFolderRunsAlone() throws Exception {
    WorkerConfig config =
        WorkerConfig.fromFolder(Reading.java(), FOLDER).times(Reading.PATIENT).build();
    try (ExtractionSupervisor supervisor = new ExtractionSupervisor(config)) {
      Found found =
          Reading.read(supervisor, Reading.request("a.txt", Samples.utf8("hallo")).build());
      assertThat(found.end().outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void theShippedFolderHasNeitherKeysNorServersNorLoggers() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      assertThat(names)
          .noneMatch(n -> n.startsWith("zegel-store"))
          .noneMatch(n -> n.startsWith("tink"))
          .noneMatch(n -> n.startsWith("commons-logging"))
          .noneMatch(n -> n.startsWith("jakarta.servlet"))
          .anyMatch(n -> n.startsWith("zegel-worker"));
    }
  }
}
