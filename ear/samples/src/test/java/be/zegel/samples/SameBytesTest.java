package be.zegel.samples;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.samples.GroundTruth.SampleFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same seed gives the same bytes: in another process with another zone, locale and alphabet,
 * and on every machine that runs this test.
 */
class SameBytesTest {

  private static final String PUBLISHED = "small-2026.sha256";

  @Test
  void aProcessInAnotherWorldWritesTheSameBytes(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path there = folder.resolve("there");
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Duser.timezone=Pacific/Auckland",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=COMPAT",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            SampleEvidence.class.getName(),
            there.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    builder.redirectOutput(folder.resolve("log").toFile());
    int exit = builder.start().waitFor();
    assertThat(exit)
        .as(Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1))
        .isZero();
    Map<String, String> here = Generated.digests(Generated.FOLDER);
    Map<String, String> other = Generated.digests(there);
    assertThat(other.keySet()).isEqualTo(here.keySet());
    assertThat(
            here.keySet().stream().filter(path -> !Objects.equals(here.get(path), other.get(path))))
        .as("files that differ")
        .isEmpty();
  }

  /** After an intended change: copy target/small-2026.sha256 over the published list. */
  @Test
  void theBytesAreThePublishedOnes() throws IOException {
    Map<String, String> actual = new TreeMap<>();
    Map<String, String> all = Generated.digests(Generated.FOLDER);
    for (SampleFile file : Generated.TRUTH.files()) {
      if (file.byteStable()) {
        actual.put(file.path(), String.valueOf(all.get(file.path())));
      }
    }
    String list =
        actual.entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining());
    Files.writeString(Path.of("target", PUBLISHED), list);
    try (InputStream published = SameBytesTest.class.getResourceAsStream(PUBLISHED)) {
      assertThat(published).as("published digests").isNotNull();
      assertThat(list).isEqualTo(new String(published.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(Generated.TRUTH.files().size() - actual.size()).as("files without promise").isOne();
  }
}
