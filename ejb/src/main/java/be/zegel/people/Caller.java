package be.zegel.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person in whose name a transaction runs.
 *
 * @param id the person's number in the database
 * @param unit the code of the police unit, if any
 * @param unitId the unit's number, if any
 * @param office the code of the prosecutor's office, if any
 * @param officeId the office's number, if any
 */
public record Caller(
    long id,
    String username,
    String name,
    String language,
    @Nullable String unit,
    @Nullable Integer unitId,
    @Nullable String office,
    @Nullable Integer officeId,
    Set<Role> roles,
    boolean opj) {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether the person has this role; it opens nothing by itself. */
  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Whether the person has one of these roles. */
  public boolean isOneOf(Role... anyOf) {
    for (Role role : anyOf) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }
}
