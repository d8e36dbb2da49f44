package be.zegel.evidence.extract;

/**
 * The one rule that turns a name found in evidence into a label: no absolute path, no drive, no
 * {@code .} or {@code ..}, no control, format or surrogate character that could hide or reverse
 * what a person reads, parts of at most 255 characters, 4,096 in all. What was changed is kept by
 * the caller as the original name; nothing ever uses the label as a path of a file system.
 */
public final class ItemName {
  private static final int PART = 255;
  private static final int TOTAL = 4096;

  private ItemName() {}

  /**
   * The safe label for a path found in a container; {@code fallback} when nothing is left of it.
   */
  public static String path(String found, String fallback) {
    StringBuilder safe = new StringBuilder();
    for (String part : found.replace('\\', '/').split("/")) {
      String clean = part(part);
      if (clean.isEmpty() || clean.equals(".") || clean.equals("..")) {
        continue;
      }
      if (safe.isEmpty() && clean.length() == 2 && clean.charAt(1) == ':') {
        continue;
      }
      if (safe.length() + clean.length() + 1 > TOTAL) {
        break;
      }
      if (!safe.isEmpty()) {
        safe.append('/');
      }
      safe.append(clean);
    }
    return safe.isEmpty() ? fallback : safe.toString();
  }

  /** The last part of a safe path. */
  public static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a path is already what {@link #path} would make of it. */
  public static boolean isSafe(String path) {
    return !path.isEmpty() && path(path, "").equals(path);
  }

  private static String part(String found) {
    StringBuilder clean = new StringBuilder(found.length());
    found
        .codePoints()
        .map(ItemName::visible)
        .limit(PART)
        .forEach(c -> clean.append(Character.toChars(c)));
    return clean.toString().strip();
  }

  private static int visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          '_';
      default -> c;
    };
  }
}
