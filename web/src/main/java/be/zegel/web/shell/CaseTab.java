package be.zegel.web.shell;

import java.util.Locale;

/**
 * A tab of a case. A tab appears when its page exists; its text is the key {@code tab.<name>} in
 * lower case.
 */
public enum CaseTab {
  OVERVIEW,
  REPORTS,
  EXHIBITS,
  PERSONS,
  MEASURES,
  DIRECTIVES,
  PACKETS,
  TIMELINE,
  SEARCH,
  MEMBERS,
  HISTORY;

  /** The path of its page below the context root. */
  public String page() {
    return "case/" + lower();
  }

  /** Its name in lower case: the end of its text key. */
  public String lower() {
    return name().toLowerCase(Locale.ROOT);
  }
}
