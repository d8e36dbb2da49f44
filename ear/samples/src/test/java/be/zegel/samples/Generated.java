package be.zegel.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The small samples of the demo's seed, generated once for all tests of a run. */
final class Generated {

  static final Path FOLDER;

  /** As the generator returned it; a test compares it with what it wrote. */
  static final GroundTruth TRUTH;

  static {
    try {
      FOLDER = Files.createTempDirectory(Path.of("target"), "samples-");
      TRUTH = SampleEvidence.generate(FOLDER, SampleEvidence.DEMO_SEED, Scale.SMALL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Generated() {}

  /** Path and SHA-256 of every file below a folder. */
  static Map<String, String> digests(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        digests.put(
            folder.relativize(path).toString(), Digests.hex("SHA-256", Files.readAllBytes(path)));
      }
    }
    return digests;
  }
}
