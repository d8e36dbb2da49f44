package be.zegel.launcher;

import be.zegel.evidence.store.DurableFiles;
import be.zegel.evidence.store.FileMasterKey;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.RecoveryKey;
import be.zegel.evidence.store.SealedStream;
import be.zegel.servers.DatabaseCopy;
import be.zegel.servers.Ports;
import be.zegel.servers.RestingSystem;
import be.zegel.servers.SystemConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way back from a set of a backup to a system: everything is verified before anything is
 * written, what is written counts only when all of it is there, and at the end the whole store is
 * checked. A folder whose restore was cut short cannot be run.
 */
final class Restore {
  /** In a folder that is being restored; whoever starts a system there is refused. */
  static final String UNFINISHED = SystemConfiguration.UNFINISHED_RESTORE;

  private static final long STEP = 4L << 30;
  private static final int MOST_SHOWN = 50;

  private final BackupFolder from;
  private final TerminalProgress progress;
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private long said = STEP;
  private long bytes;

  Restore(BackupFolder from, TerminalProgress progress, InstantSource clock) {
    this.from = from;
    this.progress = progress;
    this.clock = clock;
  }

  /** The keys of a set, opened. */
  private static final class Opened {
    private final byte[] key;
    private final RecoveryKey.@Nullable Secret secret;
    private final @Nullable Path master;

    Opened(byte[] key, RecoveryKey.@Nullable Secret secret, @Nullable Path master) {
      this.key = key;
      this.secret = secret;
      this.master = master;
    }
  }

  /**
   * Verifies a set and all that it refers to: the chain of manifests, every file's hash.
   *
   * @return the manifest
   */
  BackupManifest verify(String set) throws IOException {
    BackupManifest manifest = BackupManifest.parse(from.manifest(set));
    List<String> findings = new ArrayList<>();
    chain(findings);
    progress.say(
        Texts.text("restore.verify", set, manifest.files().size(), manifest.bytes() >> 20));
    for (Map.Entry<String, BackupManifest.Entry> each : manifest.files().entrySet()) {
      Path file = from.resolve(each.getKey());
      if (!Files.isRegularFile(file)) {
        findings.add(each.getKey() + ": missing");
      } else if (!BackupFolder.read(file, this::verified).equals(each.getValue())) {
        findings.add(each.getKey() + ": not as it was copied");
      }
    }
    if (!manifest.set().equals(set)) {
      findings.add(set + ": its manifest is that of " + manifest.set());
    }
    if (!findings.isEmpty()) {
      findings.stream().limit(MOST_SHOWN).forEach(progress::say);
      throw Refusal.failed("restore.broken", findings.size(), from.path());
    }
    return manifest;
  }

  private void verified(long more) {
    bytes += more;
    if (bytes >= said) {
      said += STEP;
      progress.say(Texts.text("restore.verified.at", bytes >> 20));
    }
  }

  /** Each manifest names the one before it, as far as that is still there. */
  private void chain(List<String> findings) throws IOException {
    Optional<String> before = Optional.empty();
    for (String each : from.sets()) {
      BackupManifest manifest = BackupManifest.parse(from.manifest(each));
      if (before.isPresent() && !manifest.previous().equals(before)) {
        findings.add(each + ": does not follow the set before it");
      }
      before =
          Optional.of(HexFormat.of().formatHex(BackupFolder.sha256().digest(from.manifest(each))));
    }
  }

  /**
   * Restores a set that was verified.
   *
   * @param data an empty or absent folder
   * @param secret the recovery key; empty to open with a master key
   * @param master the folder of the master key's files; null for what the set itself offers
   * @param signer the folder of the log's signer; null lets a new log take over
   * @return what the final check found; 0 when all holds
   */
  long run(
      BackupManifest manifest,
      Path data,
      Optional<RecoveryKey.Secret> secret,
      @Nullable Path master,
      @Nullable Path signer)
      throws IOException, SQLException {
    refuseTaken(data);
    Opened opened = open(manifest, secret, master);
    if (!BackupManifest.authentic(from.manifest(manifest.set()), opened.key)) {
      throw Refusal.failed("restore.forged", manifest.set());
    }
    DurableFiles.folder(data);
    DurableFiles.write(data.resolve(UNFINISHED), new byte[0]);
    try (InputStream sealed =
        SealedStream.reading(
            Files.newInputStream(from.set(manifest.set()).resolve(Backup.SYSTEM)), opened.key)) {
      int files = BackupTree.unpack(sealed, data);
      progress.say(Texts.text("restore.system", files));
    }
    keys(data, opened);
    int objects = objects(manifest, data);
    progress.say(Texts.text("restore.objects", objects));
    if (!manifest.database()) {
      Files.delete(data.resolve(UNFINISHED));
      progress.say(Texts.text("restore.elsewhere"));
      return 0;
    }
    DatabaseCopy.adopt(data.resolve("postgres"));
    long findings = check(manifest, data, signer);
    Files.delete(data.resolve(UNFINISHED));
    return findings;
  }

