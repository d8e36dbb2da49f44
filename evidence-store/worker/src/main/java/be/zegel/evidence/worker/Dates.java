package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ItemDate;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Moments as evidence states them, made comparable without losing what was stated. */
final class Dates {
  private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");
  private static final Pattern WEEKDAY = Pattern.compile("^\\s*[\\p{L}.]+,\\s*");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.ISO_DATE_TIME,
          mail("d MMM yyyy H:mm:ss xx"),
          mail("d MMM yyyy H:mm:ss xxx"),
          mail("d MMM yyyy H:mm:ss z"),
          mail("d MMM yyyy H:mm xx"),
          mail("d MMM yy H:mm:ss xx"),
          mail("d MMM yyyy H:mm:ss"),
          mail("yyyy:MM:dd HH:mm:ss"),
          mail("yyyy-MM-dd HH:mm:ss"),
          DateTimeFormatter.ISO_LOCAL_DATE);

  private Dates() {}

  private static DateTimeFormatter mail(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** A moment a file system or an archive recorded; null stays null. */
  static @Nullable ItemDate of(ItemDate.Kind kind, @Nullable FileTime time, boolean zoneStated) {
    if (time == null) {
      return null;
    }
    Instant instant = time.toInstant();
    if (zoneStated) {
      return new ItemDate(kind, instant, instant.toString(), true);
    }
    // The archive states a wall clock; the library took it for one in this process's zone.
    LocalDateTime wall = LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    return new ItemDate(kind, wall.toInstant(ZoneOffset.UTC), wall.toString(), false);
  }

  /** A moment in text, or null when it cannot be understood. */
  static @Nullable ItemDate parse(ItemDate.Kind kind, @Nullable String stated) {
    if (stated == null) {
      return null;
    }
    String plain =
        SPACE
            .matcher(WEEKDAY.matcher(COMMENT.matcher(stated).replaceAll(" ")).replaceFirst(""))
            .replaceAll(" ")
            .strip();
    for (DateTimeFormatter form : FORMS) {
      TemporalAccessor read = read(form, plain);
      if (read != null) {
        return of(kind, Findings.clip(stated.strip(), 200), read);
      }
    }
    return null;
  }

  private static @Nullable TemporalAccessor read(DateTimeFormatter form, String stated) {
    try {
      return form.parseBest(stated, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ItemDate of(ItemDate.Kind kind, String stated, TemporalAccessor read) {
    return switch (read) {
      case OffsetDateTime zoned -> new ItemDate(kind, zoned.toInstant(), stated, true);
      case LocalDateTime wall -> new ItemDate(kind, wall.toInstant(ZoneOffset.UTC), stated, false);
      case LocalDate day ->
          new ItemDate(kind, day.atStartOfDay().toInstant(ZoneOffset.UTC), stated, false);
      default -> null;
    };
  }
}
