package be.zegel.evidence.index.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code size:}: {@code 1500}, {@code >1MB}, {@code 200KB..2MB}. A unit is 1,024
 * of the one below, as file lists show it; French units end in {@code o}. A size with a unit and no
 * sign means what is shown as that: half a unit more or less.
 *
 * @param least bytes at least
 * @param most bytes at most
 */
record SizeValue(long least, long most) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:[.,]\\d{1,6})?)(b|o|[kmgt](?:i?[bo])?)?");
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** The range that was written, or null when it is none. */
  static @Nullable SizeValue read(String value) {
    int dots = value.indexOf("..");
    if (dots >= 0) {
      String left = value.substring(0, dots);
      String right = value.substring(dots + 2);
      if (left.isEmpty() && right.isEmpty()) {
        return null;
      }
      BigDecimal least = left.isEmpty() ? BigDecimal.ZERO : bytes(left, BigDecimal.ZERO);
      BigDecimal most = right.isEmpty() ? LARGEST : bytes(right, BigDecimal.ZERO);
      return least == null || most == null || least.compareTo(most) > 0
          ? null
          : new SizeValue(whole(least, RoundingMode.CEILING), whole(most, RoundingMode.FLOOR));
    }
    if (value.startsWith(">") || value.startsWith("<")) {
      boolean orEqual = value.startsWith("=", 1);
      BigDecimal limit = bytes(value.substring(orEqual ? 2 : 1), BigDecimal.ZERO);
      if (limit == null) {
        return null;
      }
      if (value.startsWith(">")) {
        long least = whole(limit, orEqual ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return new SizeValue(
            orEqual || least == Long.MAX_VALUE ? least : least + 1, Long.MAX_VALUE);
      }
      long most = whole(limit, orEqual ? RoundingMode.FLOOR : RoundingMode.CEILING);
      return most == 0 && !orEqual ? null : new SizeValue(0, orEqual ? most : most - 1);
    }
    BigDecimal least = bytes(value, HALF.negate());
    BigDecimal most = bytes(value, HALF);
    if (least == null || most == null) {
      return null;
    }
    long from = whole(least.max(BigDecimal.ZERO), RoundingMode.CEILING);
    return new SizeValue(
        from,
        Math.max(from, whole(most, RoundingMode.CEILING) - (least.compareTo(most) == 0 ? 0 : 1)));
  }

  /** The bytes written, with a part of the unit added when there is a unit. */
  private static @Nullable BigDecimal bytes(String text, BigDecimal ofUnit) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(form.group(1).replace(',', '.'));
    String unit = form.group(2);
    int power = unit == null ? 0 : "bkmgt".indexOf(unit.charAt(0) == 'o' ? 'b' : unit.charAt(0));
    return (power == 0 ? number : number.add(ofUnit))
        .multiply(BigDecimal.valueOf(1L << (10 * power)));
  }

  private static long whole(BigDecimal bytes, RoundingMode mode) {
    return bytes.min(LARGEST).setScale(0, mode).longValueExact();
  }
}
