package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;

/**
 * Small files that are there as a whole or not at all, whatever dies when: written beside, forced
 * to the medium, renamed into place, and the folder forced as well. Readable by the owner only.
 */
public final class DurableFiles {

  /** How the name of a file ends while it is being written; such files mean nothing. */
  public static final String UNFINISHED = ".tmp";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private DurableFiles() {}

  /** Makes the folder and those above it, if they are not there, so that they survive. */
  public static Path folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        folder(parent);
      }
      try {
        Files.createDirectory(folder, OWNER_ONLY_FOLDER);
      } catch (java.nio.file.FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
      if (parent != null) {
        force(parent);
      }
    }
    return folder;
  }

  /** Opens a new file for reading and writing. */
  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
        OWNER_ONLY);
  }

  /** Writes a file or replaces it; durable on return. */
  public static void write(Path target, byte[] content) throws IOException {
    Path beside = target.resolveSibling(UUID.randomUUID() + UNFINISHED);
    try {
      try (FileChannel channel = create(beside)) {
        writeFully(channel, ByteBuffer.wrap(content), 0);
        channel.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    force(parentOf(target));
  }

  /** Moves a file whose content is durable to its place; durable on return. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    force(parentOf(to));
  }

  /** Removes a file, if it is there; durable on return. */
  static boolean delete(Path file) throws IOException {
    boolean there = Files.deleteIfExists(file);
    if (there) {
      force(parentOf(file));
    }
    return there;
  }

  /** Overwrites a file with random bytes and removes it; durable on return. */
  static void shred(Path file, SecureRandom random) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[Math.toIntExact(channel.size())];
      random.nextBytes(noise);
      writeFully(channel, ByteBuffer.wrap(noise), 0);
      channel.force(true);
    } catch (NoSuchFileException e) {
      return;
    }
    delete(file);
  }

  /** Forces the entries of a folder to the medium. */
  static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Fills the buffer from the position on. @return whether there were enough bytes */
  static boolean readFully(FileChannel channel, ByteBuffer into, long position) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        return false;
      }
      at += read;
    }
    return true;
  }

  private static Path parentOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file has a folder: " + file);
    }
    return parent;
  }
}
