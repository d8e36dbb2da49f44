package be.zegel.evidence.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * 256 random bits, in 64 lower-case hexadecimal digits, that keep a commitment from being guessed.
 *
 * <p>A field is erased lawfully by deleting its value and this salt; what stays in the envelope
 * then says nothing. A salt is used once.
 */
public record Salt(String hex) {

  /** The length in bytes: 32. */
  public static final int BYTES = 32;

  public Salt {
    if (!Hash.isHex(hex, BYTES)) {
      throw new IllegalArgumentException("a salt is 64 lower-case hexadecimal digits");
    }
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** A source of new salts from a cryptographic generator. */
  public static Supplier<Salt> from(SecureRandom random) {
    return () -> {
      byte[] bytes = new byte[BYTES];
      random.nextBytes(bytes);
      return new Salt(HexFormat.of().formatHex(bytes));
    };
  }
}
