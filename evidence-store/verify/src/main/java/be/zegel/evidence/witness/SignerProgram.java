package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.NoteSigner;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The signer of a log as a program: {@code SignerProgram ORIGIN FOLDER SOCKET}. Its folder holds
 * its keys (made at the first start), its memory and, for whoever verifies, its public keys and
 * those that it had before in {@code public-keys} ({@link SignerFolder}). It runs until it is
 * stopped; what was signed is remembered at every moment.
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
    List<NoteSigner> keys = SignerFolder.keys(folder, origin, InstantSource.system());
    SignerFolder.publish(folder, keys);
    return VouchingServer.listen(
        new LogSigner(origin, memory, keys), UnixDomainSocketAddress.of(socket));
  }
}
