package be.zegel.evidence.verify;

import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.tlog.MerkleHash;
import be.zegel.evidence.tlog.TreeHead;
import be.zegel.evidence.tlog.TreeProof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of a packet with the places in the log that they claim. */
final class LogPlaces {
  private record Place(long index, MerkleHash leaf) {}

  private final List<Place> places = new ArrayList<>();
  private long last = -1;

  void add(long index, Hash event) {
    places.add(new Place(index, MerkleHash.leaf(event.bytes())));
    last = Math.max(last, index);
  }

  int count() {
    return places.size();
  }

  /** The last place of an event. */
  long last() {
    return last;
  }

  /**
   * Whether all events stand in the tree.
   *
   * @throws be.zegel.evidence.tlog.MalformedLog when the proof cannot be one of these places
   */
  boolean stand(TreeHead tree, TreeProof proof) {
    places.sort(Comparator.comparingLong(Place::index));
    long[] indices = places.stream().mapToLong(Place::index).toArray();
    return proof.size() == tree.size()
        && proof.root(indices, i -> places.get(i).leaf()).equals(tree.root());
  }
}
