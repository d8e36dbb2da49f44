package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder of unpacked programs, shared by all data folders of one user on one machine.
 *
 * <p>An entry is made once, beside its place and then renamed into it, under a lock that other
 * processes respect: it is complete or absent. Its name carries what it was made from, so that a
 * newer version is a new entry.
 *
 * @param folder where the entries lie
 */
public record Platform(Path folder) {
  /** What makes the content of an entry in an empty folder. */
  interface Making {
    void into(Path folder) throws IOException, InterruptedException;
  }

  /**
   * The platform folder of this machine: system property {@code zegel.platform}, else {@code
   * .zegel/platform} of the checkout around the working folder, else the user's cache.
   */
  public static Platform standard() {
    String configured = System.getProperty("zegel.platform");
    if (configured != null) {
      return new Platform(Path.of(configured).toAbsolutePath());
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isDirectory(at.resolve(".mvn"))) {
        return new Platform(at.resolve(".zegel/platform"));
      }
    }
    @Nullable String cache = System.getenv("XDG_CACHE_HOME");
    Path caches =
        cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return new Platform(caches.resolve("zegel/platform").toAbsolutePath());
  }

  /** The entry of this name, made now when it is missing. */
  Path entry(String name, Making making) {
    Path entry = folder.resolve(name);
    if (Files.exists(entry)) {
      return entry;
    }
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(name + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock of " + entry + " was lost");
        }
        if (!Files.exists(entry)) {
          Path half = folder.resolve(name + ".half");
          deleteTree(half);
          Files.createDirectories(half);
          making.into(half);
          Files.move(half, entry, StandardCopyOption.ATOMIC_MOVE);
        }
        return entry;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + name + " into " + folder, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServerRefusal.failed("Interrupted while unpacking " + name, e);
    }
  }

  /** Deletes a folder with all in it; links are removed, not followed. */
  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
