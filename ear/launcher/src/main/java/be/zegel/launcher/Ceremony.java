package be.zegel.launcher;

import be.zegel.evidence.store.DurableFiles;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.RecoveryKey;
import be.zegel.servers.RestingFolder;
import be.zegel.servers.SystemConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/**
 * The making of a recovery key: its public half stays, its private half is shown once, as a whole
 * or in shares for several people, and stored nowhere.
 *
 * <p>A demonstration makes one without a person; its private half lies beside the keys in {@value
 * #DEMO_FILE}, marked, because exercise data need no secret.
 */
final class Ceremony {
  static final String DEMO_FILE = "DEMO-RECOVERY-KEY";

  private final SystemConfiguration configuration;
  private final Path keys;
  private final SecureRandom random = new SecureRandom();

  Ceremony(SystemConfiguration configuration) {
    this.configuration = configuration;
    this.keys = configuration.dir().resolve("keys");
  }

  /** Whether there is a recovery key. */
  boolean held() throws IOException {
    return KeyStore.recoveryKey(keys).isPresent();
  }

  /**
   * At the start of a system, before anything else has its keys: makes what is missing as far as
   * that is possible without a person who writes it down.
   */
  void atStart(PrintWriter out) throws IOException {
    if (!held()) {
      try (RestingFolder folder = RestingFolder.hold(configuration)) {
        first(out, folder.dir());
      }
    }
  }

  private void first(PrintWriter out, Path data) throws IOException {
    if (configuration.demo()) {
      RecoveryKey.Made made = RecoveryKey.make();
      use(made.known());
      String text =
          Texts.text("ceremony.demo.file") + "\n" + PaperKey.whole(made.secret()).text() + "\n";
      DurableFiles.write(keys.resolve(DEMO_FILE), text.getBytes(StandardCharsets.UTF_8));
      out.println(Texts.text("ceremony.demo", keys.resolve(DEMO_FILE)));
    } else if (Boolean.getBoolean("zegel.terminal")) {
      show(out, 0, 0);
    } else {
      // What is printed here ends in a journal, which is no paper.
      out.println(Texts.text("ceremony.unheld", data));
    }
    out.flush();
  }

  /**
   * Makes a key and shows it.
   *
   * @param threshold how many shares are needed; 0 for a key in one piece
   * @param count how many shares there are
   */
  void show(PrintWriter out, int threshold, int count) throws IOException {
    RecoveryKey.Made made = RecoveryKey.make();
    try (RecoveryKey.Secret secret = made.secret()) {
      List<PaperKey> papers =
          threshold == 0
              ? List.of(PaperKey.whole(secret))
              : PaperKey.shares(secret, threshold, count, random);
      use(made.known());
      out.println();
      out.println(Texts.text("ceremony.title", made.known().fingerprint()));
      out.println();
      for (PaperKey paper : papers) {
        if (threshold > 0) {
          out.println(Texts.text("ceremony.share", paper.number(), count, threshold));
        }
        out.println("    " + paper.text());
        out.println();
      }
      out.println(Texts.text(threshold > 0 ? "ceremony.shares" : "ceremony.whole"));
      out.println();
      out.flush();
    }
  }

  private void use(RecoveryKey known) throws IOException {
    KeyStore.open(DurableFiles.folder(keys), MasterKeys.open(keys, random), random)
        .useRecoveryKey(known);
    Files.deleteIfExists(keys.resolve(DEMO_FILE));
  }

  /** The key in the file that a demonstration left beside its keys or its backups. */
  static RecoveryKey.Secret demo(Path file) throws IOException {
    return PaperKey.secret(
        List.of(PaperKey.parse(Files.readAllLines(file, StandardCharsets.UTF_8).getLast())));
  }
}
