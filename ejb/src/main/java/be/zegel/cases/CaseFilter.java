package be.zegel.cases;

import be.zegel.access.Confidentiality;
import org.jspecify.annotations.Nullable;

/**
 * What a list of cases is narrowed to and how it is ordered.
 *
 * @param q words that number, title or place begin with, all of them
 * @param unit code of a unit
 * @param office code of a prosecutor's office
 * @param lead user name of the lead
 * @param mine only cases of which the caller is a member
 * @param unassigned only cases without a lead
 */
public record CaseFilter(
    @Nullable CaseState state,
    @Nullable String unit,
    @Nullable String office,
    @Nullable String phenomenon,
    @Nullable Confidentiality confidentiality,
    @Nullable String lead,
    boolean mine,
    boolean unassigned,
    @Nullable String q,
    Order order) {

  /** The orders that an index supports. */
  public enum Order {
    /** Newest first. */
    OPENED("c.opened_at", true),
    /** Latest act first. */
    LAST_ACT("c.last_act_at", true),
    /** Longest without an act first. */
    IDLE("c.last_act_at", false),
    /** By number. */
    NUMBER("c.number", false),
    /** By title. */
    TITLE("c.title", false);

    private final String key;
    private final boolean descending;

    Order(String key, boolean descending) {
      this.key = key;
      this.descending = descending;
    }

    String key() {
      return key;
    }

    boolean descending() {
      return descending;
    }

    boolean byTime() {
      return this == OPENED || this == LAST_ACT || this == IDLE;
    }
  }

  /** All cases in sight, newest first. */
  public static CaseFilter all() {
    return new CaseFilter(null, null, null, null, null, null, false, false, null, Order.OPENED);
  }

  /** The cases in one state. */
  public static CaseFilter inState(CaseState state) {
    return new CaseFilter(state, null, null, null, null, null, false, false, null, Order.OPENED);
  }

  /** The caller's own cases, the one touched last first. */
  public static CaseFilter ofMine() {
    return new CaseFilter(null, null, null, null, null, null, true, false, null, Order.LAST_ACT);
  }
}
