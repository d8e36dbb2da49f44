package be.zegel.evidence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The master key in a module: SoftHSM2, of Debian's package {@code softhsm2}. The module reads its
 * configuration from the environment of its process, so each test is a process of its own.
 */
class Pkcs11MasterKeyTest {
  static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
  private static final String PIN = "4711-0815";

  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder;

  @Test
  void wrapsInTheModuleAndNeverGivesTheKeyOut() throws Exception {
    assertThat(inTheModule("wraps")).isEqualTo("done\n");
  }

  @Test
  void aKeyStoreMovesFromFilesIntoTheModuleAndItsFilingsOpenAsBefore() throws Exception {
    Path keys = folder.resolve("keys");
    UUID caseId = UUID.randomUUID();
    UUID filing = UUID.randomUUID();
    KeyStore store = KeyStore.open(keys, MasterKeys.open(keys, random), random);
    store.createCaseKey(caseId);
    store.createFilingKey(caseId, filing);
    byte[] before = store.unwrap(filing).derive("test", new byte[1], 32);

    assertThat(inTheModule("moves", filing.toString()))
        .isEqualTo(java.util.HexFormat.of().formatHex(before) + "\ndone\n");
    assertThat(KeyStore.wraps(keys).keySet()).containsExactly("pkcs11-1");
    assertThat(keys.resolve("master")).isEmptyDirectory();
  }

  @Test
  void aWrongPinAndAModuleThatIsNotThereAreRefused() throws Exception {
    assertThat(inTheModule("wrong-pin")).contains("does not let us in").endsWith("done\n");
    Pkcs11MasterKey.Module none =
        new Pkcs11MasterKey.Module(folder.resolve("none.so"), 0, folder.resolve("pin"));
    assertThatThrownBy(() -> Pkcs11MasterKey.open(none, random))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("library is missing");
  }

  /** Runs a part of a test in a process that has a token of its own. */
  private String inTheModule(String... part) throws Exception {
    Path configuration = folder.resolve("softhsm2.conf");
    Files.createDirectories(folder.resolve("tokens"));
    Files.writeString(
        configuration,
        "directories.tokendir = " + folder.resolve("tokens") + "\nobjectstore.backend = file\n");
    Files.writeString(folder.resolve("pin"), PIN + "\n");
    assertThat(
            run(
                configuration,
                List.of(
                    "softhsm2-util",
                    "--init-token",
                    "--free",
                    "--label",
                    "zegel",
                    "--so-pin",
                    "0000-1111",
                    "--pin",
                    PIN)))
        .as("apt-get install softhsm2")
        .contains("has been initialized");
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Pkcs11MasterKeyTest.class.getName(),
                folder.toString()));
    command.addAll(List.of(part));
    return run(configuration, command);
  }

  private static String run(Path configuration, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SOFTHSM2_CONF", configuration.toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectInput(new File("/dev/null")).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** The part that runs beside the module. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    SecureRandom random = new SecureRandom();
    Pkcs11MasterKey.Module module = new Pkcs11MasterKey.Module(LIBRARY, 0, folder.resolve("pin"));
    switch (arguments[1]) {
      case "wraps" -> wraps(Pkcs11MasterKey.open(module, random));
      case "moves" -> {
        Path keys = folder.resolve("keys");
        MasterKey files = MasterKeys.open(keys, random);
        MasterKey inside = Pkcs11MasterKey.open(module, random);
        KeyStore.moveTo(keys, files, inside, random);
        KeyStore.moveTo(keys, files, inside, random);
        MasterKeys.use(keys, module);
        MasterKeys.destroyFiles(keys, random);
        KeyStore store = KeyStore.open(keys, MasterKeys.open(keys, random), random);
        byte[] key = store.unwrap(UUID.fromString(arguments[2])).derive("test", new byte[1], 32);
        System.out.println(java.util.HexFormat.of().formatHex(key));
      }
      default -> {
        Files.writeString(folder.resolve("pin"), "1234\n");
        try {
          Pkcs11MasterKey.open(module, random);
        } catch (IOException e) {
          System.out.println(e.getMessage());
        }
      }
    }
    System.out.println("done");
  }

  private static void wraps(Pkcs11MasterKey master) throws IOException {
    byte[] key = new byte[32];
    byte[] context = {1, 2, 3};
    expect(master.id().equals("pkcs11-1"));
    byte[] wrapped = master.wrap("pkcs11-1", key, context);
    expect(java.util.Arrays.equals(master.unwrap("pkcs11-1", wrapped, context), key));
    master.rotate();
    expect(master.id().equals("pkcs11-2"));
    expect(java.util.Arrays.equals(master.unwrap("pkcs11-1", wrapped, context), key));
    refused(() -> master.unwrap("pkcs11-2", wrapped, context));
    refused(() -> master.unwrap("pkcs11-1", wrapped, new byte[] {1}));
    wrapped[20] ^= 1;
    refused(() -> master.unwrap("pkcs11-1", wrapped, context));
    wrapped[20] ^= 1;
    master.retireOlder();
    refused(() -> master.unwrap("pkcs11-1", wrapped, context));
    expect(master.ids().equals(List.of("pkcs11-2")));
  }

  private interface Attempt {
    byte[] run() throws IOException;
  }

  private static void refused(Attempt attempt) {
    boolean refused = false;
    try {
      attempt.run();
    } catch (IOException e) {
      refused = true;
    }
    expect(refused);
  }

  private static void expect(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("not as expected");
    }
  }
}
