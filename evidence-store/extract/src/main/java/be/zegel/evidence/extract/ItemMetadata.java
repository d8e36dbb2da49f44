package be.zegel.evidence.extract;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a parser found beside the text. May arrive in several parts: values add up.
 *
 * @param values names as the parser gives them (Tika's names, such as {@code dc:title} or {@code
 *     Message-To}), each with its values in order; sorted by name
 * @param dates normalised moments
 */
public record ItemMetadata(Map<String, List<String>> values, List<ItemDate> dates) {
  public ItemMetadata {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    values.forEach((name, all) -> sorted.put(name, List.copyOf(all)));
    values = Collections.unmodifiableMap(sorted);
    dates = List.copyOf(dates);
  }
}
