package be.zegel.filing;

import be.zegel.MigratedDatabase;
import be.zegel.evidence.store.FiledObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A case with an exhibit and files in a migrated database, and ways to look at what became of them.
 */
final class FiledEvidence {

  static final String HASH = "a".repeat(64);

  private static final AtomicInteger CASES = new AtomicInteger();

  /** One database for all tests; what one left there is cleared away for the next. */
  final MigratedDatabase database = Shared.DATABASE;

  final long investigator;
  final long stranger;
  final UUID caseId = UUID.randomUUID();
  final UUID exhibitId = UUID.randomUUID();

  FiledEvidence() throws SQLException {
    int number = CASES.incrementAndGet();
    try (Connection owner = database.owner().connect()) {
      for (String clearing :
          List.of(
              "update upload set file_id = null",
              "delete from processing_job",
              "delete from evidence_item",
              "delete from evidence_file",
              "delete from upload",
              "delete from case_index")) {
        execute(owner, clearing);
      }
      investigator = person(owner, "inv" + number);
      stranger = person(owner, "stranger" + number);
      execute(
          owner,
          """
          insert into case_file (id, number, title, phenomenon, procedural_language, unit_id, office_id, confidentiality, state, state_since,
            opened_at, opened_by, last_act_at, pseudonym, last_seq, head_hash, head_at)
          values ('%s', 'ZG-2026-%06d', 'x', 'PHISH', 'nl', (select id from unit where code = 'RCCU-ANT'), null, 'NORMAL', 'INVESTIGATION', now(),
            now(), %d, now(), gen_random_uuid(), 1, sha256('x'), now())
          """
              .formatted(caseId, number, investigator));
      execute(
          owner,
          "insert into case_member (case_id, person_id, role, since, reason, granted_by) values ('%s', %d, 'MEMBER', now(), 'test', %d)"
              .formatted(caseId, investigator, investigator));
      execute(
          owner,
          """
          insert into exhibit (id, case_id, label, description, kind, category, seized_at, seized_at_text, place, legal_basis, registered_at, registered_by, state,
            custodian_kind, custodian_person, custodian_label, pseudonym, last_seq, head_hash, head_at)
          values ('%s', '%s', 'OS-01', 'a phone', 'DIGITAL', 'PHONE', now(), 'now', 'Turnhout', 'SEIZE', now(), %d, 'WITH', 'PERSON', %d, 'x',
            gen_random_uuid(), 1, sha256('x'), now())
          """
              .formatted(exhibitId, caseId, investigator, investigator));
    }
  }

  /** The database in the name of the system's own task, a transaction for each piece of work. */
  Database asTask() {
    return new ConnectionDatabase(() -> database.asTask("PROCESSING"));
  }

  /** The database in the name of a person. */
  Database as(long person) {
    return new ConnectionDatabase(() -> database.as(person));
  }

  /** Files a file of this size as the investigator does at the end of an upload. */
  UUID file(String name, long size) throws SQLException {
    UUID fileId = UUID.randomUUID();
    UUID upload = UUID.randomUUID();
    UUID event = UUID.randomUUID();
    try (Connection owner = database.owner().connect()) {
      execute(
          owner,
          """
          insert into ledger_event (id, stream, case_id, exhibit_id, pseudonym, seq, type, hash, envelope, recorded_at, actor_id, actor)
          values ('%s', 'EXHIBIT', '%s', '%s', gen_random_uuid(), 1, 'INGESTED', sha256('%s'), 'x', now(), %d, gen_random_uuid())
          """
              .formatted(event, caseId, exhibitId, event, investigator));
    }
    as(investigator)
        .change(
            c -> {
              Sql.on(
                      c,
                      """
                      insert into upload (id, exhibit_id, case_id, person_id, filename, length, kind, state, created_at, expires_at)
                      values (?, ?, ?, ?, ?, ?, 'WHOLE', 'OPEN', now(), now() + interval '1 day')
                      """)
                  .with(upload)
                  .with(exhibitId)
                  .with(caseId)
                  .with(investigator)
                  .with(name)
                  .with(size)
                  .update();
              Filing.store(
                  c,
                  fileId,
                  exhibitId,
                  caseId,
                  upload,
                  name,
                  new FiledObject(
                      UUID.randomUUID(), fileId, size, HASH, "b".repeat(32), "c".repeat(40)),
                  Instant.parse("2026-09-01T10:00:00Z"),
                  investigator,
                  event);
            });
    return fileId;
  }

  /** One value, seen by the owner of the schema. */
  String value(String sql) throws SQLException {
    try (Connection owner = database.owner().connect();
        Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getObject(1)) : "nothing";
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection owner = database.owner().connect()) {
      execute(owner, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long person(Connection owner, String username) throws SQLException {
    try (PreparedStatement insert =
        owner.prepareStatement(
            """
            insert into person (username, name, language, unit_id, roles, created_at, seen_at)
            values (?, ?, 'nl', (select id from unit where code = 'RCCU-ANT'), array['INVESTIGATOR'], now(), now()) returning id
            """)) {
      insert.setString(1, username);
      insert.setString(2, username);
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static final class Shared {
    static final MigratedDatabase DATABASE = MigratedDatabase.create();
  }

  /** Opens connections under an identity. */
  @FunctionalInterface
  interface Identified {
    Connection connect() throws SQLException;
  }

  /** A transaction of its own for each piece of work, as the container gives each bean. */
  private static final class ConnectionDatabase extends Database {
    private final Identified identified;

    ConnectionDatabase(Identified identified) {
      this.identified = identified;
    }

    @Override
    <T> T work(Work<T> work) {
      try (Connection connection = identified.connect()) {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    void change(Change change) {
      Boolean done =
          work(
              c -> {
                change.on(c);
                return Boolean.TRUE;
              });
      if (!done) {
        throw new IllegalStateException("not done");
      }
    }
  }
}
