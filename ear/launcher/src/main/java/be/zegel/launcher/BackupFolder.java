package be.zegel.launcher;

import be.zegel.evidence.store.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with backups of one system: {@code objects}, where each stored object lies once for all
 * sets, and {@code sets}, in which each run has a folder. A set counts from the moment its {@code
 * manifest} is there; what was cut short has none, and the next run removes it.
 */
final class BackupFolder implements AutoCloseable {
  static final String OBJECTS = "objects/";
  static final String SETS = "sets/";
  static final String MANIFEST = "manifest";

  /** What a demonstration lays beside its backups, so that they open without a paper. */
  static final String DEMO_KEY = "DEMO-RECOVERY-KEY";

  private static final int BUFFER = 1 << 20;

  private final Path folder;
  private final @Nullable FileChannel channel;

  private BackupFolder(Path folder, @Nullable FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Opens a folder to write to; one run at a time. An empty folder becomes one for backups. */
  static BackupFolder forWriting(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    DurableFiles.folder(root);
    Path sets = root.resolve(SETS);
    if (!Files.isDirectory(sets)) {
      try (Stream<Path> there = Files.list(root)) {
        if (there.findAny().isPresent()) {
          throw Refusal.wrongUse("backup.other", root);
        }
      }
    }
    DurableFiles.folder(sets);
    DurableFiles.folder(root.resolve(OBJECTS));
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw Refusal.wrongUse("backup.busy", root);
    }
    BackupFolder opened = new BackupFolder(root, channel);
    opened.removeUnfinished();
    return opened;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    }
  }

  /** Opens a folder to read from. */
  static BackupFolder forReading(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root.resolve(SETS))) {
      throw Refusal.missing("restore.none", root);
    }
    return new BackupFolder(root, null);
  }

  Path path() {
    return folder;
  }

  Path resolve(String path) {
    return folder.resolve(path);
  }

  Path set(String name) {
    return folder.resolve(SETS).resolve(name);
  }

  /** The names of the sets that are whole, the oldest first. */
  List<String> sets() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(SETS))) {
      return all.filter(set -> Files.exists(set.resolve(MANIFEST)))
          .map(set -> set.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** The bytes of a set's manifest. */
  byte[] manifest(String set) throws IOException {
    return Files.readAllBytes(set(set).resolve(MANIFEST));
  }

  /** The newest manifest; empty when there is none. */
  Optional<BackupManifest> newest() throws IOException {
    List<String> sets = sets();
    return sets.isEmpty()
        ? Optional.empty()
        : Optional.of(BackupManifest.parse(manifest(sets.getLast())));
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(SETS))) {
      for (Path set : all.toList()) {
        if (!Files.exists(set.resolve(MANIFEST))) {
          BenchCommand.remove(set);
        }
      }
    }
  }

  /** Removes a set; what only it had is removed by {@link #prune}. */
  void remove(String set) throws IOException {
    // Without its manifest it does not count any more, whatever dies now.
    Files.deleteIfExists(set(set).resolve(MANIFEST));
    BenchCommand.remove(set(set));
  }

  /** Removes objects that no set has any more. @return how many */
  int prune() throws IOException {
    Set<String> needed = new HashSet<>();
    for (String set : sets()) {
      needed.addAll(BackupManifest.parse(manifest(set)).files().keySet());
    }
    List<Path> stray = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder.resolve(OBJECTS))) {
      all.filter(Files::isRegularFile)
          .filter(file -> !needed.contains(folder.relativize(file).toString()))
          .forEach(stray::add);
    }
    for (Path file : stray) {
      Files.deleteIfExists(file);
    }
    return stray.size();
  }

  /** Copies a file into its place as a whole or not at all, and says what its bytes were. */
  static BackupManifest.Entry copy(Path from, Path to, LongConsumer copied) throws IOException {
    DurableFiles.folder(to.resolveSibling(""));
    Path beside = to.resolveSibling(UUID.randomUUID() + DurableFiles.UNFINISHED);
    MessageDigest digest = sha256();
    long size = 0;
    try (InputStream in = Files.newInputStream(from);
        FileChannel out =
            FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(buffer, 0, read);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        size += read;
        copied.accept(read);
      }
      out.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new BackupManifest.Entry(HexFormat.of().formatHex(digest.digest()), size);
  }

  /** What the bytes of a file are. */
  static BackupManifest.Entry read(Path file, LongConsumer done) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        size += read;
        done.accept(read);
      }
    }
    return new BackupManifest.Entry(HexFormat.of().formatHex(digest.digest()), size);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
