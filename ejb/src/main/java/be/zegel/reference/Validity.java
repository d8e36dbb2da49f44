package be.zegel.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a row of reference data holds.
 *
 * @param from the first day; null when no beginning is known
 * @param to the first day on which it no longer holds; null when no end is known
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate to) {

  /** Holds on every day. */
  public static final Validity ALWAYS = new Validity(null, null);

  /** Refuses a period without a day. */
  public Validity {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("No day between " + from + " and " + to);
    }
  }

  /** Whether the row holds on this day. */
  public boolean includes(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
  }

  /**
   * Whether the row holds on at least one day of a period, both its first and its last day
   * included.
   */
  public boolean touches(LocalDate first, LocalDate last) {
    return (from == null || !last.isBefore(from)) && (to == null || first.isBefore(to));
  }
}
