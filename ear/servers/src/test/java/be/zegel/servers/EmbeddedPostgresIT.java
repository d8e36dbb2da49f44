package be.zegel.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  @TempDir private Path dir;

  @Test
  void startsAsTheUserThatRunsTheTestsRootIncludedAndFindsItsDataAgain() throws SQLException {
    try (EmbeddedPostgres first = EmbeddedPostgres.start(dir, 0)) {
      ZegelDatabase database = first.database();
      execute(database.owner(), "create table kept (word text)");
      execute(database.owner(), "insert into kept values ('once')");
    }
    try (EmbeddedPostgres second = EmbeddedPostgres.start(dir, 0)) {
      assertThat(single(second.database().owner(), "select word from kept")).isEqualTo("once");
      assertThat(single(second.administrator(), "show server_version")).startsWith("18.");
      assertThat(single(second.administrator(), "show fsync")).isEqualTo("on");
      assertThat(single(second.administrator(), "show data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void whatWasCommittedSurvivesAKill() throws Exception {
    EmbeddedPostgres killed = EmbeddedPostgres.start(dir, 0);
    execute(killed.database().owner(), "create table kept as select 42 as answer");
    ProcessHandle handle = ProcessHandle.of(killed.process().pid()).orElseThrow();
    handle.destroyForcibly();
    handle.onExit().get();

    assertThat(dir.resolve("postgres/postmaster.pid")).exists();
    try (EmbeddedPostgres again = EmbeddedPostgres.start(dir, 0)) {
      assertThat(single(again.database().owner(), "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void aStaleProcessNumberThatNowBelongsToAnotherProgramIsNoObstacle() throws Exception {
    EmbeddedPostgres.start(dir, 0).close();
    Files.writeString(
        dir.resolve("postgres/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + dir.resolve("postgres") + "\n");

    try (EmbeddedPostgres again = EmbeddedPostgres.start(dir, 0)) {
      assertThat(again.process().isAlive()).isTrue();
    }
  }

  @Test
  void theApplicationsRolesOwnNothingAndPassNoPolicy() throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      ZegelDatabase database = server.database();
      execute(database.owner(), "create table secret (word text)");

      for (DatabaseAccess access :
          new DatabaseAccess[] {database.application(), database.eraser()}) {
        assertThatThrownBy(() -> single(access, "select word from secret"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute(access, "create table mine (word text)"))
            .hasMessageContaining("permission denied");
        assertThat(
                single(
                    access,
                    """
                    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
                        or pg_has_role('zegel_owner', 'MEMBER')
                      from pg_roles where rolname = current_user"""))
            .isEqualTo("f");
      }
    }
  }

  @Test
  void anAdministratorWhoIsNoSuperuserPreparesEverythingTwice() throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      execute(server.administrator(), "create role dba login createrole createdb password 'dba'");
      DatabaseAccess dba = new DatabaseAccess(server.administrator().url(), "dba", "dba");
      Secrets secrets = Secrets.in(dir.resolve("other-secrets"));

      ZegelDatabase.prepareKeycloak(dba, secrets);
      ZegelDatabase.prepare(dba, secrets, "zegel");
      ZegelDatabase database = ZegelDatabase.prepare(dba, secrets, "zegel");

      execute(database.owner(), "create table made (word text)");
      assertThatThrownBy(() -> single(database.application(), "select word from made"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void refusesARoleThatCouldPassThePolicies() throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      server.database();
      execute(server.administrator(), "alter role zegel_app bypassrls");

      assertThatThrownBy(server::database)
          .isInstanceOf(ServerRefusal.class)
          .hasMessageContaining("zegel_app may do too much");
    }
  }

  @Test
  void refusesAWrongPassword() {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      DatabaseAccess owner = server.database().owner();

      assertThatThrownBy(() -> new DatabaseAccess(owner.url(), owner.role(), "guess").connect())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void migrationsRunUnderTheOwnerOnceAndRefuseAChangedOne() throws Exception {
    Path migrations = Files.createDirectories(dir.resolve("migrations"));
    Path first = migrations.resolve("V1__first.sql");
    Files.writeString(first, "create table first (word text); grant select on first to zegel_app;");
    String location = "filesystem:" + migrations;
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      ZegelDatabase database = server.database("zegel_migrated");

      assertThat(Migrations.apply(database.owner(), location))
          .isEqualTo(new Migrations.Outcome(1, "1"));
      assertThat(Migrations.apply(database.owner(), location))
          .isEqualTo(new Migrations.Outcome(0, "1"));
      assertThat(single(database.application(), "select count(*) from first")).isEqualTo("0");

      Files.writeString(first, "create table first (word text, more text);");
      assertThatThrownBy(() -> Migrations.apply(database.owner(), location))
          .isInstanceOf(ServerRefusal.class)
          .hasMessageContaining("checksum");
    }
  }

  @Test
  void noPasswordStandsInAFileThatOthersMayRead() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0)) {
      server.database();
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("postgres"))))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(dir.resolve("secrets"))) {
        assertThat(files)
            .hasSize(4)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  private static void execute(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(DatabaseAccess access, String query) throws SQLException {
    try (Connection connection = access.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
