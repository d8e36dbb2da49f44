package be.zegel.servers;

import java.nio.file.Path;

/**
 * The data folder of a system at rest, held so that no run begins while something in it is changed.
 */
public final class RestingFolder implements AutoCloseable {
  private final DataFolder folder;
  private final Path dir;

  private RestingFolder(DataFolder folder, Path dir) {
    this.folder = folder;
    this.dir = dir;
  }

  /**
   * Takes the folder.
   *
   * @throws ServerRefusal when a system runs on it
   */
  public static RestingFolder hold(SystemConfiguration configuration) {
    return new RestingFolder(DataFolder.claim(configuration), configuration.dir());
  }

  /** The folder. */
  public Path dir() {
    return dir;
  }

  @Override
  public void close() {
    folder.close();
  }
}
