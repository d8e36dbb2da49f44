package be.zegel.launcher;

import be.zegel.servers.DatabaseAccess;
import be.zegel.servers.Distribution;
import be.zegel.servers.Ports;
import be.zegel.servers.Progress;
import be.zegel.servers.Secrets;
import be.zegel.servers.SystemConfiguration;
import be.zegel.servers.ZegelDatabase;
import be.zegel.servers.ZegelSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A demo system for a benchmark: one of its own on free ports and a folder that is thrown away, or
 * one that runs already.
 */
final class BenchSystem implements AutoCloseable {

  private static final int FIRST_PORT = 21000;
  private static final int LAST_PORT = 60000;

  private final @Nullable ZegelSystem own;
  private final URI url;
  private final URI realm;
  private final HttpClient http = Addresses.http();
  private final Map<String, ApiClient> clients = new HashMap<>();

  private BenchSystem(@Nullable ZegelSystem own, URI url, URI realm) {
    this.own = own;
    this.url = url;
    this.realm = realm;
  }

  /** Starts a system in an empty folder. */
  static BenchSystem start(Path folder, Progress progress) {
    SystemConfiguration configuration = SystemConfiguration.load(folder, new Ports(freePorts()));
    Distribution distribution = new Distribution(LauncherFolders.standard().distribution());
    ZegelSystem system = ZegelSystem.start(configuration, distribution, progress);
    return new BenchSystem(system, system.publicUrl(), URI.create(system.issuer()));
  }

  /** A system that somebody else has started. */
  static BenchSystem running(URI url, URI realm) {
    return new BenchSystem(null, url, realm);
  }

  /** The API in the name of a demo account. */
  ApiClient as(String username) {
    return clients.computeIfAbsent(
        username,
        name -> new ApiClient(http, url, Login.demo(http, realm, name, DemoCommand.PASSWORD)));
  }

  /** The application's address. */
  URI url() {
    return url;
  }

  /** The owner of the database; only of a system of its own. */
  DatabaseAccess owner() {
    ZegelSystem system = required();
    String password =
        Secrets.in(system.configuration().dir().resolve("secrets")).password("postgres-owner");
    return new DatabaseAccess(
        "jdbc:postgresql://127.0.0.1:"
            + system.configuration().ports().database()
            + "/"
            + ZegelDatabase.NAME,
        ZegelDatabase.OWNER,
        password);
  }

  /** WildFly's process; empty when somebody else has started it. */
  OptionalLong application() {
    return own == null
        ? OptionalLong.empty()
        : OptionalLong.of(own.process(ZegelSystem.Server.APPLICATION).pid());
  }

  @Override
  public void close() {
    http.close();
    if (own != null) {
      own.close();
    }
  }

  private ZegelSystem required() {
    if (own == null) {
      throw new IllegalStateException("the database of a running system is left alone");
    }
    return own;
  }

  private static int freePorts() {
    for (int base = FIRST_PORT; base < LAST_PORT; base += 10) {
      if (free(base) && free(base + 1) && free(base + 2) && free(base + 3)) {
        return base;
      }
    }
    throw new IllegalStateException("no four free ports in a row");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
