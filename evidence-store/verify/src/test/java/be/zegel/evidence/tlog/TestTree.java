package be.zegel.evidence.tlog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree in memory, computed as RFC 6962 defines it, and its tiles: what implementations are held
 * against.
 */
public final class TestTree implements TileTree.Tiles {
  private final List<MerkleHash> leaves = new ArrayList<>();

  public static TestTree of(List<byte[]> entries) {
    TestTree tree = new TestTree();
    entries.forEach(e -> tree.leaves.add(MerkleHash.leaf(e)));
    return tree;
  }

  public static TestTree ofSize(int size) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
    }
    return of(entries);
  }

  public MerkleHash leaf(long index) {
    return leaves.get(Math.toIntExact(index));
  }

  public TreeHead head(int size) {
    return new TreeHead(size, root(leaves.subList(0, size)));
  }

  private static MerkleHash root(List<MerkleHash> of) {
    if (of.isEmpty()) {
      return MerkleHash.EMPTY;
    }
    if (of.size() == 1) {
      return of.get(0);
    }
    int split = Integer.highestOneBit(of.size() - 1);
    return MerkleHash.node(root(of.subList(0, split)), root(of.subList(split, of.size())));
  }

  @Override
  public byte[] read(Tile tile) {
    int span = 1 << (tile.level() * Tile.HEIGHT);
    byte[] bytes = new byte[tile.width() * MerkleHash.LENGTH];
    for (int i = 0; i < tile.width(); i++) {
      int from = Math.toIntExact((tile.index() * Tile.FULL + i) * span);
      root(leaves.subList(from, from + span)).copyTo(bytes, i * MerkleHash.LENGTH);
    }
    return bytes;
  }
}
