package be.zegel.evidence.index;

/**
 * The name of a case in the index, given by the application and stable for ever. It names a folder,
 * therefore its form is narrow.
 *
 * @param value 1 to 64 letters, digits, {@code -} and {@code _} of ASCII
 */
public record CaseId(String value) implements Comparable<CaseId> {
  private static final int LONGEST = 64;

  /** Checks the form. */
  public CaseId {
    if (!formed(value)) {
      throw new IllegalArgumentException("a case id is 1 to 64 letters, digits, '-' or '_'");
    }
  }

  private static boolean formed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
      if (!letterOrDigit && (i == 0 || (c != '-' && c != '_'))) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= LONGEST;
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
