package be.zegel.evidence.store;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the sender of a chunk says its hash is (tus extension <em>checksum</em>).
 *
 * @param algorithm the hash algorithm
 * @param hex the hash in hexadecimal digits
 */
public record Checksum(Algorithm algorithm, String hex) {

  /** The algorithms that may be used for a chunk. */
  public enum Algorithm {
    SHA256("sha256", "SHA-256", 32),
    SHA1("sha1", "SHA-1", 20),
    MD5("md5", "MD5", 16);

    private final String tusName;
    private final String javaName;
    private final int bytes;

    Algorithm(String tusName, String javaName, int bytes) {
      this.tusName = tusName;
      this.javaName = javaName;
      this.bytes = bytes;
    }

    /** The name in tus headers. */
    public String tusName() {
      return tusName;
    }

    String javaName() {
      return javaName;
    }

    /** The algorithm with that name in tus headers. */
    public static Optional<Algorithm> named(String tusName) {
      String wanted = tusName.toLowerCase(Locale.ROOT);
      return List.of(values()).stream().filter(a -> a.tusName.equals(wanted)).findFirst();
    }
  }

  public Checksum {
    if (HexFormat.of().parseHex(hex).length != algorithm.bytes) {
      throw new IllegalArgumentException(algorithm + " has " + algorithm.bytes + " bytes");
    }
    hex = hex.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the form of the tus header.
   *
   * @throws IllegalArgumentException when it is not Base64 or has another length
   */
  public static Checksum ofBase64(Algorithm algorithm, String base64) {
    return new Checksum(algorithm, HexFormat.of().formatHex(Base64.getDecoder().decode(base64)));
  }
}
