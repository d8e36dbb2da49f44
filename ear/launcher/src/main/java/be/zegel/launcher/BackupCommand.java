package be.zegel.launcher;

import be.zegel.servers.Ports;
import be.zegel.servers.SystemConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a system consistently, while it runs or rests. Safe to repeat, safe to interrupt. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies database, objects, wraps of keys and configuration of a system consistently, while",
      "it runs or rests. What an earlier run copied into the same folder is not copied again."
    })
final class BackupCommand implements Callable<Integer> {

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "The folder for backups of this system; made when missing.")
  private @Nullable Path to;

  @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The same.")
  private @Nullable Path target;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; default: .zegel/data in the checkout.")
  private Path data = LauncherFolders.standard().data();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Afterwards remove all but the newest N sets, and what only they had.")
  private int keep;

  @Option(
      names = "--without-database",
      description = "For an external PostgreSQL, which its own administrators have copied before.")
  private boolean withoutDatabase;

  @Option(
      names = "--with-master-key",
      description =
          "Lay the master key into the set, in the clear: whoever has the backup reads it.")
  private boolean withMasterKey;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, SQLException {
    Path folder = to == null ? target : to;
    if (folder == null || (to != null && target != null) || keep < 0) {
      throw Refusal.wrongUse("backup.where");
    }
    SystemConfiguration configuration = SystemConfiguration.load(data, Ports.STANDARD);
    Path inside = folder.toAbsolutePath().normalize();
    if (inside.startsWith(configuration.dir()) || configuration.dir().startsWith(inside)) {
      throw Refusal.wrongUse("backup.inside", configuration.dir());
    }
    if (!Files.isDirectory(configuration.dir().resolve("keys"))) {
      throw Refusal.missing("backup.none", configuration.dir());
    }
    PrintWriter out = spec.commandLine().getOut();
    try (BackupFolder backups = BackupFolder.forWriting(folder);
        TerminalProgress progress =
            TerminalProgress.begin(out, Texts.text("backup.begin", configuration.dir(), inside))) {
      Backup.Done done =
          new Backup(configuration, backups, progress, InstantSource.system())
              .run(!withoutDatabase, withMasterKey);
      tell(progress, done);
      if (keep > 0) {
        forget(backups, progress);
      }
      progress.say(
          Texts.text(
              "backup.done",
              done.manifest().set(),
              done.manifest().files().size(),
              done.manifest().bytes() >> 20,
              backups.path()));
      return 0;
    }
  }

  private void tell(TerminalProgress progress, Backup.Done done) {
    if (done.manifest().recovery().isEmpty()) {
      progress.say(Texts.text("backup.unsealed", done.manifest().master()));
    } else {
      progress.say(
          Texts.text(
              "backup.sealed", done.manifest().recovery().orElseThrow(), done.manifest().master()));
    }
    if (withMasterKey) {
      progress.say(Texts.text("backup.master"));
    }
    if (!done.manifest().database()) {
      progress.say(Texts.text("backup.elsewhere"));
    }
    if (!done.reviving().isEmpty() && keep == 0) {
      progress.say(Texts.text("backup.reviving", String.join(", ", done.reviving())));
    }
  }

  private void forget(BackupFolder backups, TerminalProgress progress) throws IOException {
    List<String> sets = backups.sets();
    for (String set : sets.subList(0, Math.max(0, sets.size() - keep))) {
      backups.remove(set);
      progress.say(Texts.text("backup.forgotten", set));
    }
    int objects = backups.prune();
    if (objects > 0) {
      progress.say(Texts.text("backup.pruned", objects));
    }
  }
}
