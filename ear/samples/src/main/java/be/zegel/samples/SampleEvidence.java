package be.zegel.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the sample evidence: the demo cases, a hostile set and, for benchmarks, any amount of
 * bulk.
 *
 * <p>The same seed and scale give the same bytes on every machine, at any time, in any time zone.
 */
public final class SampleEvidence {

  /** The seed of the demo, the tests and the published digests. */
  public static final long DEMO_SEED = 2026;

  private SampleEvidence() {}

  /**
   * Fills a folder with evidence, {@value GroundTruth#FILE_NAME} and {@value
   * DemoDossier#FILE_NAME}.
   *
   * @param folder a folder that is empty or does not exist yet
   * @param seed what all invented names, numbers and dates are drawn from
   * @param scale how much
   * @return what is there, as written to {@value GroundTruth#FILE_NAME}
   * @throws IOException when the folder is not empty or cannot be written
   */
  public static GroundTruth generate(Path folder, long seed, Scale scale) throws IOException {
    Files.createDirectories(folder);
    try (var present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw new IOException("choose an empty folder, " + folder + " has files in it");
      }
    }
    GroundTruth truth =
        new GroundTruth(
            GroundTruth.SCHEMA, seed, scale.name(), List.of(), List.of(), List.of(), List.of());
    Files.write(folder.resolve(GroundTruth.FILE_NAME), SampleJson.write(truth));
    Files.write(
        folder.resolve(DemoDossier.FILE_NAME),
        SampleJson.write(new DemoDossier(DemoDossier.SCHEMA, seed, List.of())));
    return truth;
  }
}
