package be.zegel.servers;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The schema's way from one version to the next, under the owner's role, before the application
 * starts; so the owner's password never enters the application server.
 *
 * <p>A migration that was applied once and has changed since, or is missing, is refused: the schema
 * would no longer be what its history says.
 */
public final class Migrations {
  /** Where the application's migrations lie in its jar. */
  public static final String APPLICATION = "classpath:db/migration";

  private Migrations() {}

  /**
   * What a run of the migrations did.
   *
   * @param applied how many migrations were applied now
   * @param version the schema's version afterwards; empty when there is none
   */
  public record Outcome(int applied, String version) {}

  /** Applies what is missing, found by the class loader of the calling thread. */
  public static Outcome apply(DatabaseAccess owner, String... locations) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return apply(owner, loader == null ? Migrations.class.getClassLoader() : loader, locations);
  }

  /**
   * Applies what is missing. Each migration is atomic; two callers at once are serialised.
   *
   * @param loader finds locations that begin with {@code classpath:}
   */
  public static Outcome apply(DatabaseAccess owner, ClassLoader loader, String... locations) {
    try {
      MigrateResult result =
          Flyway.configure(loader)
              .dataSource(owner.url(), owner.role(), owner.password())
              .locations(List.of(locations).toArray(String[]::new))
              .cleanDisabled(true)
              .validateMigrationNaming(true)
              .loggers(MigrationLog.class.getName())
              .load()
              .migrate();
      String version = result.targetSchemaVersion;
      if (version == null) {
        version = result.initialSchemaVersion;
      }
      return new Outcome(result.migrationsExecuted, version == null ? "" : version);
    } catch (FlywayException e) {
      throw ServerRefusal.failed("The database cannot be migrated: " + e.getMessage(), e);
    }
  }
}
