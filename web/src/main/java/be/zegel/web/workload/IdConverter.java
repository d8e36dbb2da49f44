package be.zegel.web.workload;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids in menus. */
@FacesConverter("be.zegel.CaseId")
public class IdConverter implements Converter<UUID> {

  @Override
  public @Nullable UUID getAsObject(
      FacesContext faces, UIComponent component, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException e) {
      throw new ConverterException(e);
    }
  }

  @Override
  public String getAsString(FacesContext faces, UIComponent component, @Nullable UUID value) {
    return value == null ? "" : value.toString();
  }
}
