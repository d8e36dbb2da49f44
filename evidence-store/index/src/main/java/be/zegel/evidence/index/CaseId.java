package be.zegel.evidence.index;

import java.util.regex.Pattern;

/**
 * The name of a case in the index, given by the application and stable for ever. It names a folder,
 * therefore its form is narrow.
 *
 * @param value 1 to 64 letters, digits, {@code -} and {@code _} of ASCII
 */
public record CaseId(String value) implements Comparable<CaseId> {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,63}");

  /** Checks the form. */
  public CaseId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a case id is 1 to 64 letters, digits, '-' or '_'");
    }
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
