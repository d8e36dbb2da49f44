package be.zegel.evidence.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The libraries in the repository are those that their sources give (ADR 0083). */
class VendoredLibrariesTest {
  private static final Path VENDOR = Path.of("src", "main", "vendor");
  private static final String NOBLE =
      "1ff5cbf6a7d0742bd7687a0f79105a5474707d6019918d2661da108ef480bc83";

  private final Path folder;

  VendoredLibrariesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theBundleIsTheOneThatWasMadeFromTheSources() throws IOException {
    assertThat(sha256(Files.readAllBytes(VENDOR.resolve("noble.js")))).isEqualTo(NOBLE);
  }

  @Test
  void theSourcesStillGiveTheSameBytes() throws IOException, InterruptedException {
    assumeTrue(
        "rebuild".equals(System.getProperty("zegel.vendor")),
        "asks for npm and its registry; -Dzegel.vendor=rebuild does it");
    for (String name : List.of("package.json", "package-lock.json", "entry.js")) {
      Files.copy(VENDOR.resolve(name), folder.resolve(name));
    }
    run("npm", "ci");
    run("npm", "run", "build");
    assertThat(sha256(Files.readAllBytes(folder.resolve("noble.js")))).isEqualTo(NOBLE);
  }

  @Test
  void thePageIsOneFileThatAsksForNothingElse() throws IOException {
    String page;
    try (var in = VendoredLibrariesTest.class.getResourceAsStream("/zegel-verify.html")) {
      assertThat(in).isNotNull();
      page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContain(" src=", "@import", "fetch(", "XMLHttpRequest", "WebSocket")
        .containsOnlyOnce("</script>")
        .containsOnlyOnce("</style>");
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor()).as(() -> log()).isZero();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
