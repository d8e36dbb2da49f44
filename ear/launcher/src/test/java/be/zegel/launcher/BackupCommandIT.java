package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.packet.SuccessionStatement;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.store.KeyStore;
import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.MasterKeys;
import be.zegel.evidence.store.StoredObject;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.servers.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A small store, sealed in a log, copied and laid back: whole, altered, with the recovery key in
 * one piece and in shares, with the master key, and after an erasure.
 */
class BackupCommandIT {
  private static final String ORIGIN = "test.zegel.local/custody";
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private static Path dir;
  @TempDir private Path work;

  private static Path data;
  private static Path paper;
  private static StoredObject object;

  @BeforeAll
  static void fill() throws Exception {
    data = dir.resolve("data");
    Files.createDirectories(data);
    object = SmallStore.fill(data);
    paper = dir.resolve("paper");
    String shown = said(0, "keys", "recovery", "--data", data.toString()).said;
    Files.writeString(paper, line(shown, "ZEGEL-KEY-"));
    log();
  }

  /** Gives every event its place and lets a checkpoint be signed, as the system does. */
  private static void log() throws Exception {
    Files.createDirectories(data.resolve("signer"));
    Files.writeString(data.resolve("signer/origin"), ORIGIN + "\n");
    NoteSigner key =
        new NoteSigner(
            ORIGIN,
            SignatureType.ED25519,
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
            InstantSource.system());
    Files.writeString(data.resolve("signer/public-keys"), key.verifier().text() + "\n");
    Files.write(
        data.resolve("trust.json"),
        new TrustBundle(
                "Test",
                "log " + key.verifier().text() + "\nquorum none\n",
                List.of(),
                false,
                "localhost",
                Optional.empty(),
                false,
                true,
                Optional.empty())
            .bytes());
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data, 0);
        Connection owner = server.database().owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("insert into log_shard (id, origin) values (1, '" + ORIGIN + "')");
      statement.execute(
          "insert into log_leaf (shard, log_index, entry, event_id) select 1, row_number() over (order by e.position) - 1, e.hash, e.id from ledger_event e");
      statement.execute("delete from log_queue");
      List<byte[]> entries = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery("select entry from log_leaf order by log_index")) {
        while (row.next()) {
          entries.add(row.getBytes(1));
        }
      }
      TileLog log = TileLog.open(data.resolve("log"));
      Checkpoint checkpoint = new Checkpoint(ORIGIN, log.extend(0, entries));
      Note note = new Note(checkpoint.text(), List.of(key.sign(checkpoint.text())));
      log.publish(note);
      SmallStore.insert(
          owner,
          "insert into log_checkpoint (shard, size, root, note) values (1, ?, ?, ?)",
          checkpoint.head().size(),
          checkpoint.head().root().bytes(),
          note.whole());
    }
  }

  @Test
  void aSystemComesBackWithTheRecoveryKeyAndItsLogGoesOnUnderANewName() throws Exception {
    backup();
    Path restored = work.resolve("restored");
    String said = restore(0, restored, "--recovery-key", paper.toString()).said;

    assertThat(said)
        .contains("A new master key is made; 2 cases")
        .contains("A new log, " + ORIGIN + "/2, takes over from " + ORIGIN + " at 4 entries")
        .contains("4 events in 2 chains (0 values erased), 1 objects of 3000000 bytes")
        .contains("all as it was written");
    assertThat(Files.readString(restored.resolve("signer/origin")).strip())
        .isEqualTo(ORIGIN + "/2");
    assertThat(Files.readString(restored.resolve("signer/former-keys")))
        .isEqualTo(Files.readString(data.resolve("signer/public-keys")));
    assertThat(restored.resolve("keys/master/1.key")).exists();
    assertThat(Files.readString(restored.resolve("keys/master/1.key")))
        .isNotEqualTo(Files.readString(data.resolve("keys/master/1.key")));
    succeeds(restored);
    assertThat(said(0, "fsck", "--data", restored.toString()).said)
        .contains("all as it was written");
  }

  /** The entry that says that the log took over is one, behind those that were there. */
  private static void succeeds(Path restored) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(restored, 0);
        Connection owner = server.database().owner().connect();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select s.statement, l.entry, l.log_index, h.origin from log_succession s join log_leaf l using (shard, log_index) join log_shard h on h.id = s.shard")) {
      assertThat(row.next()).isTrue();
      SuccessionStatement statementOf = SuccessionStatement.parse(row.getBytes(1));
      assertThat(statementOf.entry()).isEqualTo(row.getBytes(2));
      assertThat(row.getLong(3)).isEqualTo(4);
      assertThat(row.getString(4)).isEqualTo(statementOf.origin()).isEqualTo(ORIGIN + "/2");
      assertThat(statementOf.before()).isEqualTo(ORIGIN);
      assertThat(statementOf.head())
          .isEqualTo(TileLog.open(data.resolve("log")).head())
          .isEqualTo(TileLog.open(restored.resolve("log")).tree(4).head());
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void whatWasCopiedBeforeIsNotCopiedAgain() throws IOException {
    assertThat(backup()).contains("1 objects of 2 MiB are copied; 0 were there from before");
    Path copied = objectIn(to());
    Object before = Files.readAttributes(copied, "unix:ino").get("ino");
    assertThat(backup()).contains("0 objects of 0 MiB are copied; 1 were there from before");

    assertThat(Files.readAttributes(copied, "unix:ino").get("ino")).isEqualTo(before);
    assertThat(restore(0, work.resolve("none"), "--verify-only").said)
        .contains("every file is as it was copied");
    assertThat(work.resolve("none")).doesNotExist();
  }

  @Test
  void theMasterKeyIsNotInABackupUnlessItIsAskedFor() throws IOException {
    backup();
    try (Stream<Path> files = Files.walk(to())) {
      assertThat(files.map(Path::toString))
          .noneMatch(name -> name.endsWith(".key") && !name.endsWith("set.key"));
    }
    restore(Zegel.MISSING, work.resolve("closed"));
    Path other = Files.createDirectories(work.resolve("other"));
    MasterKey foreign = be.zegel.evidence.store.FileMasterKey.open(other, RANDOM);
    assertThat(foreign.ids()).hasSize(1);
    assertThat(restore(Zegel.FAILED, work.resolve("closed"), "--master-key", other.toString()).said)
        .contains("not the master key of set");
    assertThat(work.resolve("closed")).doesNotExist();

    restore(0, work.resolve("open"), "--master-key", data.resolve("keys/master").toString());
    assertThat(
            said(
                    0,
                    "backup",
                    "--to",
                    to().toString(),
                    "--data",
                    data.toString(),
                    "--with-master-key")
                .said)
        .contains("IN THE CLEAR");
    restore(0, work.resolve("itself"));
    assertThat(Files.readString(work.resolve("itself/keys/master/1.key")))
        .isEqualTo(Files.readString(data.resolve("keys/master/1.key")));
  }

  @Test
  void aBackupThatWasAlteredIsRefusedBeforeAnythingIsWritten() throws IOException {
    backup();
    for (Path file :
        List.of(objectIn(to()), set().resolve("system.sealed"), set().resolve("set.key"))) {
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      flipped[whole.length / 2] ^= 1;
      Files.write(file, flipped);
      assertThat(
              restore(Zegel.FAILED, work.resolve("refused"), "--recovery-key", paper.toString())
                  .said)
          .contains(file.getFileName() + ": not as it was copied")
          .contains("Nothing was restored");
      Files.delete(file);
      assertThat(
              restore(Zegel.FAILED, work.resolve("refused"), "--recovery-key", paper.toString())
                  .said)
          .contains(": missing");
      Files.write(file, whole);
    }
    Path manifest = set().resolve("manifest");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("schema: ", "schema: 9"));
    assertThat(
            restore(Zegel.FAILED, work.resolve("refused"), "--recovery-key", paper.toString()).said)
        .contains("was not written by whoever made the set");
    assertThat(work.resolve("refused")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotEmptyIsNotRestoredTo() throws IOException {
    backup();
    Path taken = Files.createDirectories(work.resolve("taken"));
    Files.writeString(taken.resolve("letter"), "Dear court,");

    assertThat(restore(Zegel.WRONG_USE, taken, "--recovery-key", paper.toString()).said)
        .contains("is not empty");
    assertThat(taken).isDirectoryContaining("glob:**letter");
    assertThat(
            said(Zegel.WRONG_USE, "backup", "--to", taken.toString(), "--data", data.toString())
                .said)
        .contains("holds no backups");
    assertThat(
            said(
                    Zegel.WRONG_USE,
                    "backup",
                    data.resolve("inside").toString(),
                    "--data",
                    data.toString())
                .said)
        .contains("outside of the data folder");
  }

  @Test
  void aRestoreThatWasCutShortCannotBeRun() throws IOException {
    Path half = Files.createDirectories(work.resolve("half"));
    Files.createDirectories(half.resolve("keys"));
    Files.createFile(half.resolve("restore-unfinished"));

    assertThat(said(Zegel.WRONG_USE, "keys", "rotate", "signer", "--data", half.toString()).said)
        .contains("cut short");
  }

  @Test
  void anyThreeOfFiveSharesOpenWhatTwoDoNot() throws Exception {
    Path own = work.resolve("data");
    copyOfData(own);
    String shown = said(0, "keys", "recovery", "--shares", "3/5", "--data", own.toString()).said;
    List<String> shares =
        shown.lines().map(String::strip).filter(line -> line.startsWith("ZEGEL-SHARE-")).toList();
    assertThat(shares).hasSize(5);
    said(0, "backup", "--to", to().toString(), "--data", own.toString());
    Path typed = work.resolve("typed");
    Files.writeString(typed, String.join("\n", shares.get(4), shares.get(0)));
    assertThat(
            restore(Zegel.WRONG_USE, work.resolve("two"), "--recovery-key", typed.toString()).said)
        .contains("2 of 3 shares");
    Files.writeString(typed, String.join("\n", shares.get(4), shares.get(0), shares.get(2)));
    assertThat(restore(0, work.resolve("three"), "--recovery-key", typed.toString()).said)
        .contains("all as it was written");
    assertThat(restore(Zegel.FAILED, work.resolve("old"), "--recovery-key", paper.toString()).said)
        .contains("not the recovery key");
  }

  @Test
  void theRecoveryKeyMakesANewMasterKeyWhenTheOldOneIsLost() throws Exception {
    Path own = work.resolve("data");
    copyOfData(own);
    assertThat(
            said(
                    Zegel.WRONG_USE,
                    "keys",
                    "recover",
                    "--recovery-key",
                    paper.toString(),
                    "--data",
                    own.toString())
                .said)
        .contains("nothing is to be recovered");
    Files.delete(own.resolve("keys/master/1.key"));
    assertThat(said(Zegel.FAILED, "fsck", "--data", own.toString()).said)
        .contains("the master key is missing");
    said(0, "keys", "recover", "--recovery-key", paper.toString(), "--data", own.toString());

    assertThat(said(0, "fsck", "--data", own.toString()).said).contains("all as it was written");
  }

  @Test
  void aNewMasterKeyWrapsEveryCaseAndTouchesNoObject() throws Exception {
    Path own = work.resolve("data");
    copyOfData(own);
    Path stored = objectIn(own);
    Object before = Files.getLastModifiedTime(stored);
    String old = Files.readString(own.resolve("keys/master/1.key"));
    assertThat(said(0, "keys", "rotate", "master", "--data", own.toString()).said)
        .contains("The master key is now file-2; 2 cases");

    assertThat(own.resolve("keys/master/1.key")).doesNotExist();
    assertThat(Files.readString(own.resolve("keys/master/2.key"))).isNotEqualTo(old);
    assertThat(Files.getLastModifiedTime(stored)).isEqualTo(before);
    assertThat(said(0, "keys", "status", "--data", own.toString()).said)
        .contains("file-2: 2 cases")
        .doesNotContain("file-1");
    assertThat(said(0, "fsck", "--data", own.toString()).said).contains("all as it was written");
  }

  @Test
  void whatIsErasedIsGoneFromLaterBackupsAndEarlierSetsAreNamed() throws Exception {
    Path own = work.resolve("data");
    copyOfData(own);
    said(0, "backup", "--to", to().toString(), "--data", own.toString());
    KeyStore.open(own.resolve("keys"), MasterKeys.open(own.resolve("keys"), RANDOM), RANDOM)
        .destroyFilingKey(SmallStore.FILE);
    Files.delete(objectIn(own));
    String first = set().getFileName().toString();
    assertThat(said(0, "backup", "--to", to().toString(), "--data", own.toString()).said)
        .contains("they still open it: " + first);
    assertThat(objectIn(to())).exists();
    assertThat(
            said(0, "backup", "--to", to().toString(), "--data", own.toString(), "--keep", "1")
                .said)
        .contains("The set " + first + " is removed")
        .contains("1 objects that no set has any more are removed");
    assertThat(objectIn(to())).doesNotExist();
  }

  @Test
  void aSignerThatRemembersMoreThanWasRestoredIsRefused() throws Exception {
    backup();
    Path signer = work.resolve("signer");
    Files.createDirectories(signer.resolve("memory"));
    Files.writeString(signer.resolve("origin"), ORIGIN + "\n");
    String ahead =
        new Checkpoint(
                ORIGIN,
                new be.zegel.evidence.tlog.TreeHead(
                    9, TileLog.open(data.resolve("log")).head().root()))
            .text();
    Files.writeString(
        signer
            .resolve("memory")
            .resolve(
                be.zegel.evidence.ledger.Hash.of(ORIGIN.getBytes(StandardCharsets.UTF_8)).hex()
                    + ".checkpoint"),
        new Note(ahead, Note.parse(Files.readString(data.resolve("log/checkpoint"))).signatures())
            .whole());
    assertThat(
            restore(
                    Zegel.FAILED,
                    work.resolve("ahead"),
                    "--recovery-key",
                    paper.toString(),
                    "--signer",
                    signer.toString())
                .said)
        .contains("would be asked for a second history");
    try (Stream<Path> memory = Files.list(signer.resolve("memory"))) {
      for (Path file : memory.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(
        signer
            .resolve("memory")
            .resolve(
                be.zegel.evidence.ledger.Hash.of(ORIGIN.getBytes(StandardCharsets.UTF_8)).hex()
                    + ".checkpoint"),
        Files.readString(data.resolve("log/checkpoint")));
    assertThat(
            restore(
                    0,
                    work.resolve("same"),
                    "--recovery-key",
                    paper.toString(),
                    "--signer",
                    signer.toString())
                .said)
        .contains("The log goes on with its own signer");
    assertThat(Files.readString(work.resolve("same/signer/origin")).strip()).isEqualTo(ORIGIN);
  }

  private Path to() {
    return work.resolve("backups");
  }

  private Path set() throws IOException {
    try (Stream<Path> sets = Files.list(to().resolve("sets"))) {
      return sets.min(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private static Path objectIn(Path folder) {
    String name = object.objectId().toString();
    return folder.resolve("objects").resolve(name.substring(0, 2)).resolve(name);
  }

  private static void copyOfData(Path own) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path each : all.toList()) {
        Path there = own.resolve(data.relativize(each).toString());
        Files.copy(each, there, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private String backup() {
    return said(0, "backup", "--to", to().toString(), "--data", data.toString()).said;
  }

  private Said restore(int code, Path into, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("restore", to().toString(), "--data", into.toString()));
    arguments.addAll(List.of(more));
    return said(code, arguments.toArray(String[]::new));
  }

  private static String line(String said, String beginning) {
    return said.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private record Said(String said) {}

  private static Said said(int code, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine zegel = Zegel.commandLine();
    zegel.setOut(new PrintWriter(said, true));
    zegel.setErr(new PrintWriter(said, true));
    assertThat(zegel.execute(arguments)).as(said.toString()).isEqualTo(code);
    return new Said(said.toString());
  }
}
