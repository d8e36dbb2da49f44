package be.zegel.evidence.index;

import be.zegel.evidence.index.query.DateKind;
import java.time.Instant;

/**
 * A date of an item: the moment it stands for, and exactly what the source said.
 *
 * @param kind what happened then
 * @param at the moment
 * @param original the source's own words with its zone, such as {@code 09.09.2026 22:14:07 +0200};
 *     kept because a zone that was assumed must stay visible
 */
public record ItemDate(DateKind kind, Instant at, String original) {
  /** Cuts a source text that is longer than any date. */
  public ItemDate {
    if (original.length() > 200) {
      original = original.substring(0, 200);
    }
  }
}
