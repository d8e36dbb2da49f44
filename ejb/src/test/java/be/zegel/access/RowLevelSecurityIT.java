package be.zegel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.zegel.MigratedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What each person sees when the application forgets to ask: row-level security alone, as the
 * application's own database role.
 */
class RowLevelSecurityIT {

  private static final MigratedDatabase DATABASE = MigratedDatabase.create();

  private static long investigator;
  private static long colleague;
  private static long leader;
  private static long leaderElsewhere;
  private static long prosecutor;
  private static long examiner;
  private static UUID normal;
  private static UUID restricted;
  private static UUID registered;
  private static UUID exhibit;

  @BeforeAll
  static void organisation() throws SQLException {
    try (Connection owner = DATABASE.owner().connect()) {
      investigator = person(owner, "inv", "RCCU-ANT", null, "INVESTIGATOR");
      colleague = person(owner, "inv2", "RCCU-ANT", null, "INVESTIGATOR");
      leader = person(owner, "lead", "RCCU-ANT", null, "UNIT_LEADER");
      leaderElsewhere = person(owner, "lead.bru", "RCCU-BRU", null, "UNIT_LEADER");
      prosecutor = person(owner, "pros", null, "ANT", "PROSECUTOR");
      examiner = person(owner, "lab", "RCCU-ANT", null, "FORENSIC_EXAMINER");
      normal = caseFile(owner, "ZG-2026-000001", "NORMAL", "INVESTIGATION");
      restricted = caseFile(owner, "ZG-2026-000002", "RESTRICTED", "INVESTIGATION");
      registered = caseFile(owner, "ZG-2026-000003", "NORMAL", "REGISTERED");
      for (UUID id : new UUID[] {normal, restricted, registered}) {
        member(owner, id, investigator);
      }
      exhibit = exhibit(owner, normal, "OS-01", investigator);
      exhibit(owner, restricted, "OS-01", investigator);
    }
  }

  @Test
  void aMemberSeesTheirCasesAndTheirExhibits() throws SQLException {
    assertThat(count(investigator, "case_file")).isEqualTo(3);
    assertThat(count(investigator, "exhibit")).isEqualTo(2);
  }

  @Test
  void aColleagueOfTheSameUnitSeesNothing() throws SQLException {
    assertThat(count(colleague, "case_file")).isZero();
    assertThat(count(colleague, "exhibit")).isZero();
    assertThat(count(colleague, "case_member")).isZero();
    assertThat(count(colleague, "case_word")).isZero();
  }

  @Test
  void theLeaderOfTheUnitSeesRestrictedCasesButNotWhatIsInThem() throws SQLException {
    assertThat(count(leader, "case_file")).isEqualTo(3);
    assertThat(count(leader, "exhibit")).isEqualTo(1);
  }

  @Test
  void whatARestrictedCaseIsAboutIsForWhoReadsIt() throws SQLException {
    assertThat(count(leader, "case_in_sight")).isEqualTo(3);
    assertThat(count(leader, "case_in_sight where readable")).isEqualTo(2);
    assertThat(count(leader, "case_in_sight where title is null and phenomenon is null"))
        .isEqualTo(1);
    assertThat(count(prosecutor, "case_in_sight where title is not null")).isEqualTo(2);
    assertThat(count(investigator, "case_in_sight where title is not null")).isEqualTo(3);
    assertThat(count(leader, "case_word")).isEqualTo(2);
  }

  @Test
  void theLeaderOfAnotherUnitSeesNothing() throws SQLException {
    assertThat(count(leaderElsewhere, "case_file")).isZero();
    assertThat(count(leaderElsewhere, "exhibit")).isZero();
  }

  @Test
  void theProsecutorsOfTheOfficeSeeCasesFromTheInvestigationOn() throws SQLException {
    assertThat(count(prosecutor, "case_file")).isEqualTo(2);
    assertThat(count(prosecutor, "exhibit")).isEqualTo(2);
  }

  @Test
  void whomAnExhibitIsOfferedToSeesTheExhibitAndNotTheCase() throws SQLException {
    assertThat(count(examiner, "exhibit")).isZero();
    execute(
        "update exhibit set offered_to = %d, offer_expires = now() + interval '1 day' where id = '%s'"
            .formatted(examiner, exhibit));
    assertThat(count(examiner, "exhibit")).isEqualTo(1);
    assertThat(count(examiner, "case_file")).isZero();
    execute(
        "update exhibit set offered_to = null, offer_expires = null where id = '%s'"
            .formatted(exhibit));
    assertThat(count(examiner, "exhibit")).isZero();
  }

