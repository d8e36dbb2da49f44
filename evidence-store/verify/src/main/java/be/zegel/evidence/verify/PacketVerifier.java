package be.zegel.evidence.verify;

import be.zegel.evidence.packet.TrustBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Verifies packets as docs/spec/custody-packet.md, chapter 9 lays down.
 *
 * <p>It reads the packet and, if they are given, the objects beside it; it looks up nothing and
 * writes nothing. Safe for several threads.
 */
public final class PacketVerifier {
  private final Optional<TrustBundle> trust;
  private final Optional<Path> objects;

  /**
   * A verifier.
   *
   * @param trust whom the reader trusts, from outside the packet; without it the best verdict is
   *     {@link Verdict#UNTRUSTED}
   * @param objects a folder with the files that are handed over beside the packet
   */
  public PacketVerifier(Optional<TrustBundle> trust, Optional<Path> objects) {
    this.trust = trust;
    this.objects = objects;
  }

  /**
   * Verifies a packet. Whatever its bytes are, there is a report.
   *
   * @throws IOException when a file cannot be read
   */
  public Report verify(Path packet) throws IOException {
    return new Examination(packet, trust, objects).report();
  }
}
