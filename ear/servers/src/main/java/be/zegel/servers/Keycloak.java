package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keycloak, the identity provider, on a database of its own.
 *
 * <p>Its archive is unpacked and built once (about a minute); later starts use the built tree and
 * write nothing into it. Health and metrics are off, and with them the second port that Keycloak
 * would open for them; caches are local, so that it forms no cluster.
 */
final class Keycloak {
  static final String LAUNCHER_CLIENT = "zegel-launcher";

  private static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

  private static final List<String> BUILD_OPTIONS =
      List.of(
          "build",
          "--db=postgres",
          "--cache=local",
          "--health-enabled=false",
          "--metrics-enabled=false",
          "--transaction-xa-enabled=false");

  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Dpicocli.disable.closures=true",
          "-Dquarkus-log-max-startup-records=10000",
          // Otherwise the transaction manager listens on a port of its own, only to have a number.
          "-DCoreEnvironmentBean.processImplementationClassName="
              + "com.arjuna.ats.internal.arjuna.utils.UuidProcessId",
          "-Djava.net.preferIPv4Stack=true",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-Duser.language=en",
          "-Duser.country=US",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxMetaspaceSize=320m",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  private final SystemConfiguration configuration;
  private final Distribution distribution;
  private final Path home;

  private Keycloak(SystemConfiguration configuration, Distribution distribution, Path home) {
    this.configuration = configuration;
    this.distribution = distribution;
    this.home = home;
  }

  /** Unpacks and builds what is not there yet. */
  static Keycloak prepare(
      Platform platform,
      SystemConfiguration configuration,
      Distribution distribution,
      Progress progress) {
    try {
      String built =
          ArchiveFolder.digest(
              List.of(
                  Long.toString(Files.size(distribution.keycloakArchive()))
                      .getBytes(StandardCharsets.UTF_8),
                  String.join(" ", BUILD_OPTIONS).getBytes(StandardCharsets.UTF_8)));
      Path home =
          platform.entry(
              "keycloak-" + built,
              folder -> {
                progress.say("Unpacking and building Keycloak, once; about a minute");
                ArchiveFolder.unpack(distribution.keycloakArchive(), folder);
                build(folder);
              });
      return new Keycloak(configuration, distribution, home);
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak's archive cannot be read", e);
    }
  }

  private static void build(Path folder) throws InterruptedException {
    Path log = folder.resolve("build.log");
    int code =
        ChildProcess.run(
            new ChildProcess.Launch(
                "Keycloak's build",
                command(folder, 512, BUILD_OPTIONS),
                Map.of(),
                folder,
                log,
                "KILL",
                false));
    if (code != 0) {
      throw ServerRefusal.failed("Keycloak cannot be built:\n" + ChildProcess.lastLines(log, 12));
    }
  }

  /** Starts the server; it is up when its realm {@code master} answers. */
  ChildProcess start(DatabaseAccess database, Secrets secrets) {
    Path logs = configuration.dir().resolve("logs");
    Map<String, String> environment = new TreeMap<>();
    environment.put("KC_DB_URL", database.url());
    environment.put("KC_DB_USERNAME", database.role());
    environment.put("KC_DB_PASSWORD", database.password());
    environment.put("KC_DB_POOL_MAX_SIZE", "20");
    environment.put("KC_HOSTNAME", configuration.issuerUrl().toString());
    // Without it Keycloak opens a cluster port on the machine's outer address.
    environment.put("KC_CACHE", "local");
    environment.put("KC_HTTP_ENABLED", "true");
    environment.put("KC_HTTP_HOST", "127.0.0.1");
    environment.put("KC_HTTP_PORT", Integer.toString(configuration.ports().keycloak()));
    environment.put("KC_LOG", "file");
    environment.put("KC_LOG_FILE", logs.resolve("keycloak.log").toString());
    environment.put("KC_LOG_FILE_ROTATION_MAX_FILE_SIZE", "20M");
    environment.put("KC_LOG_FILE_ROTATION_MAX_BACKUP_INDEX", "20");
    environment.put("KC_LOG_FILE_ROTATION_ROTATE_ON_BOOT", "false");
    environment.put("KC_SPI_THEME__FOLDER__DIR", distribution.themes().toString());
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak-admin"));
    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", LAUNCHER_CLIENT);
    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.password("keycloak-launcher"));
    if (configuration.secure()) {
      environment.put("KC_PROXY_HEADERS", "xforwarded");
      environment.put("KC_PROXY_TRUSTED_ADDRESSES", "127.0.0.0/8");
    }
    return ChildProcess.start(
        new ChildProcess.Launch(
            "Keycloak",
            command(home, configuration.keycloakHeap(), List.of("start", "--optimized")),
            environment,
            configuration.dir(),
            logs.resolve("keycloak-start.log"),
            "KILL",
            false));
  }

  private static List<String> command(Path home, int heap, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of(WildFly.java().toString(), "-D[Zegel-Keycloak]"));
    command.addAll(JAVA_OPTIONS);
    command.addAll(
        List.of(
            "-Xms64m",
            "-Xmx" + heap + "m",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            ENTRY_POINT));
    command.addAll(arguments);
    return command;
  }
}
