package be.zegel.web.api;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form of JSON: members without a value are written as null, and a time may be given as a day
 * or without an offset, which then is Belgium's.
 */
@Provider
public class JsonForm implements ContextResolver<Jsonb> {

  private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");
  private static final int LAST_YEAR = 9999;

  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig()
              .withNullValues(true)
              .withPropertyNamingStrategy(PropertyNamingStrategy.IDENTITY)
              .withLocale(Locale.ROOT)
              .withDeserializers(new TimeReader()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }

  /** Reads RFC 3339 with offset, a local date and time, or a day; null is no time. */
  public static final class TimeReader implements JsonbDeserializer<@Nullable OffsetDateTime> {

    @Override
    public @Nullable OffsetDateTime deserialize(
        JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = parser.getValue();
      if (value.getValueType() == JsonValue.ValueType.NULL) {
        return null;
      }
      if (value instanceof JsonString text) {
        return time(text.getString());
      }
      throw new JsonbException("not a time (RFC 3339): " + value.getValueType());
    }
  }

  /**
   * A moment from its text.
   *
   * @throws JsonbException when the text is no time
   */
  static OffsetDateTime time(String text) {
    try {
      OffsetDateTime time = read(text);
      if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
        throw new JsonbException("a year has four digits");
      }
      return time;
    } catch (DateTimeException e) {
      throw new JsonbException("not a time (RFC 3339)", e);
    }
  }

  private static OffsetDateTime read(String text) {
    if (text.length() == "2026-09-01".length()) {
      return LocalDate.parse(text).atStartOfDay(BELGIUM).toOffsetDateTime();
    }
    boolean offset = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:\\d{2}$");
    return offset
        ? OffsetDateTime.parse(text)
        : LocalDateTime.parse(text).atZone(BELGIUM).toOffsetDateTime();
  }
}
