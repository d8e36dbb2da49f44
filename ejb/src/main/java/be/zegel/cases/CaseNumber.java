package be.zegel.cases;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The internal number of a case: {@code ZG-2026-000001}. Unique, never used again; gaps are
 * allowed. Never an official number: those are external references.
 *
 * @param text the number as written
 */
public record CaseNumber(String text) {

  private static final Pattern FORM = Pattern.compile("ZG-\\d{4}-\\d{6,}");

  public CaseNumber {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a case number");
    }
  }

  /** The n-th number of a year. */
  public static CaseNumber of(int year, int n) {
    return new CaseNumber(String.format(Locale.ROOT, "ZG-%04d-%06d", year, n));
  }

  /** Whether a text has the form of a case number. */
  public static boolean isForm(String text) {
    return FORM.matcher(text).matches();
  }
}
