package be.zegel.launcher;

import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.packet.SuccessionStatement;
import be.zegel.evidence.store.DurableFiles;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.witness.SignerFolder;
import be.zegel.servers.DatabaseAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The log of a system that was restored: its files made again from the database and compared with
 * what was signed, and the question under which name it goes on.
 *
 * <p>A signer that remembers more than the database would be asked for a second history, and
 * refuses. A signer that remembers nothing could sign one. So the log goes on under its name only
 * with its own signer and when that remembers nothing that is not there; else a new log with new
 * keys takes over the tree, entry by entry, and says so in an entry ({@link SuccessionStatement}).
 */
final class LogContinuation {
  private static final int ROWS = 5_000;

  private final Path data;
  private final DatabaseAccess owner;

  LogContinuation(Path data, DatabaseAccess owner) {
    this.data = data;
    this.owner = owner;
  }

  /**
   * Writes tiles and checkpoint again from the rows; {@link LogCheck} judges them afterwards.
   *
   * @param published the checkpoint that was published when the copy began
   * @return what does not hold: that checkpoint, when the rows do not give its tree
   */
  List<String> rebuild(Optional<String> published) throws IOException, SQLException {
    TileLog log = TileLog.open(data.resolve("log"));
    try (Connection connection = readOnly();
        Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS);
      try (ResultSet row =
          statement.executeQuery("select entry from log_leaf order by shard, log_index")) {
        List<byte[]> entries = new ArrayList<>();
        while (row.next()) {
          entries.add(row.getBytes(1));
          if (entries.size() == ROWS) {
            var _ = log.extend(log.size(), entries);
            entries.clear();
          }
        }
        var _ = log.extend(log.size(), entries);
      }
      try (ResultSet row =
          statement.executeQuery("select note from log_checkpoint order by size desc limit 1")) {
        if (row.next()) {
          log.publish(Note.parse(row.getString(1)));
        }
      }
    }
    List<String> findings = new ArrayList<>();
    if (published.isPresent()) {
      Note note = Note.parse(published.get());
      TreeHead head = Checkpoint.parse(note.text()).head();
      check(log, head, findings);
      if (findings.isEmpty() && head.size() == size(log.published())) {
        // With the cosignatures that it had.
        log.publish(note);
      }
    }
    return findings;
  }

  private static long size(Optional<Note> note) {
    return note.map(each -> Checkpoint.parse(each.text()).head().size()).orElse(0L);
  }

  private static void check(TileLog log, TreeHead signed, List<String> findings) {
    if (signed.size() > log.size()) {
      findings.add(
          "a tree of %d entries was signed, and %d are there".formatted(signed.size(), log.size()));
    } else if (signed.size() > 0
        && !Arrays.equals(log.tree(signed.size()).head().root().bytes(), signed.root().bytes())) {
      findings.add("the tree of size " + signed.size() + " is not the one that was signed");
    }
  }

  /**
   * Goes on with the log's own signer.
   *
   * @param signer the signer's folder, as it was when it stopped for good
   */
  void withSigner(Path signer) throws IOException {
    String origin = Files.readString(signer.resolve("origin")).strip();
    String restored = Files.readString(data.resolve("signer/origin")).strip();
    if (!origin.equals(restored)) {
      throw Refusal.wrongUse("restore.signer.other", signer, origin, restored);
    }
    TreeHead remembered = SignerFolder.remembered(signer, origin);
    TileLog log = TileLog.open(data.resolve("log"));
    boolean there =
        remembered.size() == 0
            || (remembered.size() <= log.size()
                && Arrays.equals(
                    log.tree(remembered.size()).head().root().bytes(), remembered.root().bytes()));
    if (!there) {
      throw Refusal.failed("restore.signer.ahead", remembered.size(), log.size());
    }
    BackupTree.copy(signer, data.resolve("signer"));
  }

  /** A log that took the place of another. */
  record Successor(String before, long size, String origin) {}

  /** Lets a new log with new keys go on from the tree that was signed last. */
  Successor succeed(InstantSource clock) throws IOException, SQLException {
    Path signer = data.resolve("signer");
    String before = Files.readString(signer.resolve("origin")).strip();
    String origin = next(before);
    TileLog log = TileLog.open(data.resolve("log"));
    TreeHead head =
        log.published().map(note -> Checkpoint.parse(note.text()).head()).orElse(TreeHead.EMPTY);
    SuccessionStatement statement =
        new SuccessionStatement(
            before, head, origin, clock.instant(), Salt.from(new SecureRandom()).get());
    try (Connection connection = owner.connect()) {
      connection.setAutoCommit(false);
      enter(connection, statement);
      connection.commit();
    }
    SignerFolder.remember(signer, keys(signer));
    for (String own : List.of("public-keys", "ed25519.key", "ml-dsa-44.key")) {
      Files.deleteIfExists(signer.resolve(own));
    }
    DurableFiles.write(signer.resolve("origin"), (origin + "\n").getBytes(StandardCharsets.UTF_8));
    return new Successor(before, head.size(), origin);
  }

  private static List<String> keys(Path signer) throws IOException {
    Path file = signer.resolve("public-keys");
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList()
        : List.of();
  }

  /** {@code name/custody} is followed by {@code name/custody/2}, and that by {@code …/3}. */
  static String next(String origin) {
    int slash = origin.lastIndexOf('/');
    String last = origin.substring(slash + 1);
    return last.matches("[0-9]{1,6}")
        ? origin.substring(0, slash + 1) + (Integer.parseInt(last) + 1)
        : origin + "/2";
  }

  private static void enter(Connection connection, SuccessionStatement statement)
      throws SQLException {
    try (PreparedStatement rename =
            connection.prepareStatement("update log_shard set origin = ? where origin = ?");
        PreparedStatement leaf =
            connection.prepareStatement(
                """
                insert into log_leaf (shard, log_index, entry)
                select s.id, coalesce((select max(l.log_index) from log_leaf l where l.shard = s.id), -1) + 1, ? from log_shard s where s.origin = ?
                """);
        PreparedStatement row =
            connection.prepareStatement(
                """
                insert into log_succession (shard, log_index, origin_before, origin, statement, happened_at)
                select l.shard, l.log_index, ?, ?, ?, ? from log_leaf l where l.entry = ?
                """)) {
      rename.setString(1, statement.origin());
      rename.setString(2, statement.before());
      if (rename.executeUpdate() == 0) {
        // Nothing was ever logged: there is nothing to go on from.
        return;
      }
      leaf.setBytes(1, statement.entry());
      leaf.setString(2, statement.origin());
      leaf.executeUpdate();
      row.setString(1, statement.before());
      row.setString(2, statement.origin());
      row.setBytes(3, statement.bytes());
      row.setObject(4, statement.at().atOffset(ZoneOffset.UTC));
      row.setBytes(5, statement.entry());
      row.executeUpdate();
    }
  }

  private Connection readOnly() throws SQLException {
    Connection connection = owner.connect();
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return connection;
  }
}
