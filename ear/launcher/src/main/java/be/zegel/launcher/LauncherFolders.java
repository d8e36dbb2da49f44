package be.zegel.launcher;

import java.nio.file.Path;

/**
 * Where the launcher finds the built product and keeps what it makes, told by the {@code zegel}
 * script through system properties.
 *
 * @param data the data folder when none is named
 * @param distribution the built product
 */
record LauncherFolders(Path data, Path distribution) {
  static LauncherFolders standard() {
    Path checkout = Path.of(System.getProperty("zegel.checkout", "")).toAbsolutePath();
    return new LauncherFolders(
        checkout.resolve(".zegel/data"),
        Path.of(
            System.getProperty(
                "zegel.distribution",
                checkout.resolve("ear/launcher/target/distribution").toString())));
  }
}
