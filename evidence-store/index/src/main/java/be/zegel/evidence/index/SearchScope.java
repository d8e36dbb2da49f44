package be.zegel.evidence.index;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a reader may see: the cases, and inside them what is excepted. It comes from the one place
 * that decides on access, never from the request of a client.
 *
 * <p>A case that is not here does not exist for the search: its index is not opened.
 *
 * @param cases by id
 */
public record SearchScope(Map<CaseId, CaseScope> cases) {
  /** Copies the map and checks that each entry stands under its own id. */
  public SearchScope {
    cases = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    cases.forEach(
        (id, scope) -> {
          if (!id.equals(scope.caseId())) {
            throw new IllegalArgumentException("scope of another case");
          }
        });
  }

  /** The scope that consists of these. */
  public static SearchScope of(Collection<CaseScope> scopes) {
    Map<CaseId, CaseScope> map = new LinkedHashMap<>();
    scopes.forEach(scope -> map.put(scope.caseId(), scope));
    return new SearchScope(map);
  }

  /** All of these cases. */
  public static SearchScope ofCases(CaseId... ids) {
    Map<CaseId, CaseScope> map = new LinkedHashMap<>();
    for (CaseId id : ids) {
      map.put(id, CaseScope.whole(id));
    }
    return new SearchScope(map);
  }
}
