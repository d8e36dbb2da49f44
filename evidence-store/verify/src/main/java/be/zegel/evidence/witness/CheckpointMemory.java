package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.TreeHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The last checkpoint of each log that was vouched for, in a folder of one's own: a file for each
 * log, named by the hash of its origin, replaced as a whole and on disk before {@link #remember}
 * returns. One process at a time: a second one on the same folder refuses to begin, since two
 * memories are none.
 *
 * <p>Whoever restores this folder from a backup makes the memory forget. The log then answers for
 * every size in between; a witness's operator restores the newest copy only.
 */
public final class CheckpointMemory implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  /**
   * Opens the memory in a folder, which is made when it is missing.
   *
   * @throws IOException when it cannot be used, or another process has it
   */
  public CheckpointMemory(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    this.channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.lock = locked(folder, channel);
  }

  private static FileLock locked(Path folder, FileChannel channel) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      // Refused below, as a lock of another process is.
    }
    if (lock == null) {
      channel.close();
      throw new IOException("another process vouches with the memory in " + folder);
    }
    return lock;
  }

  /** The last tree of a log; the empty one when none was vouched for. */
  TreeHead last(String origin) throws IOException {
    Optional<Note> note = note(origin);
    return note.isPresent() ? Checkpoint.parse(note.get().text()).head() : TreeHead.EMPTY;
  }

  /**
   * The last checkpoint of a log with the signatures that were given.
   *
   * @throws IOException when the file is there and cannot be read: nothing is signed on a guess
   */
  public Optional<Note> note(String origin) throws IOException {
    Path file = file(origin);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Note.parse(Files.readAllBytes(file)));
    } catch (MalformedLog e) {
      throw new IOException("what is remembered in " + file + " is damaged", e);
    }
  }

  /** Replaces what is remembered of the log; durable when this returns. */
  void remember(Checkpoint checkpoint, List<Note.Signature> signatures) throws IOException {
    if (!lock.isValid()) {
      throw new IOException("the memory in " + folder + " is closed");
    }
    Path file = file(checkpoint.origin());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    byte[] bytes = new Note(checkpoint.text(), signatures).whole().getBytes(StandardCharsets.UTF_8);
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private Path file(String origin) {
    return folder.resolve(originHash(origin) + ".checkpoint");
  }

  /** The hash of an origin, as the addresses of a witness name a log. */
  static String originHash(String origin) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
