package be.zegel.evidence.tlog;

/** Whole numbers as the formats of logs write them: ASCII digits without a leading zero. */
final class Decimal {
  private static final int LONGEST = 19;

  private Decimal() {}

  /**
   * The number.
   *
   * @throws MalformedLog when it is written otherwise or beyond 2^63−1
   */
  static long parse(String text) {
    boolean digits =
        !text.isEmpty()
            && text.length() <= LONGEST
            && text.chars().allMatch(c -> c >= '0' && c <= '9')
            && (text.length() == 1 || text.charAt(0) != '0');
    if (!digits) {
      throw new MalformedLog("not a decimal number without leading zeros");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new MalformedLog("a number beyond 2^63-1", e);
    }
  }
}
