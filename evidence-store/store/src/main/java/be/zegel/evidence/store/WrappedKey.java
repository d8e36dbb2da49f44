package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A key beside those of evidence, wrapped under the master key in a file of its own: two lines, the
 * generation of the master key and the wrap in hexadecimal digits.
 *
 * @param file below {@code DIR/keys}
 * @param purpose what the key is for, in ASCII; bound to the wrap
 */
public record WrappedKey(Path file, String purpose) {
  private static final int BYTES = 32;

  /** The key that authenticates the commits of the search index. */
  public static WrappedKey ofIndex(Path keys) {
    return new WrappedKey(keys.resolve("index.wrap"), "zegel index manifest");
  }

  /** Opens the key, or makes it at the first start. */
  public byte[] open(MasterKey master, SecureRandom random) throws IOException {
    if (Files.notExists(file)) {
      byte[] made = new byte[BYTES];
      random.nextBytes(made);
      write(master, made);
      return made;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() != 2) {
      throw new IOException(file + " is not a wrapped key");
    }
    return master.unwrap(lines.get(0), HexFormat.of().parseHex(lines.get(1)), context());
  }

  /** Wraps the key again, when there is one; durable on return. */
  public void rewrap(MasterKey from, MasterKey to, SecureRandom random) throws IOException {
    if (Files.exists(file)) {
      write(to, open(from, random));
    }
  }

  private void write(MasterKey master, byte[] key) throws IOException {
    String id = master.id();
    String text = id + "\n" + HexFormat.of().formatHex(master.wrap(id, key, context())) + "\n";
    DurableFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] context() {
    return purpose.getBytes(StandardCharsets.US_ASCII);
  }
}
