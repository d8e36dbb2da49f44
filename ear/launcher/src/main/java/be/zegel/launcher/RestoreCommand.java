package be.zegel.launcher;

import be.zegel.evidence.store.RecoveryKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a backup and lays it into an empty folder; the result is checked as fsck checks. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies a backup, lays it into an empty data folder and checks the whole of it. Opened with",
      "the recovery key or the master key; neither is in a backup."
    })
final class RestoreCommand implements Callable<Integer> {

  @Option(names = "--from", paramLabel = "FOLDER", description = "The folder with the backups.")
  private @Nullable Path from;

  @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The same.")
  private @Nullable Path source;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The new data folder, empty or absent; default: .zegel/data in the checkout.")
  private Path data = LauncherFolders.standard().data();

  @Option(
      names = "--set",
      paramLabel = "NAME",
      description = "The set to restore; default: the newest.")
  private @Nullable String set;

  @Mixin private final RecoveryOption recovery = new RecoveryOption();

  @Option(
      names = "--master-key",
      paramLabel = "DIR",
      description = "A folder with the master key's files, as DIR/keys/master was.")
  private @Nullable Path master;

  @Option(
      names = "--signer",
      paramLabel = "DIR",
      description =
          "The folder of the log's signer, as it was when it stopped for good; without it a new log"
              + " takes over.")
  private @Nullable Path signer;

  @Option(names = "--verify-only", description = "Verify the backup and restore nothing.")
  private boolean verifyOnly;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, SQLException {
    Path folder = from == null ? source : from;
    if (folder == null || (from != null && source != null)) {
      throw Refusal.wrongUse("restore.where");
    }
    PrintWriter out = spec.commandLine().getOut();
    BackupFolder backups = BackupFolder.forReading(folder);
    List<String> sets = backups.sets();
    String chosen = set == null && !sets.isEmpty() ? sets.getLast() : set;
    if (chosen == null || !sets.contains(chosen)) {
      throw Refusal.missing("restore.set", String.join(" ", sets));
    }
    Path target = data.toAbsolutePath().normalize();
    Optional<RecoveryKey.Secret> secret = recovery.secret();
    try (TerminalProgress progress =
        TerminalProgress.begin(
            out, Texts.text(verifyOnly ? "restore.looking" : "restore.begin", chosen, target))) {
      Restore restore = new Restore(backups, progress, InstantSource.system());
      if (!verifyOnly) {
        Restore.refuseTaken(target);
      }
      BackupManifest manifest = restore.verify(chosen);
      if (verifyOnly) {
        progress.say(Texts.text("restore.whole", chosen));
        return 0;
      }
      long findings = restore.run(manifest, target, secret, master, signer);
      if (!manifest.erased().isEmpty()) {
        progress.say(Texts.text("restore.erased", manifest.erased().size()));
      }
      if (findings > 0) {
        progress.say(Texts.text("restore.findings", findings, target));
        return Zegel.FAILED;
      }
      progress.say(Texts.text("restore.done", manifest.state(), target));
      return 0;
    } finally {
      secret.ifPresent(RecoveryKey.Secret::close);
    }
  }
}
