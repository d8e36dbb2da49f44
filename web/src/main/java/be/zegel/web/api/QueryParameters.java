package be.zegel.web.api;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.problem.ProblemException.FieldProblem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query and refuses a wrong one by its name. Without this, the container
 * answers a wrong number or code with 404, as if the thing asked for did not exist, and takes every
 * word but {@code true} for a silent false.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {

  /**
   * The reader of a parameter.
   *
   * @param annotations null when a header of an answer is written and not a parameter read
   */
  @Override
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation @Nullable [] annotations) {
    if (annotations == null) {
      return null;
    }
    String name = null;
    for (Annotation annotation : annotations) {
      if (annotation instanceof QueryParam parameter) {
        name = parameter.value();
      }
    }
    Function<String, ?> reading = name == null ? null : reading(type, name);
    return name == null || reading == null ? null : new Converter<>(name, reading);
  }

  private static @Nullable Function<String, ?> reading(Class<?> type, String name) {
    if (type == String.class) {
      return text -> text;
    }
    if (type == Integer.class || type == int.class) {
      return text -> number(text, Integer::valueOf, name);
    }
    if (type == Long.class || type == long.class) {
      return text -> number(text, Long::valueOf, name);
    }
    if (type == Boolean.class || type == boolean.class) {
      return text ->
          switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw refused(name, "field.boolean");
          };
    }
    if (type == UUID.class) {
      return text -> id(text, name);
    }
    if (type.isEnum()) {
      return text -> choice(type, text, name);
    }
    return null;
  }

  private static Object number(String text, Function<String, ?> reading, String name) {
    try {
      return reading.apply(text.strip());
    } catch (NumberFormatException e) {
      throw refused(name, "field.number");
    }
  }

  private static UUID id(String text, String name) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw refused(name, "field.id");
    }
  }

  private static Object choice(Class<?> type, String text, String name) {
    return constants(type)
        .filter(constant -> constant.name().equals(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.fields(
                    Problem.INVALID_INPUT,
                    List.of(new FieldProblem(name, "field.choice")),
                    Map.of(
                        "field",
                        name,
                        "allowed." + name,
                        constants(type).map(Enum::name).collect(Collectors.joining(" ")))));
  }

  private static Stream<Enum<?>> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(each -> (Enum<?>) each);
  }

  private static ProblemException refused(String name, String message) {
    return ProblemException.field(Problem.INVALID_INPUT, name, message);
  }

  /** Reads one parameter; an empty one is absent, unless its type has a use for it. */
  private record Converter<T>(String name, Function<String, ?> reading)
      implements ParamConverter<T> {

    @Override
    @SuppressWarnings("unchecked") // the reading was chosen by the type
    public @Nullable T fromString(String value) {
      if (value == null) {
        throw new IllegalArgumentException("no value");
      }
      if (!StoredCharacters.all(value)) {
        throw refused(name, "field.characters");
      }
      return (T) reading.apply(value);
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
