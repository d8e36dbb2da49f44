package be.zegel.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Test vectors in the repository: written by the code once, read by every implementation.
 *
 * <p>A test makes them anew and compares. After a deliberate change of a format the files are
 * written with {@code -Dzegel.vectors=write} and the difference is reviewed.
 */
public final class TestVectors {

  private static final Path FOLDER = Path.of("src", "test", "resources", "vectors");

  private TestVectors() {}

  /** Compares the vectors with those in the repository, byte for byte. */
  public static void assertUnchanged(String name, Json vectors) throws IOException {
    Path file = FOLDER.resolve(name);
    String made = new String(CanonicalJson.write(vectors), StandardCharsets.UTF_8) + "\n";
    if ("write".equals(System.getProperty("zegel.vectors"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file)).isEqualTo(made);
  }

  /** The vectors in the repository. */
  public static Json read(String name) throws IOException, CanonicalJson.MalformedJson {
    return CanonicalJson.parse(Files.readAllBytes(FOLDER.resolve(name)));
  }
}
