package be.zegel.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A consistent copy of the embedded PostgreSQL while it works: a base backup in PostgreSQL's own
 * sense (its manual, chapter "Making a Base Backup Using the Low Level API").
 *
 * <p>The server is told that a backup begins and keeps the write-ahead log from then on; its files
 * are copied while they change; the server says where the backup ends, and the log between the two
 * is copied as well. Whoever starts a server on the copy gets exactly the state at the end: every
 * transaction that was committed by then, and none after. All databases of the cluster are in it.
 */
public final class DatabaseCopy {
  /** What is running state, made anew at the start or worthless elsewhere. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "backup_label",
          "tablespace_map",
          "backup_manifest",
          "current_logfiles",
          "pg_internal.init");

  private static final int BUFFER = 1 << 20;

  /** Takes what is copied, one thing after the other. */
  public interface Sink {
    /** A folder that must be there, though it may be empty; its path ends with a slash. */
    void folder(String path) throws IOException;

    /** A file; what is written to it until the next call is its content. */
    OutputStream file(String path) throws IOException;
  }

  private final DatabaseAccess superuser;
  private final Path cluster;
  private final LongConsumer bytes;

  /**
   * A copy to be made.
   *
   * @param superuser of the running server
   * @param cluster its data folder
   * @param bytes is told how many bytes were copied so far
   */
  public DatabaseCopy(DatabaseAccess superuser, Path cluster, LongConsumer bytes) {
    this.superuser = superuser;
    this.cluster = cluster;
    this.bytes = bytes;
  }

  /**
   * Where a copy ends.
   *
   * @param position in the write-ahead log
   * @param at everything that was committed by then is in the copy
   */
  public record End(String position, Instant at) {}

  /**
   * Copies the cluster.
   *
   * @param sink takes it, each path below the data folder
   */
  public End to(Sink sink) throws IOException, SQLException {
    // One connection from begin to end: the backup belongs to it and ends with it.
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set idle_in_transaction_session_timeout = 0");
      statement.execute("set idle_session_timeout = 0");
      // A slot of this session's keeps the log that the copy needs from being recycled.
      statement.execute(
          "select pg_create_physical_replication_slot('zegel_backup_' || pg_backend_pid(), true, true)");
      String begin = one(statement, "select pg_walfile_name(pg_backup_start('zegel', true))");
      long[] copied = new long[1];
      files(sink, copied);
      Instant at;
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        at = row.getObject(1, OffsetDateTime.class).toInstant();
      }
      try (ResultSet row =
          statement.executeQuery(
              "select lsn, pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
        row.next();
        write(sink, "backup_label", row.getString(3));
        log(sink, begin, row.getString(2), copied);
        return new End(row.getString(1), at);
      }
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private void files(Sink sink, long[] copied) throws IOException {
    Files.walkFileTree(
        cluster,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.equals(cluster)) {
              return FileVisitResult.CONTINUE;
            }
            String path = cluster.relativize(folder).toString();
            if (folder.getFileName().toString().startsWith("pgsql_tmp")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            sink.folder(path + "/");
            return EMPTY.contains(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (attributes.isRegularFile()
                && !LEFT_OUT.contains(name)
                && !name.startsWith("pgsql_tmp")) {
              copy(sink, file, cluster.relativize(file).toString(), copied);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
              throw failure;
            }
            return FileVisitResult.CONTINUE;
          }
        });
    sink.folder("pg_wal/archive_status/");
    sink.folder("pg_wal/summaries/");
  }

  /** The segments of the write-ahead log from the first to the last that the copy needs. */
  private void log(Sink sink, String begin, String end, long[] copied) throws IOException {
    Set<String> needed = new TreeSet<>();
    try (DirectoryStream<Path> segments =
        Files.newDirectoryStream(cluster.resolve("pg_wal"), "[0-9A-F]*")) {
      for (Path segment : segments) {
        String name = segment.getFileName().toString();
        if (name.matches("[0-9A-F]{24}")
            && name.compareTo(begin) >= 0
            && name.compareTo(end) <= 0) {
          needed.add(name);
        }
      }
    }
    if (!needed.contains(begin) || !needed.contains(end)) {
      throw new IOException(
          "PostgreSQL has recycled its write-ahead log while it was copied: " + begin);
    }
    for (String name : needed) {
      copy(sink, cluster.resolve("pg_wal").resolve(name), "pg_wal/" + name, copied);
    }
  }

  /** A file that is removed while the copy goes on is not needed: the log tells that it went. */
  private void copy(Sink sink, Path file, String path, long[] copied) throws IOException {
    try (var in = Files.newInputStream(file)) {
      OutputStream out = sink.file(path);
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        copied[0] += read;
        bytes.accept(copied[0]);
      }
    } catch (NoSuchFileException gone) {
      // Nothing to copy.
    }
  }

  private static void write(Sink sink, String path, String text) throws IOException {
    sink.file(path).write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a copy that was laid into a folder one on which a server starts. */
  public static void adopt(Path cluster) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(cluster));
    try (var all = Files.walk(cluster)) {
      all.filter(Files::isDirectory).forEach(folders::add);
    }
    for (Path folder : folders) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
