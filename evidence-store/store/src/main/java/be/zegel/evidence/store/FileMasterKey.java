package be.zegel.evidence.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A master key in files of its own folder, readable by the owner only: one file for each
 * generation.
 *
 * <p>The first generation is made at the first start. {@link #rotate} makes the next; after every
 * case key has been wrapped again ({@link KeyStore#rewrapCaseKeys}), {@link #retireOlder} destroys
 * those before. Whoever has these files and the wraps can read everything; whoever loses them has
 * lost everything. Safe for concurrent use.
 */
public final class FileMasterKey implements MasterKey {

  private static final String SUFFIX = ".key";

  private final Path folder;
  private final SecureRandom random;
  private final TreeMap<Integer, byte[]> generations = new TreeMap<>();

  private FileMasterKey(Path folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /** Opens the master key in a folder, or makes the first generation when there is none. */
  public static FileMasterKey open(Path folder, SecureRandom random) throws IOException {
    FileMasterKey key = new FileMasterKey(DurableFiles.folder(folder), random);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        key.read(file);
      }
    }
    if (key.generations.isEmpty()) {
      key.rotate();
    }
    return key;
  }

  private void read(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!name.matches("[0-9]{1,9}" + SUFFIX)) {
      return;
    }
    try {
      byte[] key =
          HexFormat.of().parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
      if (key.length != Aead.KEY_BYTES) {
        throw new IllegalArgumentException("wrong length");
      }
      generations.put(Integer.valueOf(name.substring(0, name.length() - SUFFIX.length())), key);
    } catch (IllegalArgumentException e) {
      throw new IOException("no master key: " + file, e);
    }
  }

  @Override
  public synchronized void rotate() throws IOException {
    int next = generations.isEmpty() ? 1 : generations.lastKey() + 1;
    byte[] key = new byte[Aead.KEY_BYTES];
    random.nextBytes(key);
    DurableFiles.write(
        folder.resolve(next + SUFFIX),
        (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII));
    generations.put(next, key);
  }

  @Override
  public synchronized void retireOlder() throws IOException {
    for (Map.Entry<Integer, byte[]> older :
        List.copyOf(generations.headMap(generations.lastKey()).entrySet())) {
      DurableFiles.shred(folder.resolve(older.getKey() + SUFFIX), random);
      Arrays.fill(older.getValue(), (byte) 0);
      generations.remove(older.getKey());
    }
  }

  @Override
  public synchronized List<String> ids() {
    return generations.keySet().stream().map(number -> "file-" + number).toList();
  }

  @Override
  public synchronized String id() {
    return "file-" + generations.lastKey();
  }

  @Override
  public synchronized byte[] wrap(String id, byte[] key, byte[] context) throws IOException {
    return new Aead(random).seal(generation(id), context, key);
  }

  @Override
  public synchronized byte[] unwrap(String id, byte[] wrapped, byte[] context) throws IOException {
    return new Aead(random)
        .open(generation(id), context, wrapped)
        .orElseThrow(() -> new IOException("not wrapped under master key " + id));
  }

  private byte[] generation(String id) throws IOException {
    for (Map.Entry<Integer, byte[]> generation : generations.entrySet()) {
      if (id.equals("file-" + generation.getKey())) {
        return generation.getValue();
      }
    }
    throw new IOException("there is no master key " + id);
  }
}
