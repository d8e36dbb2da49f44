package be.zegel.filing;

import java.util.Arrays;
import java.util.UUID;

/**
 * The ids of all objects that rows know, close together: sixteen bytes each, so that a store of
 * millions is compared in memory.
 */
final class KnownObjects {

  private long[] ids = new long[2048];
  private int length;
  private boolean sorted;

  void add(UUID id) {
    if (length + 2 > ids.length) {
      ids = Arrays.copyOf(ids, ids.length * 2);
    }
    ids[length] = id.getMostSignificantBits();
    ids[length + 1] = id.getLeastSignificantBits();
    length += 2;
    sorted = false;
  }

  /** How many there are. */
  int count() {
    return length / 2;
  }

  boolean contains(UUID id) {
    sort();
    int low = 0;
    int high = count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, id.getMostSignificantBits(), id.getLeastSignificantBits());
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private int compare(int place, long most, long least) {
    int byMost = Long.compare(ids[2 * place], most);
    return byMost != 0 ? byMost : Long.compare(ids[2 * place + 1], least);
  }

  private void sort() {
    if (sorted) {
      return;
    }
    UUID[] all = new UUID[count()];
    for (int i = 0; i < all.length; i++) {
      all[i] = new UUID(ids[2 * i], ids[2 * i + 1]);
    }
    Arrays.sort(all, KnownObjects::order);
    for (int i = 0; i < all.length; i++) {
      ids[2 * i] = all[i].getMostSignificantBits();
      ids[2 * i + 1] = all[i].getLeastSignificantBits();
    }
    sorted = true;
  }

  private static int order(UUID one, UUID other) {
    int byMost = Long.compare(one.getMostSignificantBits(), other.getMostSignificantBits());
    return byMost != 0
        ? byMost
        : Long.compare(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
