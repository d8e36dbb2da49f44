package be.zegel.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * What the caller is to one case, found once per call.
 *
 * @param relations every relation that holds
 */
public record CaseAccess(UUID caseId, Confidentiality confidentiality, Set<Relation> relations) {

  public CaseAccess {
    relations = Set.copyOf(relations);
  }

  /** The decision about one permission. */
  public Decision decide(Permission asked) {
    return AccessRules.decide(relations, confidentiality, asked);
  }

  /** Whether this is permitted. */
  public boolean permits(Permission asked) {
    return decide(asked).permits();
  }

  /** Everything that is permitted, for pages that show only what can be done. */
  public Set<Permission> permissions() {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    relations.forEach(relation -> all.addAll(AccessRules.permissions(relation, confidentiality)));
    return all;
  }
}
