package be.zegel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The altered bytes for the second verifier: its script, taken out of the page, run by the
 * machine's node. In the browser itself {@code VerifierPageIT} does the same for a sample.
 */
final class PageFlips {
  private static final String BEGIN = "<script>";
  private static final String END = "</script>";

  /** Exits with 1 at the first altered byte after which the packet is still verified. */
  private static final String DRIVER =
      """
      (async () => {
        const fs = require("node:fs");
        const [packet, trust, step] = process.argv.slice(2);
        const bytes = new Uint8Array(fs.readFileSync(packet));
        const bundle = new Uint8Array(fs.readFileSync(trust));
        const changes = [0x01, 0x80, 0xff];
        if ((await zegelVerifier.verify(bytes.slice(), bundle)).exitCode !== 0) process.exit(2);
        for (let at = 0; at < bytes.length; at += Number(step)) {
          const kept = bytes[at];
          bytes[at] = kept ^ changes[(at / Number(step)) % changes.length];
          if ((await zegelVerifier.verify(bytes.slice(), bundle)).exitCode === 0) {
            console.log(at);
            process.exit(1);
          }
          bytes[at] = kept;
        }
      })();
      """;

  private PageFlips() {}

  /** Whether the machine has a node. */
  static boolean possible() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }

  /**
   * Alters every {@code step}th byte of a copy in memory.
   *
   * @param page the verifier's page
   * @return whether all were noticed
   */
  static boolean noticed(Path page, Path packet, Path trust, int step)
      throws IOException, InterruptedException {
    String html = Files.readString(page);
    int from = html.indexOf(BEGIN) + BEGIN.length();
    Path program = Files.createTempFile("zegel-verify", ".cjs");
    try {
      Files.writeString(program, html.substring(from, html.lastIndexOf(END)) + DRIVER);
      return new ProcessBuilder(
                  "node",
                  program.toString(),
                  packet.toString(),
                  trust.toString(),
                  Integer.toString(step))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } finally {
      Files.delete(program);
    }
  }
}
