package be.zegel.evidence.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The two proofs about a log's tree (RFC 9162, section 2.1; the trees are those of RFC 6962): that
 * an entry is in it, and that a later tree only added to an earlier one.
 */
public final class MerkleProof {
  private MerkleProof() {}

  /**
   * Whether an entry stands at a place of a tree (RFC 9162, section 2.1.3.2).
   *
   * @param head the tree
   * @param index the place, from 0
   * @param leaf the entry's hash, {@link MerkleHash#leaf}
   * @param hashes the siblings on the way from the leaf to the root
   */
  public static boolean inclusion(
      TreeHead head, long index, MerkleHash leaf, List<MerkleHash> hashes) {
    if (index < 0 || index >= head.size()) {
      return false;
    }
    long at = index;
    long last = head.size() - 1;
    MerkleHash node = leaf;
    for (MerkleHash sibling : hashes) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        node = MerkleHash.node(sibling, node);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        node = MerkleHash.node(node, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && node.equals(head.root());
  }

  /**
   * Whether a tree begins with all of an earlier one (RFC 9162, section 2.1.4.2). A proof of a tree
   * with itself is empty. Nothing can be proven from the empty tree, with which every tree begins:
   * a reader who knows of none yet has nothing to compare.
   *
   * @param older the earlier tree
   * @param newer the later tree
   * @param hashes the proof
   */
  public static boolean consistency(TreeHead older, TreeHead newer, List<MerkleHash> hashes) {
    if (older.size() > newer.size()) {
      return false;
    }
    if (older.size() == newer.size()) {
      return hashes.isEmpty() && older.root().equals(newer.root());
    }
    if (older.size() == 0 || hashes.isEmpty()) {
      return false;
    }
    List<MerkleHash> path = new ArrayList<>(hashes.size() + 1);
    if (Long.bitCount(older.size()) == 1) {
      path.add(older.root());
    }
    path.addAll(hashes);
    long at = older.size() - 1;
    long last = newer.size() - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    MerkleHash olderRoot = path.get(0);
    MerkleHash newerRoot = path.get(0);
    for (MerkleHash sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        olderRoot = MerkleHash.node(sibling, olderRoot);
        newerRoot = MerkleHash.node(sibling, newerRoot);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        newerRoot = MerkleHash.node(newerRoot, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && olderRoot.equals(older.root()) && newerRoot.equals(newer.root());
  }
}
