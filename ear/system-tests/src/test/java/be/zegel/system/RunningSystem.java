package be.zegel.system;

import be.zegel.servers.Distribution;
import be.zegel.servers.Platform;
import be.zegel.servers.Ports;
import be.zegel.servers.SystemConfiguration;
import be.zegel.servers.ZegelSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The system under test: one for all tests of a run, started with the first test that asks and
 * stopped when the run ends; or the one that already runs when the system property {@code
 * zegel.test.port} names its port and {@code zegel.test.data} its data folder, so that a test can
 * be tried in seconds while it is written.
 */
final class RunningSystem {
  /** The password of every account of the demo organisation. */
  static final String PASSWORD = "zegel-demo";

  private static final Path CHECKOUT = Path.of(System.getProperty("zegel.checkout", "../.."));

  private static @Nullable RunningSystem shared;

  private final URI url;
  private final URI keycloak;
  private final Path data;
  private final Optional<ZegelSystem> own;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private final Map<String, Api> callers = new ConcurrentHashMap<>();

  private RunningSystem(int port, Path data, Optional<ZegelSystem> own) {
    this.url = URI.create("http://localhost:" + port);
    this.keycloak = URI.create("http://localhost:" + (port + 1));
    this.data = data;
    this.own = own;
  }

  /** The one system of this run. */
  static synchronized RunningSystem get() {
    RunningSystem running = shared;
    if (running == null) {
      @Nullable Integer port = Integer.getInteger("zegel.test.port");
      running =
          port == null
              ? startNew(Path.of("target/system-data").toAbsolutePath())
              : new RunningSystem(
                  port,
                  Path.of(System.getProperty("zegel.test.data", "../../.zegel/data")),
                  Optional.empty());
      shared = running;
    }
    return running;
  }

  /**
   * A system of its own on a folder of its own, for a test that kills or stops servers. The caller
   * closes it.
   */
  static RunningSystem startNew(Path data) {
    return startNew(data, fourFreePorts());
  }

  /** The same on given ports: a second start on the data of a first. */
  static RunningSystem startNew(Path data, int port) {
    ZegelSystem system =
        ZegelSystem.start(
            new Platform(CHECKOUT.resolve(".zegel/platform").toAbsolutePath().normalize()),
            SystemConfiguration.load(data, new Ports(port)),
            new Distribution(CHECKOUT.resolve("ear/launcher/target/distribution")),
            line -> System.out.println("  " + line));
    return new RunningSystem(port, data, Optional.of(system));
  }

  /** Stops the shared system when this run started it. */
  static synchronized void endOfRun() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  void close() {
    own.ifPresent(ZegelSystem::close);
    http.close();
  }

  /** The application's address, without a slash at the end. */
  URI url() {
    return url;
  }

  /** An address of the application. */
  URI at(String path) {
    return URI.create(url + path);
  }

  /** The OpenID issuer. */
  URI issuer() {
    return URI.create(keycloak + "/realms/zegel");
  }

  /** The data folder. */
  Path data() {
    return data;
  }

  /** The servers themselves; only of a system that this run has started. */
  ZegelSystem servers() {
    return own.orElseThrow(() -> new IllegalStateException("this system was started by another"));
  }

  HttpClient http() {
    return http;
  }

  /** The REST interface in the name of a demo account. */
  Api as(String username) {
    return callers.computeIfAbsent(username, name -> new Api(this, Optional.of(name)));
  }

  /** The REST interface without a login. */
  Api asNobody() {
    return new Api(this, Optional.empty());
  }

  /** The root of the checkout, for documents that are the input of tests. */
  static Path checkout() {
    return CHECKOUT.toAbsolutePath().normalize();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int fourFreePorts() {
    for (int base = 21000; base < 60000; base += 7) {
      if (free(base) && free(base + 1) && free(base + 2) && free(base + 3)) {
        return base;
      }
    }
    throw new IllegalStateException("no four free ports in a row");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
