package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TreeProofTest {
  private static final int SIZE = 13;
  private static final TestTree TREE = TestTree.ofSize(SIZE);

  private static long[] places(int set) {
    List<Long> places = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      if (((set >> i) & 1) == 1) {
        places.add((long) i);
      }
    }
    return places.stream().mapToLong(Long::longValue).toArray();
  }

  private static SortedMap<Long, MerkleHash> leaves(long[] places) {
    SortedMap<Long, MerkleHash> leaves = new TreeMap<>();
    for (long place : places) {
      leaves.put(place, TREE.leaf(place));
    }
    return leaves;
  }

  @Test
  void provesEverySetOfPlaces() {
    TileTree tree = new TileTree(SIZE, TREE);
    for (int set = 0; set < 1 << SIZE; set++) {
      long[] places = places(set);
      TreeProof proof = TreeProof.of(tree, SIZE, places);
      assertThat(proof.root(leaves(places))).isEqualTo(TREE.head(SIZE).root());
    }
  }

  @Test
  void isReadBackAsItWasWritten() {
    TreeProof proof = TreeProof.of(new TileTree(SIZE, TREE), SIZE, new long[] {3, 7});
    byte[] bytes = proof.text().getBytes(StandardCharsets.US_ASCII);
    assertThat(TreeProof.parse(bytes)).isEqualTo(proof);
    assertThatThrownBy(
            () -> TreeProof.parse((proof.text() + "\n").getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(MalformedLog.class);
  }

  @Test
  void doesNotHoldForOtherEntriesOrOtherPlaces() {
    TreeProof proof = TreeProof.of(new TileTree(SIZE, TREE), SIZE, new long[] {3, 7});
    SortedMap<Long, MerkleHash> other = leaves(new long[] {3, 7});
    other.put(7L, TREE.leaf(8));
    assertThat(proof.root(other)).isNotEqualTo(TREE.head(SIZE).root());
    for (long[] places : new long[][] {{3}, {3, 7, 8}, {2, 7}, {}}) {
      MerkleHash root;
      try {
        root = proof.root(leaves(places));
      } catch (MalformedLog notOfThesePlaces) {
        continue;
      }
      assertThat(root).isNotEqualTo(TREE.head(SIZE).root());
    }
    assertThatThrownBy(() -> proof.root(new long[] {7, 7}, i -> TREE.leaf(7)))
        .isInstanceOf(MalformedLog.class);
    assertThatThrownBy(() -> proof.root(new long[] {SIZE}, i -> TREE.leaf(0)))
        .isInstanceOf(MalformedLog.class);
  }
}
