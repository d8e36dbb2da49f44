package be.zegel.evidence.index.query;

import java.util.Collection;

/** The word a typing error probably meant. */
final class Nearest {
  private Nearest() {}

  /**
   * The first candidate, in alphabetical order, with the fewest edits up to two; empty when there
   * is none.
   */
  static String of(String typed, Collection<String> candidates) {
    if (typed.length() > 40) {
      return "";
    }
    String best = "";
    int fewest = Math.min(3, typed.length());
    for (String candidate : candidates.stream().sorted().toList()) {
      int edits = edits(typed, candidate);
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return best;
  }

  /** Letters to change, add, leave out or swap with their neighbour. */
  private static int edits(String a, String b) {
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int changed = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(changed, Math.min(least[i - 1][j], least[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          least[i][j] = Math.min(least[i][j], least[i - 2][j - 2] + 1);
        }
      }
    }
    return least[a.length()][b.length()];
  }
}
