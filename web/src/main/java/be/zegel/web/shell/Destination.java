package be.zegel.web.shell;

import java.util.Set;

/**
 * A place in the rail. The first group is the reader's own work, the second looks over the work of
 * others and is offered by role. A place appears when its page exists.
 */
public enum Destination {
  WORK("work", 'w'),
  CASES("cases", 'c'),
  EVIDENCE("evidence", 'b'),
  SEARCH("search", 's'),
  TRANSFERS("transfers", 't'),
  DEADLINES("deadlines", 'd'),
  REVIEW(
      "review",
      'r',
      "PROSECUTOR",
      "REFERENCE_MAGISTRATE",
      "FEDERAL_PROSECUTOR",
      "INVESTIGATING_JUDGE"),
  UNIT("unit", 'u', "UNIT_LEADER", "JUDICIAL_DIRECTOR"),
  LAB("lab", 'l', "FORENSIC_EXAMINER", "UNIT_LEADER"),
  AUDIT("audit", 'a', "AUDITOR", "DPO");

  private final String page;
  private final char key;

  @SuppressWarnings(
      "ImmutableEnumChecker") // Set.of cannot be changed; Error Prone sees the interface.
  private final Set<String> roles;

  Destination(String page, char key, String... roles) {
    this.page = page;
    this.key = key;
    this.roles = Set.of(roles);
  }

  /**
   * The path of its page below the context root, without the slash; also the name of its icon and
   * the end of its text key.
   */
  public String page() {
    return page;
  }

  /** The letter that leads here after {@code g}. */
  public String key() {
    return String.valueOf(key);
  }

  /** True for places that look over the work of others. */
  public boolean overview() {
    return !roles.isEmpty();
  }

  /**
   * The roles it is offered to; empty means everybody. Offering is not permitting: the page asks
   * its boundary.
   */
  public Set<String> roles() {
    return roles;
  }
}
