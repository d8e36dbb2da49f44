package be.zegel.evidence.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Which master key a key store has: that of the hardware module named in {@code
 * DIR/keys/module.properties}, else that in the files of {@code DIR/keys/master}.
 *
 * <p>A master key is made only for a key store in which nothing is wrapped yet. Where wraps are and
 * their master key is not, it was lost, and making another would only hide that: refused, with the
 * way back.
 */
public final class MasterKeys {
  private static final String MODULE = "module.properties";
  private static final String FOLDER = "master";

  private MasterKeys() {}

  /**
   * Opens the master key of a key store, or makes it for an empty one.
   *
   * @param keys {@code DIR/keys}
   * @throws IOException when it was lost, or its module does not answer
   */
  public static MasterKey open(Path keys, SecureRandom random) throws IOException {
    Optional<Pkcs11MasterKey.Module> module = module(keys);
    if (module.isPresent()) {
      return Pkcs11MasterKey.open(module.get(), random);
    }
    Path folder = keys.resolve(FOLDER);
    if (!present(folder) && wrapped(keys)) {
      throw new IOException(
          "the master key is missing in "
              + folder
              + ": lay it back, or make a new one with the recovery key (zegel keys recover)");
    }
    return FileMasterKey.open(folder, random);
  }

  /** The hardware module that holds the master key; empty when files do. */
  public static Optional<Pkcs11MasterKey.Module> module(Path keys) throws IOException {
    Path file = keys.resolve(MODULE);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return Optional.of(Pkcs11MasterKey.Module.of(properties));
  }

  /**
   * From now on the module's key is the master key of this key store; durable on return. Everything
   * must have been wrapped under it before.
   */
  public static void use(Path keys, Pkcs11MasterKey.Module module) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    module.properties().store(text, "The hardware module that holds the master key");
    DurableFiles.write(DurableFiles.folder(keys).resolve(MODULE), text.toByteArray());
  }

  /** The folder of a master key in files. */
  public static Path folder(Path keys) {
    return keys.resolve(FOLDER);
  }

  /** Destroys a master key in files, after everything was wrapped under another. */
  public static void destroyFiles(Path keys, SecureRandom random) throws IOException {
    if (Files.isDirectory(folder(keys))) {
      try (Stream<Path> files = Files.list(folder(keys))) {
        for (Path file : files.toList()) {
          DurableFiles.shred(file, random);
        }
      }
    }
  }

  private static boolean present(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".key"));
    }
  }

  private static boolean wrapped(Path keys) {
    return Files.exists(KeyStore.caseFile(keys, KeyStore.INTAKE));
  }
}
