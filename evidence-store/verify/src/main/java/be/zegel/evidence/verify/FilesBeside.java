package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.packet.ContentDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that are handed over beside a packet.
 *
 * @param found the hashes of their contents
 * @param altered the hashes that stand as the name of a file of another content
 */
record FilesBeside(Set<Hash> found, Set<Hash> altered) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  /** Hashes all files below a folder, whatever their names; links are not followed. */
  static FilesBeside in(Path folder) throws IOException {
    Set<Hash> found = new HashSet<>();
    Set<Hash> altered = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Hash content = hash(file);
        found.add(content);
        String name = String.valueOf(file.getFileName());
        if (HASH.matcher(name).matches() && !name.equals(content.hex())) {
          altered.add(new Hash(name));
        }
      }
    }
    return new FilesBeside(found, altered);
  }

  /** SHA-256 of a file. */
  static Hash hash(Path file) throws IOException {
    ContentDigest digest = new ContentDigest();
    byte[] buffer = new byte[1 << 18];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.hash();
  }
}
