package be.zegel.launcher;

import be.zegel.evidence.store.RecoveryKey;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the commands that open with the recovery key are given it. */
final class RecoveryOption {

  @Option(
      names = "--recovery-key",
      paramLabel = "FILE",
      description =
          "A file with the recovery key, or with shares of it, one on a line; - to type them.")
  private @Nullable Path file;

  /** The key; empty when none was named. */
  Optional<RecoveryKey.Secret> secret() throws IOException {
    Path named = file;
    if (named == null) {
      return Optional.empty();
    }
    List<PaperKey> papers = new ArrayList<>();
    try {
      if (named.toString().equals("-")) {
        typed(papers);
      } else {
        for (String line : Files.readAllLines(named, StandardCharsets.UTF_8)) {
          if (line.strip().toUpperCase(java.util.Locale.ROOT).startsWith("ZEGEL-")) {
            papers.add(PaperKey.parse(line));
          }
        }
      }
      return Optional.of(PaperKey.secret(papers));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrongUse("keys.paper", String.valueOf(e.getMessage()));
    }
  }

  /** Asks until there is enough; what is typed is not shown on a terminal. */
  private static void typed(List<PaperKey> papers) throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    do {
      String asked = Texts.text("keys.type", papers.size() + 1);
      String line =
          console.isPresent()
              ? new String(console.get().readPassword("%s ", asked))
              : in.readLine();
      if (line == null || line.isBlank()) {
        return;
      }
      papers.add(PaperKey.parse(line));
    } while (papers.size() < papers.getFirst().threshold());
  }
}
