package be.zegel.evidence.ledger;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A value that may stand in a custody event: text, truth value, nothing, small counter, list or
 * object.
 *
 * <p>This is JSON without its traps. There are no fractions, no negative numbers and no integers
 * above 2^53 - 1, because RFC 8785 writes numbers as IEEE 754 doubles and would alter larger ones
 * silently; sizes, offsets and identifiers are text. Text is well-formed Unicode (no lone
 * surrogates) and is kept as typed: no normal form is applied. Values are immutable.
 */
public sealed interface Json {

  /** The largest counter: 2^53 - 1, the last integer that every JSON reader keeps exactly. */
  long LARGEST_COUNTER = (1L << 53) - 1;

  /** A string of well-formed Unicode. */
  record Text(String value) implements Json {
    public Text {
      requireWellFormed(value);
    }
  }

  /** A truth value. */
  record Truth(boolean value) implements Json {}

  /** A non-negative integer of at most {@link #LARGEST_COUNTER}; for counters only. */
  record Counter(long value) implements Json {
    public Counter {
      if (value < 0 || value > LARGEST_COUNTER) {
        throw new IllegalArgumentException("a counter is between 0 and 2^53-1, not " + value);
      }
    }
  }

  /** JSON's null: the field applies and has no value, for instance no seal was seen. */
  record Nothing() implements Json {}

  /** A list; its order is meaning. */
  record Items(List<Json> values) implements Json {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object; its members are held in the order of RFC 8785 (UTF-16 code units). */
  record Members(Map<String, Json> values) implements Json {
    public Members {
      TreeMap<String, Json> sorted = new TreeMap<>();
      values.forEach(
          (name, value) -> {
            requireWellFormed(name);
            sorted.put(name, Objects.requireNonNull(value));
          });
      values = Collections.unmodifiableMap(sorted);
    }
  }

  /** The text as a value. */
  static Json text(String value) {
    return new Text(value);
  }

  /** The truth value as a value. */
  static Json truth(boolean value) {
    return new Truth(value);
  }

  /** The counter as a value. */
  static Json counter(long value) {
    return new Counter(value);
  }

  /** JSON's null. */
  static Json nothing() {
    return new Nothing();
  }

  /** The values as a list. */
  static Json items(List<? extends Json> values) {
    return new Items(List.copyOf(values));
  }

  /** The texts as a list. */
  static Json texts(List<String> values) {
    return new Items(values.stream().map(Json::text).toList());
  }

  /** The members as an object. */
  static Json members(Map<String, ? extends Json> values) {
    return new Members(Map.copyOf(values));
  }

  private static void requireWellFormed(String text) {
    if (!wellFormed(text)) {
      throw new IllegalArgumentException("a lone surrogate is no text");
    }
  }

  /** Whether every surrogate of a text has its other half. */
  static boolean wellFormed(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
