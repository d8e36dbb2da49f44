package be.zegel.evidence.index.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code date:}: a day, month, year or minute, a range of them with {@code ..},
 * or one with {@code <}, {@code >}, {@code <=}, {@code >=}. Days are written {@code 2026-08-01},
 * {@code 01.08.2026}, {@code 1/8/2026} or {@code 1-8-2026}, the day before the month.
 *
 * @param from not before; null for no limit
 * @param until before; null for no limit
 */
record DateValue(@Nullable Instant from, @Nullable Instant until) {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})(?:T(\\d{1,2}):(\\d{2}))?)?)?");
  private static final Pattern BELGIAN =
      Pattern.compile("(?:(\\d{1,2})([./-]))?(\\d{1,2})[./-](\\d{4})");

  /** The range that was written, or null when it is none. */
  static @Nullable DateValue read(String value, ZoneId zone) {
    int dots = value.indexOf("..");
    if (dots >= 0) {
      String left = value.substring(0, dots);
      String right = value.substring(dots + 2);
      if (left.isEmpty() && right.isEmpty()) {
        return null;
      }
      DateValue from = left.isEmpty() ? new DateValue(null, null) : one(left, zone);
      DateValue until = right.isEmpty() ? new DateValue(null, null) : one(right, zone);
      return from == null || until == null ? null : checked(from.from, until.until);
    }
    if (value.startsWith(">=")) {
      DateValue one = one(value.substring(2), zone);
      return one == null ? null : new DateValue(one.from, null);
    }
    if (value.startsWith("<=")) {
      DateValue one = one(value.substring(2), zone);
      return one == null ? null : new DateValue(null, one.until);
    }
    if (value.startsWith(">")) {
      DateValue one = one(value.substring(1), zone);
      return one == null ? null : new DateValue(one.until, null);
    }
    if (value.startsWith("<")) {
      DateValue one = one(value.substring(1), zone);
      return one == null ? null : new DateValue(null, one.from);
    }
    return one(value, zone);
  }

  private static @Nullable DateValue checked(@Nullable Instant from, @Nullable Instant until) {
    return from != null && until != null && !from.isBefore(until)
        ? null
        : new DateValue(from, until);
  }

  private static @Nullable DateValue one(String text, ZoneId zone) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return ofParts(iso.group(1), iso.group(2), iso.group(3), iso.group(4), iso.group(5), zone);
      }
      Matcher belgian = BELGIAN.matcher(text);
      if (belgian.matches()) {
        return ofParts(belgian.group(4), belgian.group(3), belgian.group(1), null, null, zone);
      }
      return null;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable DateValue ofParts(
      String year,
      @Nullable String month,
      @Nullable String day,
      @Nullable String hour,
      @Nullable String minute,
      ZoneId zone) {
    int y = Integer.parseInt(year);
    if (y < 1) {
      return null;
    }
    if (month == null) {
      return days(Year.of(y).atDay(1), Year.of(y).atDay(1).plusYears(1), zone);
    }
    YearMonth m = YearMonth.of(y, Integer.parseInt(month));
    if (day == null) {
      return days(m.atDay(1), m.atDay(1).plusMonths(1), zone);
    }
    LocalDate d = LocalDate.of(y, m.getMonth(), Integer.parseInt(day));
    if (hour == null || minute == null) {
      return days(d, d.plusDays(1), zone);
    }
    LocalDateTime at =
        LocalDateTime.of(d, LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute)));
    return new DateValue(at.atZone(zone).toInstant(), at.atZone(zone).toInstant().plusSeconds(60));
  }

  private static DateValue days(LocalDate from, LocalDate until, ZoneId zone) {
    return new DateValue(from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant());
  }
}
