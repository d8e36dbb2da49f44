package be.zegel.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder with all that one system keeps, held by one run at a time.
 *
 * <p>The hold is a lock of the kernel's: it ends with the process that has it, however that dies,
 * so no file that is left behind can lock anyone out. Nobody but its owner reads the folder. What
 * was begun as a demonstration stays one: exercise data and real data never mix.
 */
final class DataFolder implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private static final String RUN = "zegel.run";

  private final Path dir;
  private final FileChannel channel;

  private DataFolder(Path dir, FileChannel channel) {
    this.dir = dir;
    this.channel = channel;
  }

  /** Takes the folder for this run, or refuses and says who has it. */
  static DataFolder claim(SystemConfiguration configuration) {
    if (Files.exists(configuration.dir().resolve(SystemConfiguration.UNFINISHED_RESTORE))) {
      throw ServerRefusal.wrongUse(
          "A restore to "
              + configuration.dir()
              + " was cut short: what is there is not whole. Remove the folder and restore again.");
    }
    return claimAsItIs(configuration);
  }

  /** The same while a backup is being restored to it. */
  static DataFolder claimAsItIs(SystemConfiguration configuration) {
    Path dir = configuration.dir();
    try {
      Files.createDirectories(dir);
      Files.setPosixFilePermissions(dir, OWNER);
      Path file = dir.resolve("zegel.lock");
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        // Not kept in the locked file: closing that a second time would end this program's own
        // hold.
        Path run = dir.resolve(RUN);
        String holder = Files.exists(run) ? Files.readString(run).strip() : "";
        channel.close();
        throw ServerRefusal.wrongUse(
            "Another Zegel runs on "
                + dir
                + (holder.isEmpty() ? "" : " (" + holder + ")")
                + ". Stop it, or choose another folder with --data DIR.");
      }
      DataFolder folder = new DataFolder(dir, channel);
      folder.requireMode(configuration.demo() ? "demo" : "production");
      Files.writeString(
          dir.resolve(RUN),
          "process %d, %s\n".formatted(ProcessHandle.current().pid(), configuration.publicUrl()));
      return folder;
    } catch (IOException e) {
      throw ServerRefusal.failed(
          "The data folder " + dir + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProgram) {
      return null;
    }
  }

  private void requireMode(String mode) throws IOException {
    Path file = dir.resolve("mode");
    if (!Files.exists(file)) {
      Files.writeString(file, mode + "\n");
      return;
    }
    String kept = Files.readString(file).strip();
    if (!kept.equals(mode)) {
      channel.close();
      throw ServerRefusal.wrongUse(
          "The data in "
              + dir
              + " are of mode "
              + kept
              + " and cannot be run as "
              + mode
              + ": exercise data and real data never mix. Choose another folder with --data DIR.");
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(dir.resolve(RUN));
      channel.close();
    } catch (IOException e) {
      throw ServerRefusal.failed("The data folder's lock cannot be released: " + dir, e);
    }
  }
}
