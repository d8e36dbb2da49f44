package be.zegel.filing;

import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What reading one item found, ready to be stored.
 *
 * @param text its text in the store, null when it has none
 * @param preview its picture in the store, null when it has none
 * @param metadata what parsers found, as stored
 * @param dates every moment it states, as stored
 * @param mainDate the moment to sort by
 * @param mainDateText what the source said of it
 * @param warnings remarks of the parsers, as stored
 */
record Findings(
    @Nullable String mediaType,
    @Nullable String mediaGroup,
    String metadata,
    String dates,
    @Nullable Instant mainDate,
    @Nullable String mainDateText,
    String warnings,
    TextSink.@Nullable Stored text,
    @Nullable UUID preview,
    ExtractionEnd end) {

  /**
   * Whether an outcome means that the item could not be read, so that somebody has to look at it.
   */
  static boolean failed(Outcome outcome) {
    return switch (outcome) {
      case ENCRYPTED, CORRUPT, TIMEOUT, OOM, CRASH -> true;
      case OK, OK_TRUNCATED, EMPTY, UNSUPPORTED, PASSWORD_USED, SKIPPED_KNOWN, SKIPPED_POLICY ->
          false;
    };
  }
}
