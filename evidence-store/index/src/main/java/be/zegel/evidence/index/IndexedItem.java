package be.zegel.evidence.index;

import be.zegel.evidence.index.query.MediaGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item of evidence as the index knows it: a file, a mail, an attachment, a member of an
 * archive. Its text is given beside it as a stream.
 *
 * @param origin where it belongs
 * @param name its own name, or the subject of a mail; may be empty
 * @param path the way to it inside the exhibit, as shown, with {@code /} between the parts
 * @param mediaType as detected, such as {@code message/rfc822}; decides the {@link MediaGroup}
 * @param language ISO 639-1 code of its text, or null when unknown
 * @param size its bytes, −1 when unknown
 * @param sha256 its content in lower-case hex, or null
 * @param dates its dates, the one to sort and filter by first; may be empty
 * @param metadata everything else that was read from it: key → values; known keys (author, from, to
 *     …) become fields of the query language ({@code KnownKey})
 * @param compartment whether it is free for review
 */
public record IndexedItem(
    ItemOrigin origin,
    String name,
    String path,
    String mediaType,
    @Nullable String language,
    long size,
    @Nullable String sha256,
    List<ItemDate> dates,
    Map<String, List<String>> metadata,
    Compartment compartment) {

  /** Copies what could change. */
  public IndexedItem {
    if (size < -1) {
      throw new IllegalArgumentException("size");
    }
    dates = List.copyOf(dates);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    metadata.forEach((key, values) -> copy.put(key, List.copyOf(new ArrayList<>(values))));
    metadata = java.util.Collections.unmodifiableMap(copy);
  }

  /** The date to sort and filter by, or null. */
  public @Nullable ItemDate mainDate() {
    return dates.isEmpty() ? null : dates.getFirst();
  }

  /** The group its media type belongs to. */
  public MediaGroup group() {
    return MediaGroup.of(mediaType);
  }
}