  @Test
  void aMembershipThatHasEndedShowsNothing() throws SQLException {
    try (Connection owner = DATABASE.owner().connect()) {
      long former = person(owner, "former", "RCCU-ANT", null, "INVESTIGATOR");
      member(owner, normal, former);
      assertThat(count(former, "case_file")).isEqualTo(1);
      execute(
          "update case_member set until = now() - interval '1 second' where person_id = " + former);
      assertThat(count(former, "case_file")).isZero();
    }
  }

  @Test
  void whoIsNobodySeesNothing() throws SQLException {
    try (Connection nobody = DATABASE.application().connect();
        Statement statement = nobody.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from case_file")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void theIdentityOfOneTransactionIsGoneInTheNext() throws SQLException {
    try (Connection connection = DATABASE.as(investigator)) {
      assertThat(count(connection, "case_file")).isEqualTo(3);
      connection.commit();
      assertThat(count(connection, "case_file")).isZero();
    }
  }

  @Test
  void theApplicationCanNeitherChangeNorDeleteTheLedgerOrTheLegalLog() {
    for (String statement :
        new String[] {
          "update ledger_event set type = 'LOST'",
          "delete from ledger_event",
          "update ledger_field set value = '1'",
          "delete from ledger_field",
          "truncate ledger_event cascade",
          "update audit_record set actor = 'x'",
          "delete from audit_record",
          "delete from case_file",
          "delete from exhibit",
          "update seal_use set number = 'x'",
          "alter table case_file disable row level security"
        }) {
      assertThatThrownBy(
              () -> {
                try (Connection connection = DATABASE.as(investigator);
                    Statement sql = connection.createStatement()) {
                  sql.execute(statement);
                }
              })
          .as(statement)
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void nobodyWritesAnEventInTheNameOfAnother() {
    assertThatThrownBy(
            () -> {
              try (Connection connection = DATABASE.as(colleague);
                  Statement sql = connection.createStatement()) {
                sql.execute(
                    """
                    insert into ledger_event (id, stream, case_id, pseudonym, seq, type, hash, envelope, recorded_at, actor_id, actor)
                    values (gen_random_uuid(), 'CASE', '%s', gen_random_uuid(), 1, 'CASE_OPENED', sha256('x'), 'x', now(), %d, gen_random_uuid())
                    """
                        .formatted(normal, investigator));
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("row-level security");
  }

  private static long count(long person, String table) throws SQLException {
    try (Connection connection = DATABASE.as(person)) {
      return count(connection, table);
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection owner = DATABASE.owner().connect();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long person(
      Connection owner,
      String username,
      @Nullable String unit,
      @Nullable String office,
      String role)
      throws SQLException {
    try (PreparedStatement insert =
        owner.prepareStatement(
            """
            insert into person (username, name, language, unit_id, office_id, roles, created_at, seen_at)
            values (?, ?, 'nl', (select id from unit where code = ?), (select id from office where code = ?), array[?], now(), now()) returning id
            """)) {
      insert.setString(1, username);
      insert.setString(2, username);
      insert.setString(3, unit);
      insert.setString(4, office);
      insert.setString(5, role);
      try (ResultSet rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  private static UUID caseFile(
      Connection owner, String number, String confidentiality, String state) throws SQLException {
    UUID id = UUID.randomUUID();
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          """
          insert into case_file (id, number, title, phenomenon, procedural_language, unit_id, office_id, confidentiality, state, state_since,
            opened_at, opened_by, last_act_at, pseudonym, last_seq, head_hash, head_at)
          values ('%s', '%s', 'x', 'PHISH', 'nl', (select id from unit where code = 'RCCU-ANT'), (select id from office where code = 'ANT'), '%s', '%s', now(),
            now(), %d, now(), gen_random_uuid(), 1, sha256('x'), now())
          """
              .formatted(id, number, confidentiality, state, investigator));
      statement.execute("insert into case_word (word, case_id) values ('x', '%s')".formatted(id));
    }
    return id;
  }

  private static void member(Connection owner, UUID caseId, long person) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "insert into case_member (case_id, person_id, role, since, reason, granted_by) values ('%s', %d, 'MEMBER', now(), 'test', %d)"
              .formatted(caseId, person, person));
    }
  }

  private static UUID exhibit(Connection owner, UUID caseId, String label, long custodian)
      throws SQLException {
    UUID id = UUID.randomUUID();
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          """
          insert into exhibit (id, case_id, label, description, kind, category, seized_at, seized_at_text, place, legal_basis, registered_at, registered_by, state,
            custodian_kind, custodian_person, custodian_label, pseudonym, last_seq, head_hash, head_at)
          values ('%s', '%s', '%s', 'a phone', 'PHYSICAL', 'PHONE', now(), 'now', 'Turnhout', 'SEIZE', now(), %d, 'WITH', 'PERSON', %d, 'x',
            gen_random_uuid(), 1, sha256('x'), now())
          """
              .formatted(id, caseId, label, custodian, custodian));
    }
    return id;
  }
}
