package be.zegel.evidence.index;

import be.zegel.evidence.index.query.MediaGroup;

/**
 * A way to count hits by. The count of a value says how many hits it would give if it were chosen
 * beside the other filters.
 */
public enum Facet {
  /** By {@link MediaGroup}; values are its names. */
  TYPE,
  /** By case; values are case ids. */
  CASE,
  /** By language; ISO 639-1 codes, the empty string for unknown. */
  LANGUAGE,
  /** By exhibit; values are exhibit ids. */
  EXHIBIT,
  /**
   * By month of the main date in the zone of the index; {@code 2026-09}, the empty string for
   * undated.
   */
  MONTH,
  /** By year of the main date; {@code 2026}, the empty string for undated. */
  YEAR
}
