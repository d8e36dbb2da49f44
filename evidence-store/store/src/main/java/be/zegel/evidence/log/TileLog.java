package be.zegel.evidence.log;

import be.zegel.evidence.store.DurableFiles;
import be.zegel.evidence.tlog.MalformedLog;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.Note;
import be.zegel.evidence.tlog.Tile;
import be.zegel.evidence.tlog.TileTree;
import be.zegel.evidence.tlog.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log in a folder, in exactly the files that tlog-tiles v0.1.0 serves: {@code tile/…}, {@code
 * tile/entries/…} and {@code checkpoint}, and beside them {@code size}, the number of entries up to
 * which the tiles are complete.
 *
 * <p><b>Durable.</b> {@link #extend} returns when every tile of the new size is on the medium; only
 * then is the size replaced. A crash in between leaves tiles that nothing refers to and that the
 * next call writes again with the same content. {@link #publish} comes after that and after the
 * signatures.
 *
 * <p>One writer. Full tiles are never written again with other content: a tree that does not begin
 * with the one that is there is refused. Readers need no lock.
 */
public final class TileLog implements TileTree.Tiles {
  private static final int ENTRY = MerkleHash.LENGTH;

  /** An entry in a bundle: its length in two bytes, and itself. */
  private static final int FRAMED = 2 + ENTRY;

  private static final int LEVELS = 8;

  private final Path folder;
  private long size;

  private TileLog(Path folder, long size) {
    this.folder = folder;
    this.size = size;
  }

  /**
   * Opens the log of a folder, which is made when it is missing.
   *
   * @throws MalformedLog when what is there is not a log
   */
  public static TileLog open(Path folder) throws IOException {
    DurableFiles.folder(folder);
    Path file = folder.resolve("size");
    long size = 0;
    if (Files.exists(file)) {
      String text = Files.readString(file).strip();
      if (!text.matches("[0-9]{1,18}")) {
        throw new MalformedLog("the size of the log in " + folder + " cannot be read");
      }
      size = Long.parseLong(text);
    }
    return new TileLog(folder, size);
  }

  /** The number of entries. */
  public synchronized long size() {
    return size;
  }

  /** Size and root, computed from the tiles. */
  public TreeHead head() {
    return tree(size()).head();
  }

  /**
   * The tree of this size, for proofs.
   *
   * @throws IllegalArgumentException when the log is smaller
   */
  public TileTree tree(long atSize) {
    if (atSize > size()) {
      throw new IllegalArgumentException("the log has " + size() + " entries, not " + atSize);
    }
    return new TileTree(atSize, this);
  }

  /**
   * Appends entries and makes their tiles durable.
   *
   * @param first the place of the first of them: the size before
   * @param entries 32 bytes each
   * @throws IllegalArgumentException when they do not begin where the log ends
   */
  public synchronized TreeHead extend(long first, List<byte[]> entries) throws IOException {
    if (first != size) {
      throw new IllegalArgumentException(
          "the log has " + size + " entries, the next is not " + first);
    }
    if (entries.isEmpty()) {
      return head();
    }
    Edge leaves = new Edge(0);
    ByteBuffer bundle = bundleAtEdge();
    for (byte[] entry : entries) {
      if (entry.length != ENTRY) {
        throw new IllegalArgumentException("an entry has 32 bytes");
      }
      bundle.putShort((short) ENTRY).put(entry);
      leaves.add(MerkleHash.leaf(entry));
      if (!bundle.hasRemaining()) {
        long index = (leaves.places() - 1) / Tile.FULL;
        write(new Tile(0, index, Tile.FULL).entriesPath(), written(bundle));
        bundle.clear();
      }
    }
    if (bundle.position() > 0) {
      int width = bundle.position() / FRAMED;
      write(new Tile(0, leaves.places() / Tile.FULL, width).entriesPath(), written(bundle));
    }
    leaves.end();
    long next = size + entries.size();
    DurableFiles.write(folder.resolve("size"), (next + "\n").getBytes(StandardCharsets.US_ASCII));
    size = next;
    return head();
  }

  /** The last, unfinished tile of a level, to which hashes are added; full ones go up a level. */
  private final class Edge {
    private final int level;
    private final ByteBuffer hashes = ByteBuffer.allocate(Tile.FULL * MerkleHash.LENGTH);
    private final long before;
    private long places;
    private @Nullable Edge above;

    Edge(int level) throws IOException {
      this.level = level;
      this.before = size >>> (8 * level);
      this.places = before;
      int width = (int) (before % Tile.FULL);
      if (width > 0) {
        hashes.put(read(new Tile(level, before / Tile.FULL, width)), 0, width * MerkleHash.LENGTH);
      }
    }

    /** Hashes of this level so far. */
    long places() {
      return places;
    }

    void add(MerkleHash hash) throws IOException {
      hashes.put(hash.bytes());
      places++;
      if (!hashes.hasRemaining()) {
        byte[] tile = written(hashes);
        write(new Tile(level, (places - 1) / Tile.FULL, Tile.FULL).path(), tile);
        if (level + 1 < LEVELS) {
          above().add(root(tile, 0, Tile.FULL));
        }
        hashes.clear();
      }
    }

    private Edge above() throws IOException {
      Edge next = above;
      if (next == null) {
        next = new Edge(level + 1);
        above = next;
      }
      return next;
    }

    void end() throws IOException {
      if (places > before && hashes.position() > 0) {
        int width = hashes.position() / MerkleHash.LENGTH;
        write(new Tile(level, places / Tile.FULL, width).path(), written(hashes));
      }
      if (above != null) {
        above.end();
      }
    }
  }

  /** What was put into a buffer. */
  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.duplicate().flip().get(bytes);
    return bytes;
  }

  private static MerkleHash root(byte[] hashes, int from, int count) {
    return count == 1
        ? MerkleHash.of(hashes, from * MerkleHash.LENGTH)
        : MerkleHash.node(root(hashes, from, count / 2), root(hashes, from + count / 2, count / 2));
  }

  private ByteBuffer bundleAtEdge() throws IOException {
    ByteBuffer bundle = ByteBuffer.allocate(Tile.FULL * FRAMED);
    int width = (int) (size % Tile.FULL);
    if (width > 0) {
      bundle.put(entries(new Tile(0, size / Tile.FULL, width)), 0, width * FRAMED);
    }
    return bundle;
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      DurableFiles.folder(parent);
    }
    if (Files.exists(file)) {
      if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
        throw new MalformedLog("the log has other content at " + path);
      }
      return;
    }
    DurableFiles.write(file, bytes);
  }

  /** The hashes of a tile; of a partial tile that has grown, the whole one. */
  @Override
  public byte[] read(Tile tile) {
    try {
      return bytes(tile.path(), new Tile(tile.level(), tile.index(), Tile.FULL).path());
    } catch (IOException e) {
      throw new UncheckedIOException("the tile " + tile.path() + " cannot be read", e);
    }
  }

  /** The bundle of entries beside a tile of level 0; of one that has grown, the whole one. */
  public byte[] entries(Tile tile) throws IOException {
    return bytes(tile.entriesPath(), new Tile(0, tile.index(), Tile.FULL).entriesPath());
  }

  private byte[] bytes(String path, String whole) throws IOException {
    try {
      return Files.readAllBytes(folder.resolve(path));
    } catch (NoSuchFileException grown) {
      return Files.readAllBytes(folder.resolve(whole));
    }
  }

  /** Publishes a signed checkpoint of a tree whose tiles are complete; durable on return. */
  public void publish(Note checkpoint) throws IOException {
    DurableFiles.write(
        folder.resolve("checkpoint"), checkpoint.whole().getBytes(StandardCharsets.UTF_8));
  }

  /** The published checkpoint; empty before the first. */
  public Optional<Note> published() throws IOException {
    Path file = folder.resolve("checkpoint");
    return Files.exists(file)
        ? Optional.of(Note.parse(Files.readAllBytes(file)))
        : Optional.empty();
  }
}
