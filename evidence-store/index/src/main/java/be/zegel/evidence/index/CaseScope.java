package be.zegel.evidence.index;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader may see inside one case. Denials win.
 *
 * @param caseId the case
 * @param number what people call the case ({@code ZG-2026-000412}), for {@code case:} in a query
 *     and never stored; or null
 * @param onlyExhibits when not null, nothing outside these exhibits
 * @param deniedExhibits nothing of these exhibits
 * @param deniedItems none of these items
 */
public record CaseScope(
    CaseId caseId,
    @Nullable String number,
    @Nullable Set<String> onlyExhibits,
    Set<String> deniedExhibits,
    Set<String> deniedItems) {
  /** Copies the sets. */
  public CaseScope {
    onlyExhibits = onlyExhibits == null ? null : Set.copyOf(onlyExhibits);
    deniedExhibits = Set.copyOf(deniedExhibits);
    deniedItems = Set.copyOf(deniedItems);
  }

  /** The whole case. */
  public static CaseScope whole(CaseId caseId) {
    return new CaseScope(caseId, null, null, Set.of(), Set.of());
  }

  /** The whole case, which people call by this number. */
  public static CaseScope whole(CaseId caseId, String number) {
    return new CaseScope(caseId, number, null, Set.of(), Set.of());
  }

  /** Whether all of the case is visible. */
  boolean isWhole() {
    return onlyExhibits == null && deniedExhibits.isEmpty() && deniedItems.isEmpty();
  }
}
