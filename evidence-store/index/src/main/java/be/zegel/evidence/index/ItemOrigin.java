package be.zegel.evidence.index;

import org.jspecify.annotations.Nullable;

/**
 * Where an item belongs.
 *
 * @param itemId unique within its case
 * @param fileId the filed file it came out of
 * @param exhibitId the exhibit the file belongs to
 * @param exhibitLabel the label people call the exhibit by, for {@code exhibit:OS-04}; or null
 */
public record ItemOrigin(
    String itemId, String fileId, String exhibitId, @Nullable String exhibitLabel) {
  /** The longest id in characters. */
  public static final int LONGEST_ID = 128;

  /** Checks the lengths. */
  public ItemOrigin {
    check(itemId);
    check(fileId);
    check(exhibitId);
    if (exhibitLabel != null && exhibitLabel.length() > 1_000) {
      throw new IllegalArgumentException("exhibit label too long");
    }
  }

  private static void check(String id) {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("an id has 1 to " + LONGEST_ID + " characters");
    }
  }
}
