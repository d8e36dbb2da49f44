package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * WildFly with the application in it.
 *
 * <p>The program is unpacked once. Its configuration is made from {@code standalone-full.xml} by
 * the repository's CLI script in an embedded server, once for each change of the script, and copied
 * into {@code DIR/wildfly} at every start; whatever differs between machines, the passwords too, is
 * handed over in one properties file that only the owner reads.
 */
final class WildFly {
  private static final String CONFIGURATION = "standalone-full.xml";
  private static final String MANAGEMENT_USER = "zegel";
  private static final Pattern BOOTED = Pattern.compile("WFLYSRV0025");
  private static final Pattern BOOTED_WITH_ERRORS = Pattern.compile("WFLYSRV0026|WFLYSRV0056");

  /** What WildFly's own bin/common.sh opens to a modular Java. */
  private static final List<String> MODULAR =
      List.of(
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private final SystemConfiguration configuration;
  private final Distribution distribution;
  private final Path home;
  private final Path template;

  private WildFly(
      SystemConfiguration configuration, Distribution distribution, Path home, Path template) {
    this.configuration = configuration;
    this.distribution = distribution;
    this.home = home;
    this.template = template;
  }

  /** Unpacks and configures what is not there yet. */
  static WildFly prepare(
      Platform platform,
      SystemConfiguration configuration,
      Distribution distribution,
      Progress progress) {
    try {
      String program = "wildfly-" + Files.size(distribution.wildflyArchive());
      Path home =
          platform.entry(
              program,
              folder -> {
                progress.say("Unpacking WildFly");
                ArchiveFolder.unpack(distribution.wildflyArchive(), folder);
              });
      String script =
          ArchiveFolder.digest(
              List.of(
                  program.getBytes(StandardCharsets.UTF_8),
                  Files.readAllBytes(distribution.wildflyScript())));
      Path template =
          platform.entry(
              "wildfly-configuration-" + script,
              folder -> {
                progress.say("Configuring WildFly");
                configure(home, distribution, folder);
              });
      return new WildFly(configuration, distribution, home, template);
    } catch (IOException e) {
      throw new UncheckedIOException("WildFly's archive cannot be read", e);
    }
  }

  /** Runs the CLI script in an embedded server whose base folder is {@code folder}. */
  private static void configure(Path home, Distribution distribution, Path folder)
      throws IOException, InterruptedException {
    Path base = Files.createDirectories(folder.resolve("configuration"));
    copyFiles(home.resolve("standalone/configuration"), base);
    List<String> command = new ArrayList<>(List.of(java().toString()));
    command.addAll(MODULAR);
    command.addAll(
        List.of(
            "-Djboss.home.dir=" + home,
            "-Djboss.server.base.dir=" + folder,
            // The script leaves them as expressions; the embedded server wants some value.
            "-Dzegel.http.port=1",
            "-Dzegel.management.port=1",
            "-Djava.awt.headless=true",
            "-jar",
            home.resolve("jboss-modules.jar").toString(),
            "-mp",
            home.resolve("modules").toString(),
            "org.jboss.as.cli",
            "--file=" + distribution.wildflyScript()));
    Path log = folder.resolve("configure.log");
    int code =
        ChildProcess.run(
            new ChildProcess.Launch(
                "WildFly's configuration",
                command,
                Map.of("JBOSS_HOME", home.toString()),
                folder,
                log,
                "KILL",
                false));
    if (code != 0) {
      throw ServerRefusal.failed(
          "WildFly cannot be configured:\n" + ChildProcess.lastLines(log, 12));
    }
    for (String leftover : List.of("data", "log", "tmp", "application")) {
      Platform.deleteTree(folder.resolve(leftover));
    }
  }

  /**
   * Starts the server, suspended: whoever asks waits. It is up when {@link #booted} says so, and
   * answers when it was {@link #resume}d.
   */
  ChildProcess start(ZegelDatabase database, Secrets secrets) {
    Path base = configuration.dir().resolve("wildfly");
    Path logs = configuration.dir().resolve("logs");
    try {
      lay(base, logs, secrets);
      Path properties = secrets.write("wildfly.properties", properties(database, base).toString());
      List<String> command = new ArrayList<>(List.of(java().toString(), "-D[Zegel]"));
      command.addAll(javaOptions(configuration, logs));
      command.addAll(MODULAR);
      command.addAll(
          List.of(
              "-Dorg.jboss.boot.log.file=" + logs.resolve("wildfly.log"),
              "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri(),
              "-jar",
              home.resolve("jboss-modules.jar").toString(),
              "-mp",
              home.resolve("modules") + ":" + distribution.wildflyModules(),
              "org.jboss.as.standalone",
              "-Djboss.home.dir=" + home,
              "-Djboss.server.base.dir=" + base,
              "-Djboss.server.log.dir=" + logs,
              "--server-config=" + CONFIGURATION,
              // Requests wait at the gate until the application is known to be there.
              "--start-mode=suspend",
              "--properties=" + properties.toUri()));
      return ChildProcess.start(
          new ChildProcess.Launch(
              "WildFly",
              command,
              Map.of("JBOSS_HOME", home.toString()),
              base,
              logs.resolve("wildfly-start.log"),
              "KILL",
              false));
    } catch (IOException e) {
      throw new UncheckedIOException("WildFly's folder cannot be prepared: " + base, e);
    }
  }

  /**
   * Whether the server has booted with everything in it.
   *
   * @throws ServerRefusal when it booted with errors, with the first of them
   */
  boolean booted() {
    Path log = log();
    if (!Files.exists(log)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      boolean up = false;
      List<String> errors = new ArrayList<>();
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.contains(" ERROR [") || line.contains(" FATAL [")) {
          errors.add(line);
        }
        if (BOOTED_WITH_ERRORS.matcher(line).find()) {
          throw ServerRefusal.failed(
              "The application does not start; "
                  + log
                  + " says why:\n"
                  + String.join("\n", errors.subList(0, Math.min(6, errors.size()))));
        }
        up |= BOOTED.matcher(line).find();
      }
      return up;
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /**
   * Lets the server answer; a repetition changes nothing.
   *
   * @throws IOException when it cannot be reached
   */
  void resume(Secrets secrets) throws IOException {
    new WildFlyManagement(
            configuration.ports().management(),
            MANAGEMENT_USER,
            secrets.password("wildfly-management"))
        .resume();
  }

  private Path log() {
    return configuration.dir().resolve("logs/wildfly.log");
  }

  private void lay(Path base, Path logs, Secrets secrets) throws IOException {
    Files.createDirectories(logs);
    Files.createDirectories(base.resolve("application"));
    Platform.deleteTree(base.resolve("tmp"));
    copyFiles(template.resolve("configuration"), base.resolve("configuration"));
    Files.copy(
        distribution.wildflyLogging(),
        base.resolve("configuration/logging.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        base.resolve("configuration/mgmt-users.properties"),
        "%s=%s\n"
            .formatted(MANAGEMENT_USER, managementDigest(secrets.password("wildfly-management"))));
    ArchiveFolder.copyWhenDifferent(
        distribution.application(), base.resolve("application/zegel.ear"));
    ArchiveFolder.mirror(distribution.worker(), base.resolve("application/worker"));
    // The last run's log is kept beside; this run's begins empty, so that its boot is seen in it.
    if (Files.exists(log())) {
      Files.move(log(), logs.resolve("wildfly-previous.log"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A management user's password as WildFly's properties realm stores it. */
  private static String managementDigest(String password) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5")
                  .digest(
                      (MANAGEMENT_USER + ":ManagementRealm:" + password)
                          .getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private SystemProperties properties(ZegelDatabase database, Path base) {
    Map<String, String> values = new TreeMap<>();
    values.put("zegel.data", configuration.dir().toString());
    values.put("zegel.demo", Boolean.toString(configuration.demo()));
    values.put("zegel.public.url", configuration.publicUrl().toString());
    values.put("zegel.issuer", configuration.issuer());
    values.put("zegel.signer.socket", LogSigner.helper(configuration).socket().toString());
    values.put("zegel.signer.keys", LogSigner.keys(configuration).toString());
    values.put("zegel.witnesses", DemoVouchers.witnesses(configuration));
    values.put("zegel.witness.quorum", Integer.toString(DemoVouchers.quorum(configuration)));
    values.put("zegel.timestamp", DemoVouchers.timeStamps(configuration));
    values.put("zegel.timestamp.roots", DemoVouchers.timeRoots(configuration));
    values.put("zegel.timestamp.cadence", configuration.demo() ? "60" : "3600");
    values.put("zegel.log.origin", LogSigner.origin(configuration));
    values.put("zegel.log.cadence", configuration.demo() ? "10" : "300");
    values.put("zegel.java", java().toString());
    values.put("zegel.worker.classpath", base.resolve("application/worker").toString());
    values.put("zegel.http.port", Integer.toString(configuration.ports().application()));
    values.put("zegel.management.port", Integer.toString(configuration.ports().management()));
    values.put("zegel.upload.reserve", Long.toString((long) configuration.uploadReserve() << 20));
    values.put("zegel.signatures", configuration.signaturesRequired() ? "REQUIRED" : "OPTIONAL");
    values.put("zegel.fixity.days", Integer.toString(configuration.fixityDays()));
    values.put("zegel.fixity.rest", configuration.demo() ? "2" : "20");
    values.put("zegel.proxy", Boolean.toString(configuration.secure()));
    values.put("zegel.cookie.secure", Boolean.toString(configuration.secure()));
    values.put("zegel.database.url", database.application().url());
    values.put("zegel.database.pool", Integer.toString(configuration.databasePool()));
    values.put("zegel.database.application.role", database.application().role());
    values.put("zegel.database.application.password", database.application().password());
    values.put("zegel.database.eraser.role", database.eraser().role());
    values.put("zegel.database.eraser.password", database.eraser().password());
    return new SystemProperties(values);
  }

  private static List<String> javaOptions(SystemConfiguration configuration, Path logs) {
    return List.of(
        "-Xms256m",
        "-Xmx" + configuration.heap() + "m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:ErrorFile=" + logs.resolve("wildfly-crash-%p.log"),
        "-Djava.net.preferIPv4Stack=true",
        "-Djava.awt.headless=true",
        "-Djboss.modules.system.pkgs=org.jboss.byteman",
        "-Dwildfly.jpa.hibernate.search.module=none",
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Dstderr.encoding=UTF-8",
        "-Duser.timezone=Europe/Brussels",
        "--add-modules=java.se",
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");
  }

  private static void copyFiles(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(
            file,
            target.resolve(file.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The Java that runs this program runs the servers and the workers too. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** System properties as the text of a properties file. */
  private record SystemProperties(Map<String, String> values) {
    @Override
    public String toString() {
      Properties properties = new Properties();
      properties.putAll(values);
      java.io.StringWriter text = new java.io.StringWriter();
      try {
        properties.store(text, "Written by Zegel at every start");
      } catch (IOException e) {
        throw new UncheckedIOException("writing into memory does not fail", e);
      }
      return text.toString();
    }
  }
}
