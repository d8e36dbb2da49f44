package be.zegel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.store.StoredObject;
import be.zegel.servers.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@link SmallStore}: whole, and altered in each place. */
class FsckCommandIT {
  private static final UUID FILE = SmallStore.FILE;

  @TempDir private static Path dir;

  private static StoredObject object;

  @BeforeAll
  static void fill() throws Exception {
    object = SmallStore.fill(dir);
  }

  @Test
  void aStoreThatIsAsItWasWrittenPasses() {
    Checked checked = fsck();

    assertThat(checked.code).as(checked.said).isZero();
    assertThat(checked.said)
        .contains("4 events in 2 chains (0 values erased), 1 objects of 3000000 bytes (0 erased)")
        .contains("all as it was written");
  }

  @Test
  void aFlippedByteInAnObjectIsFound() throws IOException {
    Path file = objectFile();
    byte[] whole = Files.readAllBytes(file);
    byte[] flipped = whole.clone();
    flipped[1_500_000] ^= 1;
    Files.write(file, flipped);
    Checked checked = fsck();
    Files.write(file, whole);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("object " + object.objectId() + ": TAMPERED");
  }

  @Test
  void anObjectThatIsGoneIsMissed() throws IOException {
    Path file = objectFile();
    Path away = dir.resolve("away");
    Files.move(file, away);
    Checked checked = fsck();
    Files.move(away, file);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said)
        .contains("file " + FILE + ": its object " + object.objectId() + " is missing");
  }

  @Test
  void aFlippedByteInAnEnvelopeIsFound() throws SQLException {
    String flip =
        "update ledger_event set envelope = set_byte(envelope, 60, get_byte(envelope, 60) # 1) where exhibit_id is not null and seq = 2";
    execute(flip);
    Checked checked = fsck();
    execute(flip);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).containsPattern("event .*: (its envelope|its row)|broken at event 2");
  }

  @Test
  void anotherValueThanWasCommittedToIsFound() throws SQLException {
    execute("update ledger_field set value = '\"rek 8\"' where name = 'location'");
    Checked checked = fsck();
    execute("update ledger_field set value = '\"rek 7\"' where name = 'location'");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("broken at event 3, COMMITMENT");
  }

  @Test
  void anEventThatIsGoneIsMissed() throws SQLException {
    execute(
        """
        create table kept as select * from ledger_field where event_id in (select id from ledger_event where seq = 3);
        create table kept_event as
          select id, stream, case_id, exhibit_id, pseudonym, seq, type, prev, hash, envelope, recorded_at, actor_id, actor from ledger_event where seq = 3;
        delete from log_queue where event_id in (select id from kept_event);
        delete from ledger_field where event_id in (select id from kept_event);
        delete from ledger_event where seq = 3
        """);
    Checked checked = fsck();
    execute(
        """
        insert into ledger_event (id, stream, case_id, exhibit_id, pseudonym, seq, type, prev, hash, envelope, recorded_at, actor_id, actor) select * from kept_event;
        insert into ledger_field select * from kept;
        drop table kept, kept_event
        """);

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("chain of an exhibit").contains("incomplete");
  }

  @Test
  void aRowThatSaysSomethingElseThanItsEventsIsFound() throws SQLException {
    execute("update exhibit set seal = 'S-2'");
    Checked checked = fsck();
    execute("update exhibit set seal = 'S-1'");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("its row says something else than its events");
  }

  @Test
  void aFileThatIsMarkedAsErasedWithoutAnOrderIsFound() throws SQLException {
    execute(
        "alter table evidence_file disable trigger user; update evidence_file set state = 'ERASED'");
    Checked checked = fsck();
    execute("update evidence_file set state = 'READY'");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said)
        .contains("file " + FILE + ": erased, and no event orders it")
        .contains("1 files erased by order");
  }

  @Test
  void aFileThatTheRunningSystemFoundDamagedIsNamed() throws SQLException {
    execute("update evidence_file set unsound = true");
    Checked checked = fsck();
    execute("update evidence_file set unsound = false");

    assertThat(checked.code).isEqualTo(Zegel.FAILED);
    assertThat(checked.said).contains("file " + FILE + ": found not to be what was filed");
  }

  private record Checked(int code, String said) {}

  private static Checked fsck() {
    StringWriter said = new StringWriter();
    CommandLine zegel = Zegel.commandLine();
    zegel.setOut(new PrintWriter(said, true));
    zegel.setErr(new PrintWriter(said, true));
    int code = zegel.execute("fsck", "--data", dir.toString());
    return new Checked(code, said.toString());
  }

  private static void execute(String sql) throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0);
        Connection owner = server.database().owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute("alter table ledger_event disable trigger user");
      statement.execute("alter table ledger_field disable trigger user");
      statement.execute(sql);
    }
  }

  private static Path objectFile() {
    String name = object.objectId().toString();
    return dir.resolve("objects").resolve(name.substring(0, 2)).resolve(name);
  }
}
