package be.zegel.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as the law counts it. Written {@code 48h}, {@code 90d}, {@code 5wd}, {@code 6w},
 * {@code 2m}, {@code 15y}; months and years are those of the calendar, hours run on through nights
 * and holidays. What a working day is, the calendar of the feature {@code deadlines} knows.
 *
 * @param amount how many, at least one
 * @param unit of what
 */
public record Term(int amount, Unit unit) {

  /** What a term is counted in. */
  public enum Unit {
    /** Hours, without regard to nights and holidays. */
    HOURS("h"),
    /** Calendar days. */
    DAYS("d"),
    /** Days that are neither Saturday, Sunday nor a public holiday. */
    WORKING_DAYS("wd"),
    /** Weeks of seven days. */
    WEEKS("w"),
    /** Calendar months. */
    MONTHS("m"),
    /** Calendar years. */
    YEARS("y");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }

    private static Unit ofSign(String sign) {
      for (Unit unit : values()) {
        if (unit.sign.equals(sign)) {
          return unit;
        }
      }
      throw new IllegalArgumentException("Not a unit of time: " + sign);
    }
  }

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})(h|d|wd|w|m|y)");

  /** Refuses a term of no length. */
  public Term {
    if (amount < 1) {
      throw new IllegalArgumentException("A term has at least one " + unit + ": " + amount);
    }
  }

  /** Reads the written form. */
  public static Term parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("Not a term: '" + text + "'");
    }
    return new Term(Integer.parseInt(form.group(1)), Unit.ofSign(form.group(2)));
  }

  /** The written form. */
  @Override
  public String toString() {
    return amount + unit.sign;
  }
}
