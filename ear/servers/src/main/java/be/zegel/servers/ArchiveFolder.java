package be.zegel.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Laying out files: unpacking an archive, mirroring a folder, telling versions apart. */
final class ArchiveFolder {
  private ArchiveFolder() {}

  /** Unpacks the one folder that a server's archive holds, without that folder's name. */
  static void unpack(Path zip, Path into) throws IOException {
    Path target = into.toAbsolutePath().normalize();
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        int slash = entry.getName().indexOf('/');
        String name = slash < 0 ? "" : entry.getName().substring(slash + 1);
        if (name.isEmpty() || entry.getName().startsWith("META-INF/")) {
          continue;
        }
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("an entry of " + zip + " leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Path parent = path.getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Files.copy(in, path);
        }
      }
    }
  }

  /** Makes {@code target} hold the same files as {@code source}; what is equal stays untouched. */
  static void mirror(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> old = Files.list(target)) {
      for (Path file : old.toList()) {
        if (!Files.exists(source.resolve(file.getFileName().toString()))) {
          Platform.deleteTree(file);
        }
      }
    }
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        copyWhenDifferent(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  /** Replaces {@code target} by a copy of the file {@code source} in one step, unless it is one. */
  static void copyWhenDifferent(Path source, Path target) throws IOException {
    if (Files.exists(target) && Files.mismatch(source, target) < 0) {
      return;
    }
    Path next = target.resolveSibling(target.getFileName() + ".new");
    Files.copy(source, next, StandardCopyOption.REPLACE_EXISTING);
    Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Twelve hexadecimal digits that change with any of the parts. */
  static String digest(List<byte[]> parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update((part.length + ":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        sha256.update(part);
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