  static void refuseTaken(Path data) throws IOException {
    if (Files.exists(data)) {
      try (Stream<Path> there = Files.list(data)) {
        if (there.findAny().isPresent()) {
          throw Refusal.wrongUse("restore.taken", data);
        }
      }
    }
  }

  /** Opens the set's key with what there is: paper, master key, or what lies beside the set. */
  private Opened open(
      BackupManifest manifest, Optional<RecoveryKey.Secret> secret, @Nullable Path master)
      throws IOException {
    Path set = from.set(manifest.set());
    byte[] file = Files.readAllBytes(set.resolve(Backup.KEY));
    Path demo = from.resolve(BackupFolder.DEMO_KEY);
    Optional<RecoveryKey.Secret> paper = secret;
    Path folder = master;
    if (paper.isEmpty() && folder == null && Files.isDirectory(set.resolve(Backup.MASTER))) {
      folder = set.resolve(Backup.MASTER);
    }
    if (paper.isEmpty() && folder == null && manifest.mode().equals("demo") && Files.exists(demo)) {
      progress.say(Texts.text("restore.demo", BackupFolder.DEMO_KEY));
      paper = Optional.of(Ceremony.demo(demo));
    }
    if (paper.isPresent()) {
      RecoveryKey.Secret known = paper.get();
      return SetKey.open(file, known)
          .map(key -> new Opened(key, known, null))
          .orElseThrow(
              () ->
                  Refusal.failed("restore.paper", manifest.set(), manifest.recovery().orElse("-")));
    }
    if (folder != null) {
      if (!Files.isDirectory(folder)) {
        throw Refusal.missing("restore.master.none", folder);
      }
      MasterKey key = FileMasterKey.open(folder, random);
      Path known = folder;
      return SetKey.open(file, key)
          .map(opened -> new Opened(opened, null, known))
          .orElseThrow(() -> Refusal.failed("restore.master", manifest.set(), manifest.master()));
    }
    throw Refusal.missing(
        "restore.closed", manifest.set(), manifest.recovery().orElse("-"), manifest.master());
  }

  /** Lays the master key, or makes a new one and wraps the keys of cases under it. */
  private void keys(Path data, Opened opened) throws IOException {
    Path keys = data.resolve("keys");
    Path master = opened.master;
    if (master != null) {
      BackupTree.copy(master, MasterKeys.folder(keys));
      Files.deleteIfExists(keys.resolve("module.properties"));
      progress.say(Texts.text("restore.master.laid"));
    }
    RecoveryKey.Secret secret = opened.secret;
    if (secret != null) {
      Files.deleteIfExists(keys.resolve("module.properties"));
      MasterKey made = FileMasterKey.open(MasterKeys.folder(keys), random);
      KeyStore.Recovered recovered = KeyStore.recover(keys, made, secret, random);
      progress.say(Texts.text("restore.master.made", recovered.cases()));
      recovered.lost().forEach(id -> progress.say(Texts.text("restore.lost", id)));
    }
  }

  private int objects(BackupManifest manifest, Path data) throws IOException {
    int objects = 0;
    for (String path : manifest.files().keySet()) {
      if (path.startsWith(BackupFolder.OBJECTS)) {
        var _ = BackupFolder.copy(from.resolve(path), data.resolve(path), _ -> {});
        objects++;
      }
    }
    return objects;
  }

  private long check(BackupManifest manifest, Path data, @Nullable Path signer)
      throws IOException, SQLException {
    SystemConfiguration configuration = SystemConfiguration.load(data, Ports.STANDARD);
    StoreCheck check = new StoreCheck(configuration.dir(), progress::say);
    LogCheck logs = new LogCheck(configuration.dir(), progress::say);
    long broken = 0;
    try (RestingSystem system = RestingSystem.restored(configuration)) {
      progress.say(Texts.text("restore.database"));
      LogContinuation log = new LogContinuation(data, system.owner());
      List<String> findings = log.rebuild(manifest.checkpoint());
      findings.forEach(progress::say);
      broken = findings.size();
      if (signer != null) {
        log.withSigner(signer);
        progress.say(Texts.text("restore.signer"));
      } else {
        LogContinuation.Successor successor = log.succeed(clock);
        progress.say(
            Texts.text(
                "restore.successor", successor.origin(), successor.before(), successor.size()));
      }
      progress.say(Texts.text("restore.fsck"));
      check.ledger(system.owner());
      logs.check(system.owner());
      check.objects(system.owner());
    }
    progress.say(logs.summary());
    progress.say(check.summary());
    return broken + check.findings() + logs.findings();
  }
}
