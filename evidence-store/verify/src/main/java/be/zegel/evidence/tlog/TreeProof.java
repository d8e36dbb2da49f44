package be.zegel.evidence.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntFunction;

/**
 * One proof that many entries stand in one tree: the hashes of the largest subtrees that hold none
 * of them, from left to right (docs/spec/custody-packet.md, chapter 5).
 *
 * <p>Ten thousand single proofs repeat the upper nodes ten thousand times and are checked node by
 * node ten thousand times; here every node is there, and is hashed, once.
 *
 * @param size the size of the tree
 * @param hashes the subtrees without proven entries, from left to right
 */
public record TreeProof(long size, List<MerkleHash> hashes) {
  private static final String HEADER = "zegel.be/tree-proof@v1";
  private static final String SIZE = "size ";

  /** Copies. */
  public TreeProof {
    hashes = List.copyOf(hashes);
    if (size < 1) {
      throw new MalformedLog("nothing stands in a tree without entries");
    }
  }

  /**
   * The proof for places of a tree.
   *
   * @param places in ascending order, each once, all below the size of the tree
   */
  public static TreeProof of(TileTree tree, long size, long[] places) {
    requireAscending(places, size);
    List<MerkleHash> hashes = new ArrayList<>();
    collect(tree, places, 0, places.length, 0, size, hashes);
    return new TreeProof(size, hashes);
  }

  private static void collect(
      TileTree tree,
      long[] places,
      int first,
      int last,
      long from,
      long to,
      List<MerkleHash> hashes) {
    if (first == last) {
      hashes.add(tree.range(from, to));
    } else if (to - from > 1) {
      long middle = from + TileTree.split(to - from);
      int between = boundary(places, first, last, middle);
      collect(tree, places, first, between, from, middle, hashes);
      collect(tree, places, between, last, middle, to, hashes);
    }
  }

  /**
   * The root of the tree in which these entries stand at these places.
   *
   * @param leaves the hashes of the entries ({@link MerkleHash#leaf}) by place
   * @throws MalformedLog when a place lies outside the tree, or the proof has too few or too many
   *     hashes
   */
  public MerkleHash root(SortedMap<Long, MerkleHash> leaves) {
    long[] places = leaves.keySet().stream().mapToLong(Long::longValue).toArray();
    MerkleHash[] hashed = leaves.values().toArray(new MerkleHash[0]);
    return root(places, i -> hashed[i]);
  }

  /**
   * The same for many entries.
   *
   * @param places in ascending order, each once
   * @param leaf the hash of the entry at the place with that position in the list
   */
  public MerkleHash root(long[] places, IntFunction<MerkleHash> leaf) {
    requireAscending(places, size);
    Reading reading = new Reading(places, leaf);
    MerkleHash root = reading.root(0, places.length, 0, size);
    if (reading.used != hashes.size()) {
      throw new MalformedLog("the proof has more hashes than it needs");
    }
    return root;
  }

  /** One pass over the proof. */
  private final class Reading {
    private final long[] places;
    private final IntFunction<MerkleHash> leaf;
    private int used;

    Reading(long[] places, IntFunction<MerkleHash> leaf) {
      this.places = places;
      this.leaf = leaf;
    }

    MerkleHash root(int first, int last, long from, long to) {
      if (first == last) {
        if (used == hashes.size()) {
          throw new MalformedLog("the proof has fewer hashes than it needs");
        }
        return hashes.get(used++);
      }
      if (to - from == 1) {
        return leaf.apply(first);
      }
      long middle = from + TileTree.split(to - from);
      int between = boundary(places, first, last, middle);
      MerkleHash left = root(first, between, from, middle);
      return MerkleHash.node(left, root(between, last, middle, to));
    }
  }

  /** The position of the first place, of those between two positions, that is not below a place. */
  private static int boundary(long[] places, int first, int last, long place) {
    int found = Arrays.binarySearch(places, first, last, place);
    return found >= 0 ? found : -found - 1;
  }

  private static void requireAscending(long[] places, long size) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 || places[i] >= size || (i > 0 && places[i] <= places[i - 1])) {
        throw new MalformedLog("place " + places[i] + " is outside the tree, or stands twice");
      }
    }
  }

  /**
   * Reads a proof.
   *
   * @throws MalformedLog when it is not exactly what {@link #text} writes
   */
  public static TreeProof parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String[] lines = text.split("\n", -1);
    if (lines.length < 3
        || !lines[0].equals(HEADER)
        || !lines[1].startsWith(SIZE)
        || !lines[lines.length - 1].isEmpty()) {
      throw new MalformedLog("a proof of many entries begins with " + HEADER);
    }
    long size = Decimal.parse(lines[1].substring(SIZE.length()));
    List<MerkleHash> hashes = new ArrayList<>();
    for (int i = 2; i < lines.length - 1; i++) {
      hashes.add(MerkleHash.parse(lines[i]));
    }
    return new TreeProof(size, hashes);
  }

  /** As it is stored and sent. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n').append(SIZE).append(size);
    text.append('\n');
    hashes.forEach(h -> text.append(h.base64()).append('\n'));
    return text.toString();
  }
}
