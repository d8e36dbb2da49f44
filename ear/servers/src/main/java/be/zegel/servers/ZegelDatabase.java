package be.zegel.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * One database of Zegel's, seen by the three roles that may enter it.
 *
 * <p>The <em>owner</em> migrates and is used by nothing else; the <em>application</em>'s role is
 * subject to row-level security and owns nothing; the <em>eraser</em> serves lawful erasure alone.
 * None of them is a superuser, may create roles or databases, or passes row-level security. What
 * each may do to which table is granted by the migrations.
 *
 * @param owner role {@value #OWNER}
 * @param application role {@value #APPLICATION}
 * @param eraser role {@value #ERASER}
 */
public record ZegelDatabase(
    DatabaseAccess owner, DatabaseAccess application, DatabaseAccess eraser) {

  /** The role that owns the schema and migrates it. */
  public static final String OWNER = "zegel_owner";

  /** The role of the running application. */
  public static final String APPLICATION = "zegel_app";

  /** The role of lawful erasure. */
  public static final String ERASER = "zegel_eraser";

  /** The database of a running system; tests take other names. */
  public static final String NAME = "zegel";

  static final String KEYCLOAK = "zegel_keycloak";
  static final String KEYCLOAK_NAME = "keycloak";

  private static final String POWERFUL =
      "select 1 from pg_roles where rolname = ? and (rolsuper or rolbypassrls or rolcreaterole"
          + " or rolcreatedb or rolreplication)";

  private static final int FIRST_WITH_BUILTIN_LOCALE = 170000;

  /**
   * Makes the roles and the database where they are missing, sets the roles' passwords to those in
   * {@code secrets}, and closes the database to everyone else. Idempotent.
   *
   * @param administrator a role that may create roles and databases
   * @param name the database, made of lower-case letters, digits and underscores
   */
  public static ZegelDatabase prepare(DatabaseAccess administrator, Secrets secrets, String name) {
    ZegelDatabase database = under(administrator, secrets, name);
    try (Connection connection = administrator.connect()) {
      for (DatabaseAccess access : List.of(database.owner, database.application, database.eraser)) {
        prepareRole(connection, access);
      }
      prepareDatabase(connection, name, OWNER);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "grant connect on database %s to %s, %s".formatted(name, APPLICATION, ERASER));
      }
    } catch (SQLException e) {
      throw ServerRefusal.failed(
          "The database " + name + " cannot be prepared: " + e.getMessage(), e);
    }
    try (Connection connection = administrator.database(name).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set role " + OWNER);
      statement.execute("alter schema public owner to " + OWNER);
      statement.execute("revoke all on schema public from public");
      statement.execute("grant usage on schema public to %s, %s".formatted(APPLICATION, ERASER));
    } catch (SQLException e) {
      throw ServerRefusal.failed(
          "The schema of " + name + " cannot be prepared: " + e.getMessage(), e);
    }
    return database;
  }

  /** The three accesses to a database that was prepared before, without touching it. */
  static ZegelDatabase under(DatabaseAccess administrator, Secrets secrets, String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not the name of a database: " + name);
    }
    DatabaseAccess there = administrator.database(name);
    return new ZegelDatabase(
        there.as(OWNER, secrets.password("postgres-owner")),
        there.as(APPLICATION, secrets.password("postgres-application")),
        there.as(ERASER, secrets.password("postgres-eraser")));
  }

  /** Keycloak's own database and role beside Zegel's; idempotent. */
  static DatabaseAccess prepareKeycloak(DatabaseAccess administrator, Secrets secrets) {
    DatabaseAccess keycloak =
        administrator.database(KEYCLOAK_NAME).as(KEYCLOAK, secrets.password("postgres-keycloak"));
    try (Connection connection = administrator.connect()) {
      prepareRole(connection, keycloak);
      prepareDatabase(connection, KEYCLOAK_NAME, KEYCLOAK);
    } catch (SQLException e) {
      throw ServerRefusal.failed("Keycloak's database cannot be prepared: " + e.getMessage(), e);
    }
    return keycloak;
  }

  /** Keycloak's access to a database that was prepared before, without touching it. */
  static DatabaseAccess keycloakUnder(DatabaseAccess administrator, Secrets secrets) {
    return administrator
        .database(KEYCLOAK_NAME)
        .as(KEYCLOAK, secrets.password("postgres-keycloak"));
  }

  private static void prepareRole(Connection connection, DatabaseAccess access)
      throws SQLException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", access.role())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create role " + access.role() + " login noinherit");
        // An administrator who is no superuser gives databases only to a role it may become.
        statement.execute("grant " + access.role() + " to current_user");
      }
    }
    if (exists(connection, POWERFUL, access.role())) {
      throw ServerRefusal.failed(
          "The database role "
              + access.role()
              + " may do too much: take away superuser, bypassrls, createrole, createdb and"
              + " replication.");
    }
    // Hashed on this side: the server's log and statistics never see the password.
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(access.role(), access.password().toCharArray(), "scram-sha-256");
  }

  private static void prepareDatabase(Connection connection, String name, String owner)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
        statement.execute(
            "create database %s owner %s template template0 encoding 'UTF8' %s"
                .formatted(name, owner, locale(connection)));
      }
      statement.execute("revoke all on database " + name + " from public");
    }
  }

  /** One order of characters on every machine; order for people is asked for by the query. */
  private static String locale(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet version =
            statement.executeQuery("select current_setting('server_version_num')::int")) {
      version.next();
      return version.getInt(1) >= FIRST_WITH_BUILTIN_LOCALE
          ? "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'"
          : "locale 'C.UTF-8'";
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet found = statement.executeQuery()) {
        return found.next();
      }
    }
  }
}
