package be.zegel.filing;

import be.zegel.evidence.store.MasterKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that authenticates the commits of the indexes, wrapped under the master key beside the
 * keys of evidence. Whoever loses it has the indexes filled again and nothing worse.
 */
final class IndexKey {

  private static final String FILE = "index.wrap";
  private static final byte[] CONTEXT = "zegel index manifest".getBytes(StandardCharsets.US_ASCII);
  private static final int BYTES = 32;

  private IndexKey() {}

  /** Opens the key, or makes it at the first start. */
  static SecretKey open(Path keys, MasterKey master, SecureRandom random) throws IOException {
    Path file = keys.resolve(FILE);
    if (!Files.exists(file)) {
      byte[] made = new byte[BYTES];
      random.nextBytes(made);
      String id = master.id();
      write(file, id + "\n" + HexFormat.of().formatHex(master.wrap(id, made, CONTEXT)) + "\n");
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() != 2) {
      throw new IOException(file + " is not a wrapped key");
    }
    byte[] key = master.unwrap(lines.get(0), HexFormat.of().parseHex(lines.get(1)), CONTEXT);
    return new SecretKeySpec(key, "HmacSHA256");
  }

  private static void write(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
