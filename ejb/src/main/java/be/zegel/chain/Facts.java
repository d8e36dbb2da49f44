package be.zegel.chain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an event: names and values as its schema knows them. A value is text, a truth value, a list of texts or a group of named facts; an absent value is
 * left out. Immutable.
 */
public final class Facts {

  private final Map<String, Object> values;

  private Facts(Map<String, Object> values) {
    this.values = values;
  }

  /** No facts yet. */
  public static Facts none() {
    return new Facts(Map.of());
  }

  /** One fact to begin with. */
  public static Facts of(String name, @Nullable Object value) {
    return none().and(name, value);
  }

  /**
   * These facts and one more.
   *
   * @param value a {@code String}, {@code Boolean}, {@code List} of texts or {@code Facts}; null leaves the fact out
   */
  public Facts and(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    if (!(value instanceof String || value instanceof Boolean || value instanceof List<?> || value instanceof Facts)) {
      throw new IllegalArgumentException("a fact is text, truth, a list of texts or a group: " + name);
    }
    Map<String, Object> more = new LinkedHashMap<>(values);
    if (more.put(name, value) != null) {
      throw new IllegalArgumentException("fact given twice: " + name);
    }
    return new Facts(more);
  }

  /** The values by name, in the order given. */
  public Map<String, Object> values() {
    return Collections.unmodifiableMap(values);
  }
}
