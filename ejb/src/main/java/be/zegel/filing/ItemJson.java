package be.zegel.filing;

import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Warning;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is found in an item, in the form in which it is stored: metadata, dates, warnings. */
final class ItemJson {

  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_VALUE = 100_000;
  private static final int LONGEST_DATE = 200;

  private ItemJson() {}

  static String metadata(Map<String, List<String>> values) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    values.forEach(
        (name, all) -> {
          JsonArrayBuilder array = Json.createArrayBuilder();
          all.forEach(value -> array.add(StorableText.of(value, LONGEST_VALUE)));
          object.add(StorableText.of(name, LONGEST_NAME), array);
        });
    return object.build().toString();
  }

  static Map<String, List<String>> metadata(String json) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      object.forEach(
          (name, array) ->
              values.put(
                  name,
                  array.asJsonArray().getValuesAs(JsonString.class).stream()
                      .map(JsonString::getString)
                      .toList()));
    }
    return values;
  }

  static String dates(List<ItemDate> dates) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (ItemDate date : dates) {
      array.add(
          Json.createObjectBuilder()
              .add("kind", date.kind().name())
              .add("at", date.instant().toString())
              .add("original", StorableText.of(date.original(), LONGEST_DATE))
              .add("zoneStated", date.zoneStated()));
    }
    return array.build().toString();
  }

  static List<ItemDate> dates(String json) {
    List<ItemDate> dates = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      for (JsonValue each : reader.readArray()) {
        JsonObject date = each.asJsonObject();
        dates.add(
            new ItemDate(
                ItemDate.Kind.valueOf(date.getString("kind")),
                Instant.parse(date.getString("at")),
                date.getString("original"),
                date.getBoolean("zoneStated")));
      }
    }
    return dates;
  }

  static String warnings(List<Warning> warnings) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Warning warning : warnings) {
      array.add(
          Json.createObjectBuilder()
              .add("code", warning.code())
              .add("detail", StorableText.of(warning.detail(), 1000)));
    }
    return array.build().toString();
  }
}
