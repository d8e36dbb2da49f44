package be.zegel.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL 18 of our own, running as a child of this program on 127.0.0.1 alone.
 *
 * <p>{@link #start} unpacks the program when needed, makes a cluster in an empty folder, recovers
 * one that was killed, and answers once connections are accepted; {@link #close} ends it with a
 * checkpoint. It keeps {@code fsync} on: what is committed survives a loss of power. Its data lie
 * in {@code DIR/postgres}, its passwords in {@code DIR/secrets}, its log in {@code DIR/logs}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String VERSION = "18";
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String SUPERUSER = "zegel_superuser";
  private static final String NOT_YET_ACCEPTING = "57P03";
  private static final String NO_CONNECTION = "08001";
  private static final Duration STOP = Duration.ofSeconds(60);

  private final ChildProcess process;
  private final DatabaseAccess administrator;
  private final Secrets secrets;
  private final int port;

  private EmbeddedPostgres(
      ChildProcess process, DatabaseAccess administrator, Secrets secrets, int port) {
    this.process = process;
    this.administrator = administrator;
    this.secrets = secrets;
    this.port = port;
  }

  /**
   * Starts the server on a data folder.
   *
   * @param dir the data folder, made when missing
   * @param port the port on 127.0.0.1; 0 takes any free one
   */
  public static EmbeddedPostgres start(Path dir, int port) {
    return start(Platform.standard(), dir, port);
  }

  static EmbeddedPostgres start(Platform platform, Path dir, int port) {
    Path root = dir.toAbsolutePath();
    Path home = home(platform);
    Path data = root.resolve("postgres");
    Path logs = root.resolve("logs");
    Secrets secrets = Secrets.in(root.resolve("secrets"));
    // initdb reads it from its file.
    var _ = secrets.password("postgres-superuser");
    int listening = port == 0 ? freePort() : port;
    try {
      Files.createDirectories(logs);
      if (!Files.exists(data)) {
        initialise(home, data, secrets.file("postgres-superuser"), logs);
      }
      PostgresLeftovers.clear(data);
      PostgresSettings.write(data, logs, listening);
      ChildProcess process =
          ChildProcess.start(
              new ChildProcess.Launch(
                  "PostgreSQL",
                  List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()),
                  Map.of("LC_ALL", "C", "TZ", "UTC"),
                  root,
                  logs.resolve("postgresql-start.log"),
                  // Ends every session at once; the next start recovers from the log.
                  "QUIT",
                  true));
      DatabaseAccess administrator = superuser(dir, listening);
      EmbeddedPostgres server = new EmbeddedPostgres(process, administrator, secrets, listening);
      server.awaitConnections();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL's folder cannot be prepared: " + data, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServerRefusal.failed("Interrupted while starting PostgreSQL", e);
    }
  }

  /** The superuser's access to the server of a data folder, whoever started it. */
  static DatabaseAccess superuser(Path dir, int port) {
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        SUPERUSER,
        Secrets.in(dir.toAbsolutePath().resolve("secrets")).password("postgres-superuser"));
  }

  /** The database of a running system with its three roles; made when missing. */
  public ZegelDatabase database() {
    return database(ZegelDatabase.NAME);
  }

  /** A database of this name with the same three roles; made when missing. */
  public ZegelDatabase database(String name) {
    return ZegelDatabase.prepare(administrator, secrets, name);
  }

  /** The superuser's access, for making databases and for tests that look behind the roles. */
  public DatabaseAccess administrator() {
    return administrator;
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The server's process. */
  public ChildProcess process() {
    return process;
  }

  /** Ends all sessions, writes a checkpoint and waits until the server is gone. */
  @Override
  public void close() {
    process.stop("INT", STOP);
  }

  private static Path home(Platform platform) {
    return platform.entry("postgresql-" + VERSION + "-" + archiveSize(), EmbeddedPostgres::unpack);
  }

  private static InputStream archive() throws IOException {
    InputStream archive = EmbeddedPostgres.class.getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new IOException("the PostgreSQL binaries are not on the class path: " + ARCHIVE);
    }
    return archive;
  }

  /** Tells one release of the binaries from the next. */
  private static int archiveSize() {
    try (InputStream archive = archive()) {
      return archive.available();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL is missing", e);
    }
  }

  private static void unpack(Path folder) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder(ChildProcess.program("tar"), "-x", "-f", "-", "--no-same-owner")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("unpacking.log").toFile())
            .start();
    try (InputStream in = new XZInputStream(archive());
        OutputStream out = tar.getOutputStream()) {
      in.transferTo(out);
    }
    if (tar.waitFor() != 0) {
      throw new IOException(
          "tar failed: " + ChildProcess.lastLines(folder.resolve("unpacking.log"), 3));
    }
    Files.delete(folder.resolve("unpacking.log"));
  }

  /** Makes a cluster beside its place and renames it: a half-made one is never started. */
  private static void initialise(Path home, Path data, Path passwordFile, Path logs)
      throws IOException, InterruptedException {
    Path half = data.resolveSibling(data.getFileName() + ".half");
    Platform.deleteTree(half);
    Path log = logs.resolve("postgresql-initdb.log");
    int code =
        ChildProcess.run(
            new ChildProcess.Launch(
                "initdb",
                List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + half,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C"),
                Map.of("LC_ALL", "C", "TZ", "UTC"),
                logs,
                log,
                "KILL",
                true));
    if (code != 0) {
      throw ServerRefusal.failed(
          "PostgreSQL's cluster cannot be made in "
              + data
              + ":\n"
              + ChildProcess.lastLines(log, 12)
              + (Files.size(log) < 200
                  ? "\nRoot needs user namespaces for it: start Zegel as an ordinary user, or use"
                      + " an external PostgreSQL."
                  : ""));
    }
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private void awaitConnections() throws InterruptedException {
    while (true) {
      try (Connection connection = administrator.connect()) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (!process.isAlive()) {
          throw ServerRefusal.failed("PostgreSQL ended while starting:\n" + process.lastLines());
        }
        if (!NOT_YET_ACCEPTING.equals(e.getSQLState()) && !NO_CONNECTION.equals(e.getSQLState())) {
          close();
          throw ServerRefusal.failed("PostgreSQL refuses its superuser: " + e.getMessage(), e);
        }
      }
      // Recovery after a crash takes as long as it takes; while the process lives, it works on it.
      if (process.awaitEnd(Duration.ofMillis(50))) {
        throw ServerRefusal.failed("PostgreSQL ended while starting:\n" + process.lastLines());
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on loopback", e);
    }
  }
}
