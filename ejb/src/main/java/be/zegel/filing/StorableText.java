package be.zegel.filing;

import org.jspecify.annotations.Nullable;

/**
 * Text found in evidence in the form that the database takes: without NUL and without half
 * characters, cut to a length. The evidence itself keeps every byte; this is for names, metadata
 * and messages only.
 */
final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** The text, at most so many characters. */
  static String of(String found, int longest) {
    int end = Math.min(found.length(), longest);
    StringBuilder stored = new StringBuilder(end);
    for (int i = 0; i < end; i++) {
      char c = found.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < end
          && Character.isLowSurrogate(found.charAt(i + 1))) {
        stored.append(c).append(found.charAt(++i));
      } else if (c == 0 || Character.isSurrogate(c)) {
        stored.append(REPLACEMENT);
      } else {
        stored.append(c);
      }
    }
    return stored.toString();
  }

  /** The same for what may be absent. */
  static @Nullable String ofNullable(@Nullable String found, int longest) {
    return found == null ? null : of(found, longest);
  }
}
