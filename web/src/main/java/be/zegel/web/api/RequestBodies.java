package be.zegel.web.api;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.problem.ProblemException.FieldProblem;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at the JSON of a command before it is bound, and refuses what would otherwise be passed
 * over or fail without a name: members that the command does not have (a misspelled {@code
 * confidentiality} would open a case that everybody in the unit can read), members given twice,
 * values of another type, characters that no text can hold. Every such field is named, all of them
 * at once.
 *
 * <p>No body, and {@code null}, are an object without members: what is needed is then named too.
 */
@Provider
public class RequestBodies implements ReaderInterceptor {

  /** The most bytes of a command. */
  static final int MOST_BYTES = 1 << 20;

  /** No command has values that lie deeper in one another; a parser's own limit is no refusal. */
  private static final int DEEPEST = 16;

  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    if (!context.getType().isRecord()) {
      return context.proceed();
    }
    byte[] body = context.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw ProblemException.of(Problem.TOO_LARGE, "limit", String.valueOf(MOST_BYTES));
    }
    JsonValue value = parsed(body);
    if (value.getValueType() == JsonValue.ValueType.NULL) {
      value = JsonValue.EMPTY_JSON_OBJECT;
      body = "{}".getBytes(StandardCharsets.US_ASCII);
    }
    Findings findings = new Findings();
    findings.look("", value, context.getType());
    findings.refuse();
    context.setInputStream(new ByteArrayInputStream(body));
    return context.proceed();
  }

  private static JsonValue parsed(byte[] body) {
    if (new String(body, StandardCharsets.UTF_8).isBlank()) {
      return JsonValue.NULL;
    }
    try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body))) {
      // To the end: a reader stops after the first value, whatever follows it.
      int depth = 0;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_ARRAY, START_OBJECT -> depth++;
          case END_ARRAY, END_OBJECT -> depth--;
          case KEY_NAME, VALUE_STRING, VALUE_NUMBER, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> {}
        }
        if (depth > DEEPEST) {
          throw unreadable(new JsonParsingException("too deep", parser.getLocation()));
        }
      }
    } catch (JsonException | NoSuchElementException e) {
      throw unreadable(e);
    }
    try (var reader =
        READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
      return reader.readValue();
    } catch (JsonException | IllegalStateException e) {
      throw unreadable(e);
    }
  }

  private static ProblemException unreadable(RuntimeException e) {
    long line = 1;
    long column = 1;
    if (e instanceof JsonParsingException parsing && parsing.getLocation() != null) {
      line = Math.max(1, parsing.getLocation().getLineNumber());
      column = Math.max(1, parsing.getLocation().getColumnNumber());
    }
    return ProblemException.of(
        Problem.UNREADABLE_JSON,
        Map.of("line", String.valueOf(line), "column", String.valueOf(column)));
  }

  /** What is wrong with the members of a body, by their paths. */
  private static final class Findings {

    private static final Set<JsonValue.ValueType> BOOLEANS =
        EnumSet.of(JsonValue.ValueType.TRUE, JsonValue.ValueType.FALSE);

    private final List<FieldProblem> fields = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    void refuse() {
      if (!fields.isEmpty()) {
        throw ProblemException.fields(Problem.INVALID_INPUT, fields, facts);
      }
    }

    void look(String path, JsonValue value, Type type) {
      if (value.getValueType() == JsonValue.ValueType.NULL) {
        return;
      }
      if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
        elements(path, value, list.getActualTypeArguments()[0]);
      } else if (type instanceof Class<?> plain && plain.isRecord()) {
        members(path, value, plain);
      } else if (type instanceof Class<?> plain) {
        single(path, value, plain);
      }
    }

    private void members(String path, JsonValue value, Class<?> type) {
      if (!(value instanceof JsonObject object)) {
        wrong(path.isEmpty() ? "body" : path, "field.object");
        return;
      }
      Map<String, Type> components =
          Arrays.stream(type.getRecordComponents())
              .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
      object.forEach(
          (name, member) -> {
            String place = path.isEmpty() ? name : path + "." + name;
            Type component = components.get(name);
            if (component == null) {
              wrong(StoredCharacters.shown(place), "field.unknown");
            } else {
              look(place, member, component);
            }
          });
    }

    private void elements(String path, JsonValue value, Type type) {
      if (value instanceof JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
          look(path + "[" + i + "]", array.get(i), type);
        }
      } else {
        wrong(path, "field.list");
      }
    }

    private void single(String path, JsonValue value, Class<?> type) {
      if (type == boolean.class || type == Boolean.class) {
        if (!BOOLEANS.contains(value.getValueType())) {
          wrong(path, "field.boolean");
        }
      } else if (type == int.class || type == Integer.class) {
        number(path, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      } else if (type == long.class || type == Long.class) {
        number(path, value, Long.MIN_VALUE, Long.MAX_VALUE);
      } else if (value instanceof JsonString text) {
        text(path, text.getString(), type);
      } else {
        wrong(path, "field.string");
      }
    }

    private void number(String path, JsonValue value, long least, long most) {
      boolean fits =
          value instanceof JsonNumber number
              && number.bigDecimalValue().stripTrailingZeros().scale() <= 0
              && number.bigDecimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
              && number.bigDecimalValue().compareTo(BigDecimal.valueOf(most)) <= 0;
      if (!fits) {
        wrong(path, "field.number");
      }
    }

    private void text(String path, String text, Class<?> type) {
      if (!StoredCharacters.all(text)) {
        wrong(path, "field.characters");
      } else if (type.isEnum()) {
        List<String> names =
            Arrays.stream(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList();
        if (!names.contains(text)) {
          facts.put("allowed." + path, String.join(" ", names));
          wrong(path, "field.choice");
        }
      } else if (type == OffsetDateTime.class && !isTime(text)) {
        wrong(path, "field.time");
      } else if (type == LocalDate.class && !isDay(text)) {
        wrong(path, "field.day");
      } else if (type == UUID.class && !isId(text)) {
        wrong(path, "field.id");
      }
    }

    private static boolean isTime(String text) {
      try {
        JsonForm.time(text);
        return true;
      } catch (JsonbException e) {
        return false;
      }
    }

    private static boolean isDay(String text) {
      try {
        return text.length() == "2026-09-01".length() && LocalDate.parse(text).getYear() > 0;
      } catch (DateTimeException e) {
        return false;
      }
    }

    private static boolean isId(String text) {
      try {
        return UUID.fromString(text).toString().equalsIgnoreCase(text);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private void wrong(String path, String message) {
      fields.add(new FieldProblem(path, message));
    }
  }
}
