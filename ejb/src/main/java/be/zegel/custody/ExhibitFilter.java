package be.zegel.custody;

import org.jspecify.annotations.Nullable;

/**
 * What a list of exhibits is narrowed to.
 *
 * @param mine only exhibits of which the caller is the custodian
 * @param category code of a category
 */
public record ExhibitFilter(boolean mine, @Nullable String category, @Nullable String state) {

  /** Every exhibit in sight. */
  public static ExhibitFilter everything() {
    return new ExhibitFilter(false, null, null);
  }

  /** What the caller holds. */
  public static ExhibitFilter held() {
    return new ExhibitFilter(true, null, null);
  }
}
