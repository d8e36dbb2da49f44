package be.zegel.launcher;

import be.zegel.evidence.store.MasterKey;
import be.zegel.evidence.store.RecoveryKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The key of one set of a backup, as it lies beside it: sealed to the recovery key, and wrapped
 * under the master key. Either opens it; neither is in the backup.
 */
final class SetKey {
  private static final String PURPOSE = "zegel backup set v1";
  private static final byte[] CONTEXT = PURPOSE.getBytes(StandardCharsets.US_ASCII);
  private static final int BYTES = 32;

  private SetKey() {}

  /** A new key. */
  static byte[] make(SecureRandom random) {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    return key;
  }

  /** The lines of its file. */
  static byte[] file(byte[] key, Optional<RecoveryKey> recovery, MasterKey master)
      throws IOException {
    List<String> lines = new ArrayList<>();
    Base64.Encoder base64 = Base64.getEncoder();
    recovery.ifPresent(
        to ->
            lines.add(
                "recovery "
                    + to.fingerprint()
                    + " "
                    + base64.encodeToString(to.seal(PURPOSE, key))));
    String id = master.id();
    lines.add("master " + id + " " + base64.encodeToString(master.wrap(id, key, CONTEXT)));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Opens it with the private half of the recovery key; empty when it is not sealed to it. */
  static Optional<byte[]> open(byte[] file, RecoveryKey.Secret secret) {
    return words(file, "recovery").flatMap(words -> secret.open(PURPOSE, decoded(words)));
  }

  /** Opens it with the master key; empty when that is another one. */
  static Optional<byte[]> open(byte[] file, MasterKey master) {
    Optional<String[]> words = words(file, "master");
    if (words.isEmpty() || !master.ids().contains(words.get()[1])) {
      return Optional.empty();
    }
    try {
      return Optional.of(master.unwrap(words.get()[1], decoded(words.get()), CONTEXT));
    } catch (IOException another) {
      return Optional.empty();
    }
  }

  private static Optional<String[]> words(byte[] file, String kind) {
    return new String(file, StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 3 && words[0].equals(kind))
        .findFirst();
  }

  private static byte[] decoded(String[] words) {
    return Base64.getDecoder().decode(words[2]);
  }
}
