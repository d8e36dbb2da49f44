package be.zegel.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How times, numbers, sizes and hashes are written: {@code 12.09.2026 07:31} on a 24-hour clock,
 * numbers in groups of three parted by thin spaces, a decimal comma in Dutch, French and German and
 * a point in English, sizes in powers of 1000.
 */
@Named("format")
@RequestScoped
public class Formats {

  /** The zone readers live in: Belgium has one, and the file of a case is written in it. */
  static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  private static final char THIN_SPACE = '\u202f';
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ORIGIN =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss xx", Locale.ROOT);
  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int HASH_HEAD = 8;
  private static final int HASH_TAIL = 4;

  @Inject Language language;
  @Inject Words words;

  /** The day, as {@code 12.09.2026}. */
  public String date(@Nullable TemporalAccessor when) {
    return when == null ? "" : DATE.format(here(when));
  }

  /** The time of day, as {@code 07:31}. */
  public String time(@Nullable TemporalAccessor when) {
    return when == null ? "" : TIME.format(here(when));
  }

  /** Day and time, as {@code 12.09.2026 07:31}. */
  public String dateTime(@Nullable TemporalAccessor when) {
    return when == null ? "" : DATE_TIME.format(here(when));
  }

  /** Day and time to the second, for events whose order matters. */
  public String precise(@Nullable TemporalAccessor when) {
    return when == null ? "" : TO_THE_SECOND.format(here(when));
  }

  /**
   * The moment for the {@code datetime} attribute of HTML, RFC 3339 with offset; a mere day stays a
   * day.
   */
  public String machine(@Nullable TemporalAccessor when) {
    if (when == null) {
      return "";
    }
    return switch (here(when)) {
      case ZonedDateTime moment -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
      case LocalDate day -> day.toString();
      case TemporalAccessor other -> other.toString();
    };
  }

  /**
   * The moment in the zone it was recorded in, when that differs from the reader's at that moment;
   * else an empty text.
   */
  public String origin(@Nullable TemporalAccessor when) {
    OffsetDateTime recorded =
        switch (when) {
          case OffsetDateTime moment -> moment;
          case ZonedDateTime moment -> moment.toOffsetDateTime();
          case null, default -> null;
        };
    return recorded == null
            || ZONE.getRules().getOffset(recorded.toInstant()).equals(recorded.getOffset())
        ? ""
        : ORIGIN.format(recorded);
  }

  /** A whole number in groups of three. */
  public String number(long number) {
    return number(number, language.locale());
  }

  /** A number with a fixed count of decimals. */
  public String decimal(double number, int decimals) {
    return decimal(number, decimals, language.locale());
  }

  /** A share of a whole, as {@code 87 %}. */
  public String percent(double share) {
    return decimal(share * 100, 0, language.locale()) + THIN_SPACE + "%";
  }

  /** A size in bytes, rounded to what an eye can take in: {@code 238,4 GB}. */
  public String size(long bytes) {
    return size(bytes, language.locale());
  }

  /**
   * A hash in groups, cut in the middle: {@code 9f3c 88a1 … 41d0}. The whole of it is copied, never
   * this.
   */
  public String hash(@Nullable String hash) {
    return hash == null ? "" : shortened(hash);
  }

  /**
   * What is left until a moment, in words: hours and minutes below three days, days above, and how
   * late it is afterwards.
   */
  public String left(Instant due, Instant now) {
    long minutes = Duration.between(now, due).toMinutes();
    boolean late = due.isBefore(now);
    long distance = Math.abs(minutes);
    String key = late ? "deadline.late." : "deadline.left.";
    long days = distance / (24 * 60);
    if (days >= 3) {
      return words.of(key + "days", number(days));
    }
    long hours = distance / 60;
    return hours == 0
        ? words.of(key + "minutes", distance)
        : words.of(key + "hours", hours, distance % 60);
  }

  /** How long ago a moment is, in whole days: today, 1 day, 12 days. */
  public String age(Instant since, Instant now) {
    long days = Math.max(0, Duration.between(since, now).toDays());
    return days == 0 ? words.of("review.days.today") : words.count("review.days", days);
  }

  /** Two moments as a span, or one where they look the same. */
  public String span(Instant from, @Nullable Instant to) {
    String first = dateTime(from);
    String last = dateTime(to);
    return last.isEmpty() || last.equals(first) ? first : first + " – " + last;
  }

  static String number(long number, Locale locale) {
    return format("#,##0", locale).format(number);
  }

  static String decimal(double number, int decimals, Locale locale) {
    return format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals), locale).format(number);
  }

  static String size(long bytes, Locale locale) {
    int unit = 0;
    double amount = bytes;
    while (amount >= 999.5 && unit < SIZES.length - 1) {
      amount /= 1000;
      unit++;
    }
    String written =
        unit == 0 || (amount >= 99.95 && unit == 1)
            ? number(Math.round(amount), locale)
            : trimmed(amount, locale);
    return written + "\u00a0" + Words.bundle(locale).getString("size." + SIZES[unit]);
  }

  private static String trimmed(double amount, Locale locale) {
    return format("#,##0.#", locale).format(amount);
  }

  static String shortened(String hash) {
    if (hash.length() <= HASH_HEAD + HASH_TAIL + 4) {
      return hash;
    }
    return hash.substring(0, HASH_HEAD / 2)
        + " "
        + hash.substring(HASH_HEAD / 2, HASH_HEAD)
        + " … "
        + hash.substring(hash.length() - HASH_TAIL);
  }

  private static DecimalFormat format(String pattern, Locale locale) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    symbols.setGroupingSeparator(THIN_SPACE);
    symbols.setDecimalSeparator("en".equals(locale.getLanguage()) ? '.' : ',');
    symbols.setMinusSign('\u2212');
    return new DecimalFormat(pattern, symbols);
  }

  /** The moment in the reader's zone; days and times without a zone stay as they are. */
  private static TemporalAccessor here(TemporalAccessor when) {
    return switch (when) {
      case Instant moment -> moment.atZone(ZONE);
      case OffsetDateTime moment -> moment.atZoneSameInstant(ZONE);
      case ZonedDateTime moment -> moment.withZoneSameInstant(ZONE);
      case LocalDateTime moment -> moment;
      default -> when;
    };
  }
}
