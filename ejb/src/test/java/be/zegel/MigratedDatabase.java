package be.zegel;

import be.zegel.servers.DatabaseAccess;
import be.zegel.servers.EmbeddedPostgres;
import be.zegel.servers.Migrations;
import be.zegel.servers.ZegelDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL with the schema of the application, started once for all tests of a run. Each
 * test class asks for a database of its own, so that none sees the rows of another.
 */
public final class MigratedDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final ZegelDatabase roles;

  private MigratedDatabase(ZegelDatabase roles) {
    this.roles = roles;
  }

  /** A new database with every migration applied. */
  public static MigratedDatabase create() {
    ZegelDatabase roles = Server.RUNNING.database("zegel_it_" + COUNT.incrementAndGet());
    Migrations.apply(roles.owner(), Migrations.APPLICATION);
    return new MigratedDatabase(roles);
  }

  /** The role that owns the schema; row-level security does not bind it. */
  public DatabaseAccess owner() {
    return roles.owner();
  }

  /** The application's role. */
  public DatabaseAccess application() {
    return roles.application();
  }

  /** The role of lawful erasure. */
  public DatabaseAccess eraser() {
    return roles.eraser();
  }

  /** A connection of the application's role in a transaction that runs in the name of a person. */
  public Connection as(long person) throws SQLException {
    return identified(String.valueOf(person), "");
  }

  /** A connection of the application's role in a transaction of the system's own task. */
  public Connection asTask(String task) throws SQLException {
    return identified("", task);
  }

  private Connection identified(String person, String task) throws SQLException {
    Connection connection = application().connect();
    connection.setAutoCommit(false);
    try (PreparedStatement set =
        connection.prepareStatement(
            "select set_config('zegel.person', ?, true), set_config('zegel.task', ?, true)")) {
      set.setString(1, person);
      set.setString(2, task);
      set.execute();
    }
    return connection;
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      EmbeddedPostgres server =
          EmbeddedPostgres.start(
              Path.of("target", "postgres-it-" + ProcessHandle.current().pid()), 0);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }
}
