package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import be.zegel.evidence.ledger.CanonicalJson;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Json;
import be.zegel.evidence.ledger.Opening;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.verify.PacketVerifier;
import be.zegel.evidence.verify.Verdict;
import be.zegel.servers.DatabaseAccess;
import be.zegel.servers.EmbeddedPostgres;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The administrator of the database at work, with the superuser and without triggers: history is
 * written again, cut off, or put back. The administrator has no other way to the machine; what the
 * signer, the witnesses and the published files remember, and the packets that were handed out,
 * contradict it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseAdministratorIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final HexFormat HEX = HexFormat.of();

  private Path home = Path.of("");
  private Path data = Path.of("");
  private Path older = Path.of("");
  private Path whole = Path.of("");
  private Path packet = Path.of("");
  private UUID exhibit = new UUID(0, 0);
  private String caseId = "";

  @BeforeAll
  void fillAndStop(@TempDir Path folder) throws IOException, SQLException {
    home = folder;
    data = home.resolve("data");
    older = home.resolve("older");
    whole = home.resolve("whole");
    RunningSystem system = RunningSystem.startNew(data);
    try {
      SubmittedCase disclosed = SubmittedCase.submitted(system, "Altered");
      caseId = disclosed.id();
      Api prosecutor = system.as("pros.antwerp");
      exhibit =
          UUID.fromString(
              prosecutor.all("/cases/" + caseId + "/exhibits").getFirst().path("id").asText());
      anchored(prosecutor);
      backUp(system);
      packet = home.resolve("before.asice");
      Files.write(packet, disclosed(prosecutor).orElseThrow());
      anchored(prosecutor);
    } finally {
      system.close();
    }
    copy(data.resolve("postgres"), whole);
  }

  @AfterEach
  void asItWas() throws IOException {
    putBack(whole);
  }

  @Test
  @Order(1)
  void whatNobodyTouchedPasses() {
    assertThat(fsck(0)).contains("all as it was signed", "all as it was written");
  }

  @Test
  @Order(2)
  void aHistoryThatWasWrittenAgainContradictsWhatWasSigned() throws Exception {
    administer(this::seizedElsewhere);

    assertThat(fsck(1))
        .contains("the memory of signer names another root")
        .contains("the memory of witness-1 names another root")
        .contains("the memory of witness-2 names another root")
        .contains("the published checkpoint names another root")
        .contains("the checkpoint of the database names another root")
        .contains("says something else than the entries")
        .doesNotContain("chain of an exhibit", "chain of a case");
  }

  @Test
  @Order(3)
  void theLastEventsThatWereCutOffAreRemembered() throws Exception {
    administer(this::withoutTheLastEvents);

    assertThat(fsck(1))
        .contains("the memory of signer is of", "entries were removed, or an older copy")
        .contains("the memory of witness-1 is of")
        .doesNotContain("chain of an exhibit", "chain of a case");
  }

  @Test
  @Order(4)
  void aBackupThatWasPutBackIsNamed() throws Exception {
    putBack(older);

    assertThat(fsck(1))
        .contains("the memory of signer is of", "an older copy of the database was put back");
  }

  @Test
  @Order(5)
  void aRewrittenHistoryRaisesTheAlarmAndIsNotDisclosedAndThePacketFromBeforeStays()
      throws Exception {
    administer(this::seizedElsewhere);
    RunningSystem system = RunningSystem.startNew(data);
    try {
      Api prosecutor = system.as("pros.antwerp");
      assertThat(
              system
                  .asNobody()
                  .await(
                      system.at("/health/ready").toString(),
                      health -> health.path("missing").toString().contains("history"),
                      PATIENCE)
                  .path("status")
                  .asText())
          .isEqualTo("UP");
      assertThat(disclosed(prosecutor)).isEmpty();
    } finally {
      system.close();
    }
    assertThat(verdict(packet)).isEqualTo(Verdict.VERIFIED);
  }

  // ---- what the administrator does

  /** The first event says another place; every hash after it and every copy of them follows. */
  private void seizedElsewhere(Connection connection) throws Exception {
    Hash prev = null;
    try (PreparedStatement select =
            connection.prepareStatement(
                "select e.id, e.seq, e.envelope, f.salt from ledger_event e left join ledger_field f on f.event_id = e.id and f.name = 'place' where e.exhibit_id = ? order by e.seq");
        PreparedStatement event =
            connection.prepareStatement(
                "update ledger_event set envelope = ?, hash = ?, prev = ? where id = ?");
        PreparedStatement entry =
            connection.prepareStatement("update log_leaf set entry = ? where event_id = ?")) {
      select.setObject(1, exhibit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Map<String, Json> members =
              new LinkedHashMap<>(membersOf(CanonicalJson.parse(row.getBytes("envelope"))));
          if (row.getInt("seq") == 1) {
            Json elsewhere = Json.text("Gent");
            Map<String, Json> commitments =
                new LinkedHashMap<>(membersOf(members.get("fieldCommitments")));
            Opening opening = new Opening(elsewhere, new Salt(HEX.formatHex(row.getBytes("salt"))));
            commitments.put("place", Json.text(opening.commitment("place").hex()));
            members.put("fieldCommitments", Json.members(commitments));
            execute(
                connection,
                "update ledger_field set value = '\"Gent\"' where name = 'place' and event_id = '"
                    + row.getString("id")
                    + "'");
            execute(connection, "update exhibit set place = 'Gent' where id = '" + exhibit + "'");
          }
          if (prev != null) {
            members.put("prev", Json.text(prev.hex()));
          }
          byte[] bytes = CanonicalJson.write(Json.members(members));
          Hash hash = Hash.of(bytes);
          event.setBytes(1, bytes);
          event.setBytes(2, hash.bytes());
          event.setBytes(3, prev == null ? null : prev.bytes());
          event.setObject(4, row.getObject("id"));
          event.executeUpdate();
          entry.setBytes(1, hash.bytes());
          entry.setObject(2, row.getObject("id"));
          entry.executeUpdate();
          prev = hash;
        }
      }
    }
    try (PreparedStatement head =
        connection.prepareStatement("update exhibit set head_hash = ? where id = ?")) {
      head.setBytes(1, Objects.requireNonNull(prev).bytes());
      head.setObject(2, exhibit);
      head.executeUpdate();
    }
  }

  private static Map<String, Json> membersOf(@Nullable Json json) {
    if (json instanceof Json.Members(Map<String, Json> values)) {
      return values;
    }
    throw new AssertionError("no object: " + json);
  }

  /** The disclosure never happened: its events and whatever was signed since are gone. */
  private void withoutTheLastEvents(Connection connection) throws Exception {
    String gone = "(select id from ledger_event where type in ('DISCLOSED', 'CASE_DISCLOSED'))";
    long from;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select min(log_index) from log_leaf where event_id in " + gone)) {
      assertThat(row.next()).isTrue();
      from = row.getLong(1);
    }
    for (String table :
        new String[] {"log_time_stamp", "log_anchor", "log_cosignature", "log_checkpoint"}) {
      execute(connection, "delete from " + table + " where size > " + from);
    }
    execute(connection, "delete from log_head_map where log_index >= " + from);
    execute(
        connection,
        "create temporary table later as select distinct e.id, e.exhibit_id, e.case_id, e.stream from ledger_event e join log_leaf l on l.event_id = e.id where l.log_index >= "
            + from);
    execute(connection, "delete from log_leaf where log_index >= " + from);
    execute(connection, "delete from ledger_field where event_id in (select id from later)");
    execute(connection, "delete from ledger_event where id in (select id from later)");
    for (String owner : new String[] {"exhibit", "case_file"}) {
      execute(
          connection,
          """
          update %s o set last_seq = e.seq, head_hash = e.hash, head_at = e.recorded_at from ledger_event e
          where e.pseudonym = o.pseudonym and e.seq = (select max(seq) from ledger_event x where x.pseudonym = o.pseudonym)
          """
              .formatted(owner));
    }
  }

  /** Anything that is done by hand, as superuser and with neither triggers nor foreign keys. */
  private interface Deed {
    void does(Connection connection) throws Exception;
  }

  private void administer(Deed deed) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(data, 0);
        Connection connection = server.administrator().database("zegel").connect()) {
      execute(connection, "set session_replication_role = replica");
      deed.does(connection);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // ---- the system before and after

  private void anchored(Api prosecutor) {
    JsonNode _ =
        prosecutor.await(
            "/exhibits/" + exhibit + "/events",
            page ->
                page.path("items").findValuesAsText("grade").stream().allMatch("ANCHORED"::equals),
            PATIENCE);
  }

  /** The packet of the case; empty when the system cannot make one. */
  private Optional<byte[]> disclosed(Api prosecutor) {
    String id =
        prosecutor
            .post(
                "/cases/" + caseId + "/packets",
                Map.of("recipient", "the court", "ground", "art. 21bis Sv."))
            .expect(201)
            .json()
            .path("id")
            .asText();
    JsonNode made =
        prosecutor.await(
            "/packets/" + id, each -> !each.path("state").asText().equals("BUILDING"), PATIENCE);
    return made.path("state").asText().equals("READY")
        ? Optional.of(prosecutor.get("/packets/" + id + "/content").expect(200).bytes())
        : Optional.empty();
  }

  private Verdict verdict(Path file) throws IOException {
    TrustBundle trust = TrustBundle.parse(Files.readAllBytes(data.resolve("trust.json")));
    return new PacketVerifier(Optional.of(trust), Optional.empty()).verify(file).verdict();
  }

  private String fsck(int code) {
    return Command.run(home, code, "fsck", "--data", data.toString());
  }

  /** A backup of the running database, as its manual describes (continuous archiving). */
  private void backUp(RunningSystem system) throws IOException, SQLException {
    DatabaseAccess administrator =
        new DatabaseAccess(
            "jdbc:postgresql://127.0.0.1:" + (system.url().getPort() + 2) + "/postgres",
            "zegel_superuser",
            RunningSystem.read(data.resolve("secrets/postgres-superuser")).strip());
    try (Connection connection = administrator.connect();
        Statement statement = connection.createStatement()) {
      execute(connection, "select pg_backup_start('older', true)");
      copy(data.resolve("postgres"), older);
      try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        assertThat(row.next()).isTrue();
        Files.writeString(older.resolve("backup_label"), row.getString(1), StandardCharsets.UTF_8);
      }
      copy(data.resolve("postgres/pg_wal"), older.resolve("pg_wal"));
      Files.deleteIfExists(older.resolve("postmaster.pid"));
    }
  }

  private void putBack(Path copy) throws IOException {
    Files.move(
        data.resolve("postgres"), Files.createTempDirectory(home, "was").resolve("postgres"));
    copy(copy, data.resolve("postgres"));
  }

  /** With owners and modes. Files that the server itself removes meanwhile are not missed. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Process copying =
        new ProcessBuilder("cp", "-a", from + "/.", to.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      copying.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
