package be.zegel.evidence.tlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A log's tree of one size as its tiles give it: computes the root and every proof about it. Tiles
 * are read when they are needed and kept for the life of this object, so one proof out of ten
 * million entries reads at most three tiles for its path. Not safe for several threads.
 */
public final class TileTree {
  /** Where tiles are read from. */
  public interface Tiles {
    /**
     * The hashes of a tile, 32 bytes each; exactly {@code tile.width()} of them or, for a partial
     * tile that has grown since, more.
     */
    byte[] read(Tile tile);
  }

  private final long size;
  private final Tiles tiles;
  private final Map<Tile, byte[]> read = new HashMap<>();

  /** The tree of this size over tiles. */
  public TileTree(long size, Tiles tiles) {
    if (size < 0) {
      throw new MalformedLog("a tree has no negative size");
    }
    this.size = size;
    this.tiles = tiles;
  }

  /** Size and root. */
  public TreeHead head() {
    return size == 0 ? TreeHead.EMPTY : new TreeHead(size, range(0, size));
  }

  /** The path of an entry to the root (RFC 6962, section 2.1.1). */
  public List<MerkleHash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("entry " + index + " of " + size);
    }
    List<MerkleHash> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return List.copyOf(path);
  }

  private void inclusion(long index, long from, long to, List<MerkleHash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(range(middle, to));
    } else {
      inclusion(index, middle, to, path);
      path.add(range(from, middle));
    }
  }

  /** The proof that this tree begins with the one of an earlier size (RFC 6962, section 2.1.2). */
  public List<MerkleHash> consistency(long older) {
    if (older < 0 || older > size) {
      throw new IllegalArgumentException("size " + older + " of " + size);
    }
    List<MerkleHash> path = new ArrayList<>();
    if (older > 0 && older < size) {
      consistency(older, 0, size, true, path);
    }
    return List.copyOf(path);
  }

  private void consistency(long older, long from, long to, boolean known, List<MerkleHash> path) {
    if (older == to) {
      if (!known) {
        path.add(range(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (older <= middle) {
      consistency(older, from, middle, known, path);
      path.add(range(middle, to));
    } else {
      consistency(older, middle, to, false, path);
      path.add(range(from, middle));
    }
  }

  /** The hash of an entry. */
  public MerkleHash leaf(long index) {
    return hash(0, index);
  }

  /** The root over entries from (inclusive) to (exclusive); a whole subtree is looked up. */
  MerkleHash range(long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int height = Long.numberOfTrailingZeros(length);
      int within = height % Tile.HEIGHT;
      int level = height / Tile.HEIGHT;
      long first = from >>> (level * Tile.HEIGHT);
      return joined(level, first, 1 << within);
    }
    long middle = from + split(length);
    return MerkleHash.node(range(from, middle), range(middle, to));
  }

  private MerkleHash joined(int level, long first, int count) {
    if (count == 1) {
      return hash(level, first);
    }
    return MerkleHash.node(
        joined(level, first, count / 2), joined(level, first + count / 2, count / 2));
  }

  private MerkleHash hash(int level, long place) {
    long hashes = size >>> (level * Tile.HEIGHT);
    long index = place / Tile.FULL;
    int width = (int) Math.min(Tile.FULL, hashes - index * Tile.FULL);
    Tile tile = new Tile(level, index, width);
    byte[] bytes = read.computeIfAbsent(tile, this::fetched);
    return MerkleHash.of(bytes, (int) (place % Tile.FULL) * MerkleHash.LENGTH);
  }

  private byte[] fetched(Tile tile) {
    byte[] bytes = tiles.read(tile);
    if (bytes.length < tile.width() * MerkleHash.LENGTH) {
      throw new MalformedLog("the tile " + tile.path() + " is too short");
    }
    return bytes;
  }

  /** The largest power of two below a length. */
  static long split(long length) {
    return Long.highestOneBit(length - 1);
  }
}
