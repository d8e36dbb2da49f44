package be.zegel.evidence.extract;

import java.time.Instant;

/**
 * A moment that an item or its container states about it.
 *
 * @param kind what happened then
 * @param instant the moment; when {@code zoneStated} is false it was read as if it were UTC
 * @param original the text as it stood in the item, with its own offset
 * @param zoneStated whether the item said which offset its clock had; when false, show {@code
 *     original} and say that the zone is unknown
 */
public record ItemDate(Kind kind, Instant instant, String original, boolean zoneStated) {
  /** What the moment is of. */
  public enum Kind {
    SENT,
    RECEIVED,
    CREATED,
    MODIFIED,
    ACCESSED,
    /** Exposure of a photograph. */
    TAKEN
  }
}
