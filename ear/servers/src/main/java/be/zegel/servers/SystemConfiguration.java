package be.zegel.servers;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one system is run: where its data lie, where it listens, whether it is a demonstration, and
 * which database it uses. Checked before anything starts.
 *
 * <p>Read from {@code DIR/zegel.properties}, which may be absent; a key that is not known is
 * refused, so that a misspelled one does not go unnoticed. Passwords do not stand in it: they lie
 * in {@code DIR/secrets}.
 *
 * @param dir the data folder
 * @param ports the four ports on loopback
 * @param demo the demo organisation with its accounts and its weaker login policy
 * @param publicUrl the address that people and programs use; key {@code public.url}
 * @param issuerUrl Keycloak's address that people and programs use; key {@code issuer.url}
 * @param database an external PostgreSQL; empty for the embedded one
 * @param heap WildFly's largest heap in MiB; key {@code application.heap}
 * @param keycloakHeap Keycloak's largest heap in MiB; key {@code keycloak.heap}
 * @param databasePool the most database connections of the application; key {@code database.pool}
 * @param uploadReserve what new uploads leave free of the data folder's file system, in MiB; key
 *     {@code upload.reserve}
 * @param signaturesRequired whether people record what they are to sign only with their passkey;
 *     key {@code signatures}, {@code optional} or {@code required}
 * @param fixityDays within how many days every stored file is read again and compared with its
 *     hash; key {@code fixity.days}
 * @param vouchers witnesses and time stamps that others run
 */
public record SystemConfiguration(
    Path dir,
    Ports ports,
    boolean demo,
    URI publicUrl,
    URI issuerUrl,
    Optional<ExternalDatabase> database,
    int heap,
    int keycloakHeap,
    int databasePool,
    int uploadReserve,
    boolean signaturesRequired,
    int fixityDays,
    Vouchers vouchers) {

  /**
   * A PostgreSQL that somebody else runs.
   *
   * @param url the address of its maintenance database, {@code
   *     jdbc:postgresql://host:5432/postgres}; key {@code database.url}
   * @param administrator a role that may create roles and databases, its password in {@code
   *     secrets/postgres-administrator}; empty when the roles and databases were made by hand; key
   *     {@code database.administrator}
   */
  public record ExternalDatabase(String url, Optional<String> administrator) {}

  /** The file in the data folder. */
  public static final String FILE = "zegel.properties";

  /** In a data folder to which a backup is being restored: it is not whole yet. */
  public static final String UNFINISHED_RESTORE = "restore-unfinished";

  private static final Set<String> KEYS =
      Set.of(
          "mode",
          "public.url",
          "issuer.url",
          "database.url",
          "database.administrator",
          "database.pool",
          "application.heap",
          "keycloak.heap",
          "upload.reserve",
          "signatures",
          "fixity.days");

  /** Refuses what cannot work, or would not be safe. */
  public SystemConfiguration {
    dir = dir.toAbsolutePath().normalize();
    requireAddress("public.url", publicUrl);
    requireAddress("issuer.url", issuerUrl);
    requireRange("application.heap", heap, 256, 65536);
    requireRange("keycloak.heap", keycloakHeap, 256, 16384);
    requireRange("database.pool", databasePool, 4, 1000);
    requireRange("upload.reserve", uploadReserve, 16, Integer.MAX_VALUE);
    requireRange("fixity.days", fixityDays, 1, 3650);
    if (demo && !"localhost".equals(publicUrl.getHost())) {
      throw ServerRefusal.wrongUse(
          "The demo organisation has public passwords and stays on localhost; for "
              + publicUrl
              + " set mode=production.");
    }
  }

  /** The configuration of a data folder. */
  public static SystemConfiguration load(Path dir, Ports ports) {
    Properties properties = new Properties();
    Path file = dir.resolve(FILE);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw ServerRefusal.failed(file + " cannot be read: " + e.getMessage(), e);
      }
    }
    return of(dir, ports, properties);
  }

  static SystemConfiguration of(Path dir, Ports ports, Properties properties) {
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(KEYS);
    unknown.removeIf(Vouchers::knows);
    if (!unknown.isEmpty()) {
      throw ServerRefusal.wrongUse(FILE + " has keys that Zegel does not know: " + unknown);
    }
    String mode = properties.getProperty("mode", "demo");
    boolean demo =
        switch (mode) {
          case "demo" -> true;
          case "production" -> false;
          default ->
              throw ServerRefusal.wrongUse("mode is demo or production, not \"" + mode + "\".");
        };
    Optional<ExternalDatabase> database =
        Optional.ofNullable(properties.getProperty("database.url"))
            .map(
                url ->
                    new ExternalDatabase(
                        url,
                        Optional.ofNullable(properties.getProperty("database.administrator"))));
    return new SystemConfiguration(
        dir,
        ports,
        demo,
        address(properties, "public.url", "http://localhost:" + ports.application()),
        address(properties, "issuer.url", "http://localhost:" + ports.keycloak()),
        database,
        number(properties, "application.heap", 2048),
        number(properties, "keycloak.heap", 512),
        number(properties, "database.pool", 40),
        number(properties, "upload.reserve", 2048),
        signaturesRequired(properties),
        number(properties, "fixity.days", 90),
        Vouchers.of(dir, properties));
  }

  private static boolean signaturesRequired(Properties properties) {
    String signatures = properties.getProperty("signatures", "optional");
    return switch (signatures) {
      case "optional" -> false;
      case "required" -> true;
      default ->
          throw ServerRefusal.wrongUse(
              "signatures is optional or required, not \"" + signatures + "\".");
    };
  }

  /** The OpenID issuer of the realm. */
  public String issuer() {
    return issuerUrl + "/realms/zegel";
  }

  /** Whether a proxy in front terminates TLS. */
  boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }

  private static URI address(Properties properties, String key, String standard) {
    String value = properties.getProperty(key, standard);
    try {
      return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
    } catch (IllegalArgumentException e) {
      throw ServerRefusal.wrongUse(key + " is not an address: " + value);
    }
  }

  private static int number(Properties properties, String key, int standard) {
    String value = properties.getProperty(key, Integer.toString(standard));
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw ServerRefusal.wrongUse(key + " is not a whole number: " + value);
    }
  }

  private static void requireAddress(String key, URI address) {
    boolean local = "localhost".equals(address.getHost());
    boolean secure = "https".equals(address.getScheme());
    if (address.getHost() == null || !(secure || (local && "http".equals(address.getScheme())))) {
      throw ServerRefusal.wrongUse(
          key + " begins with https://, or with http://localhost; not " + address);
    }
  }

  private static void requireRange(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw ServerRefusal.wrongUse(key + " lies between " + least + " and " + most + ".");
    }
  }
}
