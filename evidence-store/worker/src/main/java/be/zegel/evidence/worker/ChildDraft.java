package be.zegel.evidence.worker;

import be.zegel.evidence.extract.ChildHeader;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.ItemName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a container says about a child, before the child has its number and its safe name. */
final class ChildDraft {
  private final String found;
  private final String fallback;
  private final ChildHeader.Kind kind;
  private final List<ItemDate> dates = new ArrayList<>();
  private final Map<String, String> attributes = new TreeMap<>();
  private @Nullable String mediaType;
  private long size = -1;

  /**
   * A child.
   *
   * @param found its path as it stands in the container
   * @param fallback its name if nothing is left of that
   */
  ChildDraft(ChildHeader.Kind kind, String found, String fallback) {
    this.kind = kind;
    this.found = found;
    this.fallback = fallback;
  }

  ChildDraft type(@Nullable String type) {
    mediaType = type == null ? null : Findings.clip(type, 200);
    return this;
  }

  ChildDraft size(long bytes) {
    size = bytes;
    return this;
  }

  ChildDraft date(@Nullable ItemDate date) {
    if (date != null) {
      dates.add(date);
    }
    return this;
  }

  ChildDraft with(String attribute, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(attribute, Findings.clip(value, 4000));
    }
    return this;
  }

  long size() {
    return size;
  }

  ChildHeader header(long ordinal) {
    String path = ItemName.path(found, fallback);
    if (!path.equals(found)) {
      with("originalName", found);
    }
    return new ChildHeader(
        ordinal, ItemName.last(path), path, kind, mediaType, size, dates, attributes);
  }
}
