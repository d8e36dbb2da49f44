package be.zegel.launcher;

import be.zegel.evidence.store.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Trees of small files on their way into a data folder, readable by their owner only. */
final class BackupTree {
  private BackupTree() {}

  /** Copies a folder; sockets and the like are left out. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          lay(in, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  /**
   * Unpacks an archive.
   *
   * @throws IOException also when an entry leads out of the folder
   */
  static int unpack(InputStream archive, Path into) throws IOException {
    int files = 0;
    Path root = into.toAbsolutePath().normalize();
    try (ZipInputStream zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
          throw new IOException("an entry leads out of the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          DurableFiles.folder(file);
        } else {
          lay(zip, file);
          files++;
        }
      }
    }
    return files;
  }

  private static void lay(InputStream in, Path file) throws IOException {
    DurableFiles.folder(file.resolveSibling(""));
    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
