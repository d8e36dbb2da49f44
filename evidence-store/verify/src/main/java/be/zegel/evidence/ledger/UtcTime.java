package be.zegel.evidence.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** A time of a server as the ledger writes it: UTC, always to the microsecond, one spelling. */
public final class UtcTime {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private UtcTime() {}

  /** The time as text; what is finer than a microsecond is left out. */
  public static String text(Instant time) {
    return MICROSECONDS.format(time);
  }

  /**
   * The time of a text.
   *
   * @throws DateTimeException when it is not in this spelling
   */
  public static Instant parse(String text) {
    return Instant.from(MICROSECONDS.parse(text));
  }
}
