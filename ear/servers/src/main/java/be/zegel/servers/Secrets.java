package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The passwords that the servers use among themselves, one file each in a folder of their own.
 *
 * <p>A password is made at its first use (192 random bits) and then stays. The folder has mode 0700
 * and every file 0600 from the moment it exists; a file is complete or absent, also after a loss of
 * power. Passwords never travel on a command line.
 */
public final class Secrets {
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final int PASSWORD_BYTES = 24;

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  private Secrets(Path folder) {
    this.folder = folder;
  }

  /** The secrets in a folder, which is made when it is missing and closed to others when open. */
  public static Secrets in(Path folder) {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
      Files.setPosixFilePermissions(folder, OWNER_FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of secrets cannot be made: " + folder, e);
    }
    return new Secrets(folder);
  }

  /** The password of this name; the same at every call and every start. */
  public synchronized String password(String name) {
    Path file = file(name);
    try {
      String known = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (!known.isEmpty()) {
        Files.setPosixFilePermissions(file, OWNER_FILE);
        return known;
      }
    } catch (NoSuchFileException absent) {
      // first use: made below
    } catch (IOException e) {
      throw new UncheckedIOException("The secret cannot be read: " + file, e);
    }
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    write(name, made + "\n");
    return made;
  }

  /** A password that somebody else made and laid here; refused when it is missing. */
  String given(String name) {
    if (!Files.exists(file(name))) {
      throw ServerRefusal.missing(
          "The password file "
              + file(name)
              + " is missing; write the password into it, mode 0600.");
    }
    return password(name);
  }

  /** The file that holds the secret of this name, for servers that read it themselves. */
  public Path file(String name) {
    if (!name.matches("[a-z0-9.-]+")) {
      throw new IllegalArgumentException("not the name of a secret: " + name);
    }
    return folder.resolve(name);
  }

  /** Replaces the content of a secret file in one step. */
  Path write(String name, String content) {
    Path file = file(name);
    Path next = folder.resolve(name + ".new");
    FileAttribute<Set<PosixFilePermission>> mode = PosixFilePermissions.asFileAttribute(OWNER_FILE);
    try {
      Files.deleteIfExists(next);
      try (FileChannel channel =
          FileChannel.open(
              next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
        channel.write(StandardCharsets.UTF_8.encode(content));
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("The secret cannot be written: " + file, e);
    }
  }
}
