package be.zegel.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database of a system, at work: that of the running system, or, when it rests, one
 * that is started for as long as this is open. A resting system is held meanwhile, so that no run
 * begins.
 */
public final class WorkingDatabase implements AutoCloseable {
  private static final int PORT_LINE = 3;

  private final SystemConfiguration configuration;
  private final @Nullable RestingSystem resting;
  private final DatabaseAccess administrator;

  private WorkingDatabase(
      SystemConfiguration configuration,
      @Nullable RestingSystem resting,
      DatabaseAccess administrator) {
    this.configuration = configuration;
    this.resting = resting;
    this.administrator = administrator;
  }

  /**
   * Opens the database.
   *
   * @throws ServerRefusal when there is no system, its database is external, or it neither runs nor
   *     rests
   */
  public static WorkingDatabase open(SystemConfiguration configuration) {
    Path cluster = configuration.dir().resolve("postgres");
    if (configuration.database().isPresent()) {
      throw ServerRefusal.wrongUse(
          "The database of this system is an external PostgreSQL, which its own administrators copy"
              + " (pg_basebackup or pg_dump of zegel and keycloak): first it, then the rest with"
              + " --without-database. docs/guide/operations.md says how.");
    }
    if (!Files.isDirectory(cluster)) {
      throw ServerRefusal.missing("There is no Zegel in " + configuration.dir() + ".");
    }
    DatabaseAccess running = running(configuration);
    if (running != null) {
      return new WorkingDatabase(configuration, null, running);
    }
    RestingSystem resting = RestingSystem.open(configuration);
    return new WorkingDatabase(configuration, resting, resting.administrator());
  }

  /** The superuser's access to the server that runs; null when none does. */
  private static @Nullable DatabaseAccess running(SystemConfiguration configuration) {
    Path file = configuration.dir().resolve("postgres/postmaster.pid");
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() <= PORT_LINE) {
        return null;
      }
      DatabaseAccess access =
          EmbeddedPostgres.superuser(
              configuration.dir(), Integer.parseInt(lines.get(PORT_LINE).strip()));
      try (Connection connection = access.connect()) {
        return connection.isValid(10) ? access : null;
      }
    } catch (IOException | NumberFormatException | SQLException notRunning) {
      return null;
    }
  }

  /** Whether the system runs. */
  public boolean running() {
    return resting == null;
  }

  /** The superuser. */
  public DatabaseAccess administrator() {
    return administrator;
  }

  /** The owner of Zegel's own database, whom row-level security does not bind. */
  public DatabaseAccess owner() {
    return ZegelDatabase.under(
            administrator, Secrets.in(configuration.dir().resolve("secrets")), ZegelDatabase.NAME)
        .owner();
  }

  /** The data folder of the cluster. */
  public Path cluster() {
    return configuration.dir().resolve("postgres");
  }

  @Override
  public void close() {
    if (resting != null) {
      resting.close();
    }
  }
}
