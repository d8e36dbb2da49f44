package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.VerifierKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A witness as a program, for whoever does not run the log: {@code WitnessProgram NAME FOLDER
 * ADDRESS LOGS}. The folder holds its key (made at the first start), its memory and, for the trust
 * policies of others, its public key in {@code public-keys}. The address is the path of a Unix
 * socket or {@code HOST:PORT}, behind a web server that speaks TLS. {@code LOGS} is a file with the
 * public keys of the logs that it knows, one on a line; it waits until the file is there. It runs
 * until it is stopped; what was cosigned is remembered at every moment.
 */
public final class WitnessProgram {
  private static final int WRONG_USE = 2;
  private static final long PAUSE_MILLIS = 500;

  private WitnessProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 4) {
      System.err.println("Usage: WitnessProgram NAME FOLDER SOCKET|HOST:PORT LOGS");
      System.exit(WRONG_USE);
    }
    String name = arguments[0];
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    try (CheckpointMemory memory = new CheckpointMemory(folder.resolve("memory"))) {
      NoteSigner key =
          KeyFile.open(
                  folder.resolve("ed25519.key"),
                  name,
                  SignatureType.ED25519_COSIGNATURE,
                  InstantSource.system())
              .orElseThrow();
      Files.writeString(
          folder.resolve("public-keys"), key.verifier().text() + "\n", StandardCharsets.UTF_8);
      System.out.println("The key of this witness: " + key.verifier().text());
      Witness witness = new Witness(logs(Path.of(arguments[3])), memory, List.of(key));
      try (VouchingServer server = VouchingServer.listen(witness, address(arguments[2]))) {
        System.out.println("Cosigns at " + server.address());
        Thread.currentThread().join();
      }
    }
  }

  private static List<VerifierKey> logs(Path file) throws IOException, InterruptedException {
    while (Files.notExists(file) || Files.size(file) == 0) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(VerifierKey::parse)
        .toList();
  }

  private static SocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return text.matches("[^/]+:[0-9]{1,5}")
        ? new InetSocketAddress(
            text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
        : UnixDomainSocketAddress.of(text);
  }
}
