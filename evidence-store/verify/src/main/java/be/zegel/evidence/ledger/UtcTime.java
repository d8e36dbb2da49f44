package be.zegel.evidence.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** A time of a server as the ledger writes it: UTC, always to the microsecond, one spelling. */
public final class UtcTime {
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  private static final String FORM = "0000-00-00T00:00:00.000000Z";
  private static final int LENGTH = FORM.length();
  private static final int NANOS_IN_MICROSECOND = 1_000;

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
    if (text.length() != LENGTH || !text.endsWith("Z")) {
      return Instant.from(MICROSECONDS.parse(text));
    }
    // The formatter says what is wrong with all that is not exactly this.
    for (int i = 0; i < LENGTH; i++) {
      char expected = FORM.charAt(i);
      char c = text.charAt(i);
      if (expected == '0' ? c < '0' || c > '9' : c != expected) {
        return Instant.from(MICROSECONDS.parse(text));
      }
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            number(text, 20, 26) * NANOS_IN_MICROSECOND)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
