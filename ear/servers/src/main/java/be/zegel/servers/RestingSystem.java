package be.zegel.servers;

import java.nio.file.Files;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A system at rest, opened to be looked at: its data folder is held, so that no other run begins,
 * and of its servers only the database runs.
 */
public final class RestingSystem implements AutoCloseable {

  private final DataFolder folder;
  private final @Nullable EmbeddedPostgres server;
  private final DatabaseAccess administrator;
  private final DatabaseAccess owner;

  private RestingSystem(
      DataFolder folder,
      @Nullable EmbeddedPostgres server,
      DatabaseAccess administrator,
      DatabaseAccess owner) {
    this.folder = folder;
    this.server = server;
    this.administrator = administrator;
    this.owner = owner;
  }

  /**
   * Opens a system that does not run.
   *
   * @throws ServerRefusal when it runs, or was never started
   */
  public static RestingSystem open(SystemConfiguration configuration) {
    return open(configuration, DataFolder::claim);
  }

  /** The same for a system that is just being restored. */
  public static RestingSystem restored(SystemConfiguration configuration) {
    return open(configuration, DataFolder::claimAsItIs);
  }

  private static RestingSystem open(
      SystemConfiguration configuration, Function<SystemConfiguration, DataFolder> claim) {
    boolean external = configuration.database().isPresent();
    if (!Files.isDirectory(configuration.dir())
        || (!external && !Files.isDirectory(configuration.dir().resolve("postgres")))) {
      throw ServerRefusal.missing("There is no Zegel in " + configuration.dir() + ".");
    }
    DataFolder folder = claim.apply(configuration);
    EmbeddedPostgres server = null;
    try {
      Secrets secrets = Secrets.in(configuration.dir().resolve("secrets"));
      DatabaseAccess administrator;
      if (external) {
        administrator =
            new DatabaseAccess(
                configuration.database().orElseThrow().url(), ZegelDatabase.OWNER, "");
      } else {
        server = EmbeddedPostgres.start(configuration.dir(), 0);
        administrator = server.administrator();
      }
      return new RestingSystem(
          folder,
          server,
          administrator,
          ZegelDatabase.under(administrator, secrets, ZegelDatabase.NAME).owner());
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      folder.close();
      throw e;
    }
  }

  /** The owner of the database, whom row-level security does not bind. */
  public DatabaseAccess owner() {
    return owner;
  }

  /** Who may do everything in an embedded database. */
  DatabaseAccess administrator() {
    return administrator;
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    folder.close();
  }
}
