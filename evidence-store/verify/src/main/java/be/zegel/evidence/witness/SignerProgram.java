package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The signer of a log as a program: {@code SignerProgram ORIGIN FOLDER SOCKET}. Its folder holds
 * its keys (made at the first start), its memory and, for whoever verifies, its public keys in
 * {@code public-keys}. It runs until it is stopped; what was signed is remembered at every moment.
 */
public final class SignerProgram {
  private static final int WRONG_USE = 2;

  private SignerProgram() {}

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 3) {
      System.err.println("Usage: SignerProgram ORIGIN FOLDER SOCKET");
      System.exit(WRONG_USE);
    }
    try (CheckpointMemory memory = new CheckpointMemory(Path.of(arguments[1], "memory"));
        VouchingServer server = open(arguments[0], Path.of(arguments[1]), memory, arguments[2])) {
      System.out.println("Signs for " + arguments[0] + " at " + server.address());
      Thread.currentThread().join();
    }
  }

  private static VouchingServer open(
      String origin, Path folder, CheckpointMemory memory, String socket) throws IOException {
    List<NoteSigner> keys = new ArrayList<>();
    for (SignatureType type : List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE)) {
      Path file = folder.resolve(type == SignatureType.ED25519 ? "ed25519.key" : "ml-dsa-44.key");
      KeyFile.open(file, origin, type, InstantSource.system()).ifPresent(keys::add);
    }
    Files.writeString(
        folder.resolve("public-keys"),
        keys.stream().map(k -> k.verifier().text() + "\n").collect(Collectors.joining()),
        StandardCharsets.UTF_8);
    return VouchingServer.listen(
        new LogSigner(origin, memory, keys), UnixDomainSocketAddress.of(socket));
  }
}
