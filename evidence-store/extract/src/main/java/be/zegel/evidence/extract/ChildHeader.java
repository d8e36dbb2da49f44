package be.zegel.evidence.extract;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A direct child of a container, as the container announces it.
 *
 * @param ordinal position among the container's children from 0; the same in every attempt
 * @param name last part of the path, never empty
 * @param path place inside the container, parts separated by {@code /}, without {@code ..}, drive,
 *     leading slash or control character: a label, never a path of any file system
 * @param kind how it lies in the container
 * @param mediaType type the container claims, a hint
 * @param size length the container claims, or −1
 * @param dates moments the container states
 * @param attributes what else is known, by stable names: {@code originalName} (as it stood, where
 *     the name had to be changed), {@code nameCharset}, {@code offset} (of a message in its mbox),
 *     {@code link} (target of a symbolic link), {@code encrypted}, {@code contentId}
 */
public record ChildHeader(
    long ordinal,
    String name,
    String path,
    Kind kind,
    @Nullable String mediaType,
    long size,
    List<ItemDate> dates,
    Map<String, String> attributes) {
  /** How a child lies in its container. */
  public enum Kind {
    /** A file in an archive. */
    ENTRY,
    /** A message in a mailbox. */
    MESSAGE,
    /** Attached to a mail or a document. */
    ATTACHMENT,
    /** Part of a document's own display: a picture in a mail or a text. */
    INLINE,
    /** A symbolic or hard link, without bytes. */
    LINK
  }

  public ChildHeader {
    if (name.isEmpty() || !ItemName.isSafe(path)) {
      throw new IllegalArgumentException("a child's path is a safe label");
    }
    dates = List.copyOf(dates);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
