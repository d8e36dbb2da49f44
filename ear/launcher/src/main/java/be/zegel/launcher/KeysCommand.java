package be.zegel.launcher;

import be.zegel.evidence.store.FileMasterKey;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.Pkcs11MasterKey;
import be.zegel.evidence.store.RecoveryKey;
import be.zegel.evidence.store.WrappedKey;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.witness.SignerFolder;
import be.zegel.servers.Ports;
import be.zegel.servers.RestingFolder;
import be.zegel.servers.SystemConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The keys of a system: what there is, new ones, and the way back when the master key is lost. All
 * but {@code status} need a system at rest. Objects are never touched: only wraps change.
 */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Shows the keys of a system, gives it new ones, and recovers them.")
final class KeysCommand {
  private static final Duration YEAR = Duration.ofDays(366);

  /** Which key is to be replaced. */
  enum Which {
    master,
    signer
  }

  private final SecureRandom random = new SecureRandom();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder; default: .zegel/data in the checkout.",
      scope = picocli.CommandLine.ScopeType.INHERIT)
  private Path data = LauncherFolders.standard().data();

  @Spec private CommandSpec spec = CommandSpec.create();

  private SystemConfiguration configuration() {
    SystemConfiguration configuration = SystemConfiguration.load(data, Ports.STANDARD);
    if (!Files.isDirectory(configuration.dir().resolve("keys"))) {
      throw Refusal.missing("backup.none", configuration.dir());
    }
    return configuration;
  }

  private PrintWriter out() {
    return spec.root().commandLine().getOut();
  }

  private void say(String key, Object... values) {
    out().println(Texts.text(key, values));
    out().flush();
  }

  /** What keys there are; also while the system runs. */
  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Shows what keys there are.")
  int status() throws IOException {
    Path dir = configuration().dir();
    Path keys = dir.resolve("keys");
    Optional<Pkcs11MasterKey.Module> module = MasterKeys.module(keys);
    NavigableMap<String, Integer> wraps = KeyStore.wraps(keys);
    say(
        "keys.master",
        module
            .map(each -> each.library() + ", slot " + each.slot())
            .orElse(MasterKeys.folder(keys).toString()));
    wraps.forEach((id, count) -> say("keys.wraps", id, count));
    if (wraps.size() > 1) {
      say("keys.unfinished");
    }
    Optional<RecoveryKey> recovery = KeyStore.recoveryKey(keys);
    if (recovery.isPresent()) {
      say(
          "keys.recovery",
          recovery.get().fingerprint(),
          KeyStore.withoutEscrow(keys).size(),
          Files.exists(keys.resolve(Ceremony.DEMO_FILE)) ? " DEMO" : "");
    } else {
      say("keys.unheld");
    }
    say("keys.erased", KeyStore.destroyed(keys).size());
    signer(dir.resolve("signer"));
    say(
        "keys.backup",
        Backup.last(dir).map(Instant::toString).orElse(Texts.text("keys.backup.never")));
    return 0;
  }

  private void signer(Path signer) throws IOException {
    if (Files.notExists(signer.resolve("ed25519.key"))) {
      say("keys.signer.none");
      return;
    }
    Instant since = SignerFolder.since(signer);
    say(
        "keys.signer",
        Files.readString(signer.resolve("origin")).strip(),
        since,
        SignerFolder.former(signer).size(),
        SignerFolder.transitions(signer).size());
    if (since.plus(YEAR).isBefore(InstantSource.system().instant())) {
      say("keys.signer.old");
    }
  }

  /** New keys in the place of those that are there. */
  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Gives the system a new master key, or the log a new signer's key. The system rests.",
        "Cut short, the same command completes it."
      })
  int rotate(
      @Parameters(paramLabel = "master|signer", description = "Which key.") Which which,
      @Option(
              names = "--pkcs11",
              paramLabel = "LIBRARY",
              description = "master: into this hardware module.")
          @Nullable Path library,
      @Option(names = "--slot", paramLabel = "N", description = "Its slot; default 0.") int slot,
      @Option(
              names = "--pin-file",
              paramLabel = "FILE",
              description = "The file with the token's PIN; stays where it is.")
          @Nullable Path pin)
      throws IOException {
    SystemConfiguration configuration = configuration();
    try (RestingFolder held = RestingFolder.hold(configuration)) {
      Path dir = held.dir();
      switch (which) {
        case signer -> rotateSigner(dir.resolve("signer"));
        case master -> {
          if (library == null) {
            rotateMaster(dir.resolve("keys"));
          } else if (pin == null) {
            throw Refusal.wrongUse("keys.pin");
          } else {
            moveIntoModule(
                dir.resolve("keys"),
                new Pkcs11MasterKey.Module(library.toAbsolutePath(), slot, pin.toAbsolutePath()));
          }
        }
      }
    }
    return 0;
  }

  private void rotateMaster(Path keys) throws IOException {
    MasterKey master = MasterKeys.open(keys, random);
    if (master.ids().size() == 1) {
      master.rotate();
    }
    KeyStore store = KeyStore.open(keys, master, random);
    store.rewrapCaseKeys();
    WrappedKey.ofIndex(keys).rewrap(master, master, random);
    if (!KeyStore.wraps(keys).keySet().equals(java.util.Set.of(master.id()))) {
      throw Refusal.failed("keys.unfinished");
    }
    master.retireOlder();
    say("keys.rotated", master.id(), KeyStore.wraps(keys).getOrDefault(master.id(), 0));
  }

  private void moveIntoModule(Path keys, Pkcs11MasterKey.Module module) throws IOException {
    if (MasterKeys.module(keys).isPresent()) {
      throw Refusal.wrongUse("keys.moved");
    }
    MasterKey files = MasterKeys.open(keys, random);
    MasterKey inside = Pkcs11MasterKey.open(module, random);
    KeyStore.moveTo(keys, files, inside, random);
    // Not worth two ways: the search index makes itself a new one and is filled again.
    Files.deleteIfExists(WrappedKey.ofIndex(keys).file());
    MasterKeys.use(keys, module);
    KeyStore.open(keys, MasterKeys.open(keys, random), random);
    MasterKeys.destroyFiles(keys, random);
    say("keys.rotated", inside.id(), KeyStore.wraps(keys).getOrDefault(inside.id(), 0));
  }

  private void rotateSigner(Path signer) throws IOException {
    if (Files.notExists(signer.resolve("ed25519.key"))) {
      throw Refusal.missing("keys.signer.none");
    }
    String origin = Files.readString(signer.resolve("origin")).strip();
    Note transition = SignerFolder.rotate(signer, origin, InstantSource.system());
    say("keys.signer.rotated", origin);
    out().print(transition.whole());
    out().flush();
  }

  /** A new recovery key; the one before opens nothing of this system any more. */
  @Command(
      name = "recovery",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a new recovery key and shows its private half, once. The one before it opens what",
        "was backed up until now, and nothing that comes. The system rests."
      })
  int recovery(
      @Option(
              names = "--shares",
              paramLabel = "M/N",
              description = "In N shares, any M of which together are the key; for example 3/5.")
          @Nullable String shares)
      throws IOException {
    SystemConfiguration configuration = configuration();
    int threshold = 0;
    int count = 0;
    if (shares != null) {
      String[] words = shares.split("/");
      if (words.length != 2 || !words[0].matches("[0-9]{1,2}") || !words[1].matches("[0-9]{1,2}")) {
        throw Refusal.wrongUse("keys.shares", 20);
      }
      threshold = Integer.parseInt(words[0]);
      count = Integer.parseInt(words[1]);
    }
    try (RestingFolder held = RestingFolder.hold(configuration)) {
      out().println(held.dir());
      new Ceremony(configuration).show(out(), threshold, count);
    }
    return 0;
  }

  /** A new master key out of the recovery key, when the old one is lost. */
  @Command(
      name = "recover",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a new master key with the recovery key, when the old one is lost and the data folder",
        "is not. The system rests."
      })
  int recover(@Mixin RecoveryOption recovery) throws IOException {
    SystemConfiguration configuration = configuration();
    Path keys = configuration.dir().resolve("keys");
    Path demo = keys.resolve(Ceremony.DEMO_FILE);
    Optional<RecoveryKey.Secret> given = recovery.secret();
    if (given.isEmpty() && configuration.demo() && Files.exists(demo)) {
      given = Optional.of(Ceremony.demo(demo));
    }
    try (RestingFolder held = RestingFolder.hold(configuration);
        RecoveryKey.Secret secret = given.orElseThrow(() -> Refusal.wrongUse("keys.recover"))) {
      if (Files.exists(held.dir().resolve("keys/master/1.key")) || opens(keys)) {
        throw Refusal.wrongUse("keys.there", keys);
      }
      Files.deleteIfExists(keys.resolve("module.properties"));
      Files.deleteIfExists(WrappedKey.ofIndex(keys).file());
      MasterKey made = FileMasterKey.open(MasterKeys.folder(keys), random);
      KeyStore.Recovered recovered = KeyStore.recover(keys, made, secret, random);
      say("restore.master.made", recovered.cases());
      recovered.lost().forEach(id -> say("restore.lost", id));
      return recovered.lost().isEmpty() ? 0 : Zegel.FAILED;
    }
  }

  private boolean opens(Path keys) {
    try {
      return KeyStore.open(keys, MasterKeys.open(keys, random), random) != null;
    } catch (IOException lost) {
      return false;
    }
  }
}
