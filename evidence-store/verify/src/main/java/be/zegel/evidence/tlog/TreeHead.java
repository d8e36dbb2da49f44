package be.zegel.evidence.tlog;

import java.util.Objects;

/**
 * The tree of a log at one size.
 *
 * @param size the number of entries, from 0
 * @param root the root over all of them; {@link MerkleHash#EMPTY} when there are none
 */
public record TreeHead(long size, MerkleHash root) {
  /** A log that has not begun. */
  public static final TreeHead EMPTY = new TreeHead(0, MerkleHash.EMPTY);

  /** Refuses a negative size, and an empty tree with another root than that of nothing. */
  public TreeHead {
    Objects.requireNonNull(root, "root");
    if (size < 0) {
      throw new MalformedLog("a tree has no negative size");
    }
    if (size == 0 && !root.equals(MerkleHash.EMPTY)) {
      throw new MalformedLog("the root of an empty tree is the hash of nothing");
    }
  }
}
