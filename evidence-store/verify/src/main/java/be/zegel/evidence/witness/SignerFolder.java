package be.zegel.evidence.witness;

import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.KeyTransition;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.NoteSigner;
import be.zegel.evidence.tlog.SignatureType;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a log's signer and the change of its keys.
 *
 * <p>In it: {@code ed25519.key} and {@code ml-dsa-44.key}, with which it signs; {@code memory}, the
 * last checkpoint that it signed; {@code former-keys}, the public halves of keys that it had
 * before, the newest first; {@code public-keys}, those of all keys, for trust bundles; {@code
 * transitions}, a {@link KeyTransition} for each change.
 */
public final class SignerFolder {
  private static final String FORMER = "former-keys";
  private static final String NEXT = ".next";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private SignerFolder() {}

  /** The keys with which the signer signs, made when there are none. */
  static List<NoteSigner> keys(Path folder, String origin, InstantSource clock) throws IOException {
    // A change of keys that was cut short after its statement was written is completed.
    if (Files.exists(folder.resolve("ed25519.key" + NEXT + ".ready"))) {
      swap(folder, origin, clock);
    }
    return keys(folder, origin, "", clock);
  }

  private static List<NoteSigner> keys(
      Path folder, String origin, String suffix, InstantSource clock) throws IOException {
    List<NoteSigner> keys = new ArrayList<>();
    for (SignatureType type : List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE)) {
      KeyFile.open(folder.resolve(name(type) + suffix), origin, type, clock).ifPresent(keys::add);
    }
    return keys;
  }

  private static String name(SignatureType type) {
    return type == SignatureType.ED25519 ? "ed25519.key" : "ml-dsa-44.key";
  }

  /** Writes the public halves of the keys, and of those before, where others read them. */
  static void publish(Path folder, List<NoteSigner> keys) throws IOException {
    List<String> lines = new ArrayList<>();
    keys.forEach(key -> lines.add(key.verifier().text()));
    former(folder).forEach(key -> lines.add(key.text()));
    replace(
        folder.resolve("public-keys"),
        lines.stream().distinct().map(line -> line + "\n").collect(Collectors.joining()));
  }

  /** The public halves of keys with which the log was signed before, the newest first. */
  public static List<VerifierKey> former(Path folder) throws IOException {
    Path file = folder.resolve(FORMER);
    return Files.exists(file)
        ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .map(VerifierKey::parse)
            .toList()
        : List.of();
  }

  /**
   * Remembers keys with which the log was signed before, in front of those that are there.
   *
   * @param keys lines of a file of public keys
   */
  public static void remember(Path folder, List<String> keys) throws IOException {
    List<String> lines = new ArrayList<>(keys);
    former(folder).forEach(key -> lines.add(key.text()));
    replace(
        folder.resolve(FORMER),
        lines.stream().distinct().map(line -> line + "\n").collect(Collectors.joining()));
  }

  /** The last checkpoint that was signed, as the signer remembers it; empty before the first. */
  public static TreeHead remembered(Path folder, String origin) throws IOException {
    try (CheckpointMemory memory = new CheckpointMemory(folder.resolve("memory"))) {
      return memory.last(origin);
    }
  }

  /** When the keys were made with which it signs now. */
  public static Instant since(Path folder) throws IOException {
    return Files.getLastModifiedTime(folder.resolve("ed25519.key")).toInstant();
  }

  /**
   * Gives the log new keys. The old ones sign that the new ones follow them, and from which tree
   * on; then they are destroyed. A change that is cut short leaves the old keys or is completed at
   * the next start. The signer must not run.
   *
   * @return the transition, signed by old and new keys
   * @throws IOException when another process has the signer's memory, or nothing was signed yet
   */
  public static Note rotate(Path folder, String origin, InstantSource clock) throws IOException {
    List<NoteSigner> old = keys(folder, origin, clock);
    TreeHead head = remembered(folder, origin);
    if (head.size() == 0) {
      throw new IOException("nothing was signed yet; the keys are still new");
    }
    for (SignatureType type : List.of(SignatureType.ED25519, SignatureType.ML_DSA_44_COSIGNATURE)) {
      Files.deleteIfExists(folder.resolve(name(type) + NEXT));
    }
    List<NoteSigner> next = keys(folder, origin, NEXT, clock);
    KeyTransition transition =
        new KeyTransition(
            new Checkpoint(origin, head), next.stream().map(NoteSigner::verifier).toList());
    List<Note.Signature> signatures = new ArrayList<>();
    Stream.concat(old.stream(), next.stream())
        .filter(key -> key.verifier().type() == SignatureType.ED25519)
        .forEach(key -> signatures.add(key.sign(transition.text())));
    Note note = new Note(transition.text(), signatures);
    Path kept = Files.createDirectories(folder.resolve("transitions"));
    replace(kept.resolve(NAME.format(clock.instant()) + ".note"), note.whole());
    // From here on the change is completed, whatever dies.
    replace(folder.resolve("ed25519.key" + NEXT + ".ready"), "");
    swap(folder, origin, clock);
    publish(folder, keys(folder, origin, clock));
    return note;
  }

  private static void swap(Path folder, String origin, InstantSource clock) throws IOException {
    if (Files.exists(folder.resolve("ed25519.key" + NEXT))) {
      remember(
          folder,
          keys(folder, origin, "", clock).stream().map(key -> key.verifier().text()).toList());
    }
    for (SignatureType type : List.of(SignatureType.ML_DSA_44_COSIGNATURE, SignatureType.ED25519)) {
      Path next = folder.resolve(name(type) + NEXT);
      if (Files.exists(next)) {
        shred(folder.resolve(name(type)));
        Files.move(
            next,
            folder.resolve(name(type)),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        force(folder);
      }
    }
    Files.deleteIfExists(folder.resolve("ed25519.key" + NEXT + ".ready"));
    force(folder);
  }

  /** The changes of keys, the oldest first. */
  public static List<Note> transitions(Path folder) throws IOException {
    Path kept = folder.resolve("transitions");
    if (!Files.isDirectory(kept)) {
      return List.of();
    }
    List<Note> notes = new ArrayList<>();
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".note")).sorted().toList()) {
        notes.add(Note.parse(Files.readAllBytes(file)));
      }
    } catch (MalformedLog e) {
      throw new IOException("a change of keys in " + kept + " cannot be read", e);
    }
    return notes;
  }

  private static void shred(Path file) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[Math.toIntExact(channel.size())];
      new SecureRandom().nextBytes(noise);
      ByteBuffer buffer = ByteBuffer.wrap(noise);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = StandardCharsets.UTF_8.encode(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(file.resolveSibling(""));
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
