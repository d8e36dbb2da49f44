package be.zegel.evidence.worker;

import be.zegel.evidence.extract.EvidenceContent;
import be.zegel.evidence.extract.ExtractionRequest;
import be.zegel.evidence.extract.ExtractionSupervisor;
import be.zegel.evidence.extract.TimeLimits;
import be.zegel.evidence.extract.WorkerConfig;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Real workers with the classes of this build, isolated where this machine can. */
final class Reading {
  static final TimeLimits PATIENT =
      new TimeLimits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(120),
          Duration.ofSeconds(120),
          1,
          Duration.ofSeconds(60));

  private Reading() {}

  static WorkerConfig.Builder config() {
    List<Path> classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(p -> p.toFile().exists())
            .toList();
    return WorkerConfig.of(java(), classPath).times(PATIENT);
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static Found read(ExtractionSupervisor supervisor, ExtractionRequest request) throws Exception {
    Found found = new Found();
    supervisor.extract(request, found);
    return found;
  }

  static ExtractionRequest.Builder request(String name, byte[] content) {
    return ExtractionRequest.of("test", name, EvidenceContent.of(content));
  }
}
