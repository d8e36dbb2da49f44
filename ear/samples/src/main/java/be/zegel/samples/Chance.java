package be.zegel.samples;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * The only source of chance in the samples. Every drawn thing has a name, and what is drawn depends
 * on the seed and that name alone, so that adding a file changes no other.
 *
 * <p>{@link Random} is used because its algorithm is part of its specification.
 */
record Chance(long seed) {

  /** The random numbers of the thing with this name. */
  Random of(String kind, String key) {
    byte[] digest =
        Digests.sha256((seed + "\n" + kind + "\n" + key).getBytes(StandardCharsets.UTF_8));
    long start = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      start = (start << 8) | (digest[i] & 0xff);
    }
    return new Random(start);
  }

  /** As many random bytes as asked for. */
  byte[] bytes(String kind, String key, int length) {
    byte[] drawn = new byte[length];
    of(kind, key).nextBytes(drawn);
    return drawn;
  }

  /** As many random decimal digits as asked for. */
  String digits(String kind, String key, int length) {
    Random random = of(kind, key);
    StringBuilder drawn = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      drawn.append((char) ('0' + random.nextInt(10)));
    }
    return drawn.toString();
  }

  /** One of the choices. */
  static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
