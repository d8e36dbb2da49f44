package be.zegel.web.shell;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A day in a form field. Written as {@code 12.09.2026}; read also as {@code 12/9/2026}, {@code
 * 12-09-2026} and {@code 2026-09-12}. A day that does not exist is refused.
 */
@FacesConverter(value = "zegel.Day", managed = false)
public class DayConverter implements Converter<LocalDate> {

  private static final DateTimeFormatter WRITTEN = pattern("dd.MM.uuuu");
  private static final List<DateTimeFormatter> READ =
      List.of(pattern("d.M.uuuu"), pattern("uuuu-M-d"));

  @Override
  public @Nullable LocalDate getAsObject(
      FacesContext faces, UIComponent component, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    return read(value)
        .orElseThrow(
            () -> {
              String text = Words.bundle(faces.getViewRoot().getLocale()).getString("invalid.day");
              return new ConverterException(
                  new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
            });
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent component, @Nullable LocalDate value) {
    return value == null ? "" : WRITTEN.format(value);
  }

  static Optional<LocalDate> read(String value) {
    String text = value.strip();
    String dotted = text.matches("\\d{4}-.*") ? text : text.replaceAll("[/-]", ".");
    return READ.stream().flatMap(format -> parsed(format, dotted).stream()).findFirst();
  }

  private static Optional<LocalDate> parsed(DateTimeFormatter format, String text) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeParseException notInThisForm) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
