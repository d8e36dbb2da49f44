package be.zegel.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measured figure beside its baseline of the same run.
 *
 * @param name what was measured, the benchmark first: {@code ingest/large}
 * @param ours what Zegel did
 * @param baseline what the simplest thing that could do it did
 * @param unit of both
 * @param more what a reader needs to judge the figure
 */
record Figure(String name, double ours, double baseline, String unit, Map<String, Object> more) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Figure {
    more = new LinkedHashMap<>(more);
  }

  static Figure of(String name, double ours, double baseline, String unit) {
    return new Figure(name, ours, baseline, unit, Map.of());
  }

  /** The same figure with one more fact. */
  Figure with(String fact, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put(fact, value);
    return new Figure(name, ours, baseline, unit, all);
  }

  /** Ours by the baseline's. */
  double ratio() {
    return ours / baseline;
  }

  /** One line of JSON. */
  String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", name);
    members.put("ours", rounded(ours));
    members.put("baseline", rounded(baseline));
    members.put("ratio", rounded(ratio()));
    members.put("unit", unit);
    members.putAll(more);
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a figure is always JSON", e);
    }
  }

  private static Object rounded(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP)
        : String.valueOf(value);
  }
}
