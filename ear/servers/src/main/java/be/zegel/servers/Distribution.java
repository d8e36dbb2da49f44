package be.zegel.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built product in one folder: the application, the worker's jars, the servers' archives and
 * what configures them. Only read from.
 *
 * @param folder the folder; in a checkout {@code ear/launcher/target/distribution}
 */
public record Distribution(Path folder) {
  /** Refuses a folder that is not a built product. */
  public Distribution {
    folder = folder.toAbsolutePath().normalize();
    for (Path part :
        List.of(
            folder.resolve("zegel.ear"),
            folder.resolve("worker"),
            folder.resolve("servers/wildfly.zip"),
            folder.resolve("servers/keycloak.zip"),
            folder.resolve("wildfly/configure.cli"),
            folder.resolve("keycloak/zegel-realm.json"))) {
      if (!Files.exists(part)) {
        throw ServerRefusal.missing(
            "Not a built Zegel, " + part + " is missing. ./zegel builds it; or: mvn package");
      }
    }
  }

  /** The application archive. */
  public Path application() {
    return folder.resolve("zegel.ear");
  }

  /** The folder with the worker program's jars. */
  public Path worker() {
    return folder.resolve("worker");
  }

  /** A jar of the launcher's class path, for programs beside the servers. */
  Path library(String artifact) {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(folder.resolve("lib"), artifact + "-[0-9]*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw ServerRefusal.missing("Not a built Zegel, lib/" + artifact + "-*.jar is missing.");
  }

  Path wildflyArchive() {
    return folder.resolve("servers/wildfly.zip");
  }

  Path wildflyScript() {
    return folder.resolve("wildfly/configure.cli");
  }

  Path wildflyLogging() {
    return folder.resolve("wildfly/logging.properties");
  }

  Path wildflyModules() {
    return folder.resolve("wildfly/modules");
  }

  Path keycloakArchive() {
    return folder.resolve("servers/keycloak.zip");
  }

  Path realm() {
    return folder.resolve("keycloak/zegel-realm.json");
  }

  /** The accounts and the client of the demo organisation. */
  public Path demoRealm() {
    return folder.resolve("keycloak/demo-realm.json");
  }

  Path themes() {
    return folder.resolve("keycloak/themes");
  }
}
