package be.zegel.evidence.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileTreeTest {
  private static final int LARGEST = 66_000;
  private static final TestTree TREE = TestTree.ofSize(LARGEST);
  private static final List<Integer> SIZES =
      List.of(1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 600, 65_535, 65_536, 65_537, LARGEST);

  @Test
  void theRootFromTilesIsTheOneOfTheDefinition() {
    assertThat(new TileTree(0, TREE).head()).isEqualTo(TreeHead.EMPTY);
    for (int size : SIZES) {
      assertThat(new TileTree(size, TREE).head()).isEqualTo(TREE.head(size));
    }
  }

  @Test
  void everyEntryOfSmallTreesIsProvenAtItsPlaceAndNowhereElse() {
    for (int size = 1; size <= 40; size++) {
      TileTree tree = new TileTree(size, TREE);
      TreeHead head = tree.head();
      for (int index = 0; index < size; index++) {
        List<MerkleHash> proof = tree.inclusion(index);
        for (int claimed = 0; claimed < size; claimed++) {
          assertThat(MerkleProof.inclusion(head, claimed, TREE.leaf(index), proof))
              .isEqualTo(claimed == index);
        }
      }
    }
  }

  @Test
  void entriesAtTheEdgesOfTilesAreProven() {
    for (int size : SIZES) {
      TileTree tree = new TileTree(size, TREE);
      TreeHead head = tree.head();
      for (int index : List.of(0, 1, 254, 255, 256, 257, 511, 512, 65_535, 65_536, size - 1)) {
        if (index < size) {
          List<MerkleHash> proof = tree.inclusion(index);
          assertThat(MerkleProof.inclusion(head, index, TREE.leaf(index), proof)).isTrue();
          assertThat(MerkleProof.inclusion(head, index, TREE.leaf(0), proof)).isEqualTo(index == 0);
        }
      }
    }
  }

  @Test
  void everySmallerTreeIsProvenToBeTheBeginning() {
    for (int older = 1; older <= 40; older++) {
      for (int newer = older; newer <= 40; newer++) {
        List<MerkleHash> proof = new TileTree(newer, TREE).consistency(older);
        assertThat(MerkleProof.consistency(TREE.head(older), TREE.head(newer), proof)).isTrue();
      }
    }
    for (int older : SIZES) {
      List<MerkleHash> proof = new TileTree(LARGEST, TREE).consistency(older);
      assertThat(MerkleProof.consistency(TREE.head(older), TREE.head(LARGEST), proof)).isTrue();
    }
  }

  @Test
  void aProofWithOneOtherHashOrOneLessOrOneMoreIsRefused() {
    TileTree tree = new TileTree(600, TREE);
    List<MerkleHash> inclusion = tree.inclusion(300);
    List<MerkleHash> consistency = tree.consistency(300);
    MerkleHash other = TREE.leaf(599);
    for (int i = 0; i <= inclusion.size(); i++) {
      assertThat(MerkleProof.inclusion(tree.head(), 300, TREE.leaf(300), with(inclusion, i, other)))
          .isFalse();
    }
    for (int i = 0; i <= consistency.size(); i++) {
      assertThat(MerkleProof.consistency(TREE.head(300), tree.head(), with(consistency, i, other)))
          .isFalse();
    }
    assertThat(
            MerkleProof.inclusion(
                tree.head(), 300, TREE.leaf(300), inclusion.subList(1, inclusion.size())))
        .isFalse();
    assertThat(
            MerkleProof.consistency(
                TREE.head(300), tree.head(), consistency.subList(0, consistency.size() - 1)))
        .isFalse();
  }

  /** With the hash at a place exchanged; at the end, with one more. */
  private static List<MerkleHash> with(List<MerkleHash> proof, int place, MerkleHash other) {
    List<MerkleHash> changed = new ArrayList<>(proof);
    if (place == changed.size()) {
      changed.add(other);
    } else {
      changed.set(place, other);
    }
    return changed;
  }

  @Test
  void aTreeWithAnAlteredEntryIsNotConsistent() {
    List<byte[]> altered = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      altered.add(
          ("entry " + (i == 17 ? "forged" : i)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    TestTree forged = TestTree.of(altered);

    List<MerkleHash> proof = new TileTree(100, forged).consistency(50);

    assertThat(MerkleProof.consistency(TREE.head(50), forged.head(100), proof)).isFalse();
  }

  @Test
  void aProofReadsAFewTilesAndNotTheTree() {
    List<Tile> read = new ArrayList<>();
    TileTree tree =
        new TileTree(
            LARGEST,
            tile -> {
              read.add(tile);
              return TREE.read(tile);
            });

    tree.inclusion(12_345);

    assertThat(read.size()).isLessThanOrEqualTo(6);
  }

  @Test
  void refusesPlacesOutsideTheTree() {
    TileTree tree = new TileTree(5, TREE);
    assertThatThrownBy(() -> tree.inclusion(5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.consistency(6)).isInstanceOf(IllegalArgumentException.class);
  }
}
