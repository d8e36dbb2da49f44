package be.zegel.evidence.index.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number as people write it, with blanks and signs in it, and the one form under which all its
 * spellings are found.
 *
 * <ul>
 *   <li>IBAN with a valid check: {@code BE68 5390 0754 7034} → {@code be68539007547034}
 *   <li>telephone, Belgian when it has no country: {@code 0475/12.34.56}, {@code +32 (0)475 12 34
 *       56}, {@code 0032475123456} → {@code 32475123456}
 *   <li>card or device number with a valid Luhn digit, in groups: {@code 4111 1111 1111 1111} →
 *       {@code 4111111111111111}
 *   <li>Belgian register number and company number with a valid check: {@code 85.07.30-033.28} →
 *       {@code 85073003328}
 *   <li>network card address: {@code 00:1A:2B:3C:4D:5E} → {@code 001a2b3c4d5e}
 * </ul>
 *
 * @param canonical the one form, small ASCII letters and digits
 * @param end behind its last character
 */
public record WrittenNumber(String canonical, int end) {
  private static final int MOST_DIGITS = 19;
  private static final int LONGEST_IBAN = 34;

  /**
   * The numbers that begin at a place where a word begins. Several when it is open where one ends;
   * none for most words.
   *
   * @param text the characters
   * @param start where a letter or digit stands behind something else
   * @param limit behind the last character of the text
   */
  public static List<WrittenNumber> at(char[] text, int start, int limit) {
    char first = text[start];
    List<WrittenNumber> found = List.of();
    if (digit(first)) {
      if (start + 1 < limit) {
        found = digits(text, start, limit);
      }
    } else if (letter(first) && start + 3 < limit && alphanumeric(text[start + 1])) {
      if (letter(text[start + 1]) && digit(text[start + 2]) && digit(text[start + 3])) {
        found = iban(text, start, limit);
      }
      if ((first | 0x20) == 'b' && (text[start + 1] | 0x20) == 'e') {
        found = companyWithCountry(text, start, limit, found);
      }
    }
    if (hex(first) && start + 16 < limit && hex(text[start + 1])) {
      found = networkCard(text, start, limit, found);
    }
    return found;
  }

  private static List<WrittenNumber> digits(char[] text, int start, int limit) {
    boolean plus = start > 0 && text[start - 1] == '+';
    boolean mayBeTelephone = plus || text[start] == '0';
    List<WrittenNumber> found = List.of();
    StringBuilder all = new StringBuilder(MOST_DIGITS);
    int at = start;
    int groups = 0;
    int shape = 0;
    while (at < limit && all.length() <= MOST_DIGITS) {
      int groupStart = at;
      while (at < limit && digit(text[at]) && all.length() <= MOST_DIGITS) {
        all.append(text[at++]);
      }
      if (at < limit && Letters.continues(Character.codePointAt(text, at, limit))) {
        return found;
      }
      groups++;
      shape = shape * 10 + Math.min(9, at - groupStart);
      String canonical = mayBeTelephone ? telephone(all, plus) : "";
      if (!canonical.isEmpty() && (groups > 1 || !plus)) {
        found = add(found, canonical, at);
      }
      if (groups > 1 && (grouped(all) || registered(all, shape))) {
        found = add(found, all.toString(), at);
      }
      if (groups >= 8) {
        return found;
      }
      int next = skipSeparator(text, at, limit, mayBeTelephone);
      if (next < 0) {
        return found;
      }
      at = next;
    }
    return found;
  }

  /**
   * Behind the signs between two groups of digits, or −1. A zero in brackets behind a country code
   * is skipped with them.
   */
  private static int skipSeparator(char[] text, int at, int limit, boolean telephone) {
    int i = at;
    int signs = 0;
    while (i < limit && signs < 3) {
      char c = text[i];
      if (telephone && c == '(' && i + 2 < limit && text[i + 1] == '0' && text[i + 2] == ')') {
        i += 3;
      } else if (separates(c) || (telephone && (c == '(' || c == ')' || c == '/'))) {
        i++;
      } else {
        break;
      }
      signs++;
    }
    boolean goesOn = signs > 0 && i < limit && digit(text[i]);
    return goesOn && (telephone || signs == 1) ? i : -1;
  }

  private static String telephone(StringBuilder digits, boolean plus) {
    int length = digits.length();
    if (plus) {
      return international(digits, 0);
    }
    if (length > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0') {
      return international(digits, 2);
    }
    if ((length == 9 || length == 10) && digits.charAt(0) == '0') {
      return "32" + digits.substring(1);
    }
    return "";
  }

  private static String international(StringBuilder digits, int from) {
    int length = digits.length() - from;
    if (length < 8 || length > 15 || digits.charAt(from) == '0') {
      return "";
    }
    boolean belgian = digits.charAt(from) == '3' && digits.charAt(from + 1) == '2';
    return belgian && length != 10 && length != 11 ? "" : digits.substring(from);
  }

  /** Card numbers and device numbers (IMEI): Luhn's digit. */
  private static boolean grouped(StringBuilder digits) {
    int length = digits.length();
    if (length < 13 || length > MOST_DIGITS) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int d = digits.charAt(length - 1 - i) - '0';
      int weighted = (i & 1) == 1 ? d * 2 : d;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** Belgian register number (2.2.2-3.2) and company number (4.3.3), check by 97. */
  private static boolean registered(StringBuilder digits, int shape) {
    if (digits.length() == 11 && shape == 22232) {
      long first = Long.parseLong(digits, 0, 9, 10);
      int check = Integer.parseInt(digits, 9, 11, 10);
      return 97 - first % 97 == check || 97 - (2_000_000_000L + first) % 97 == check;
    }
    return digits.length() == 10 && shape == 433 && company(digits);
  }

  private static boolean company(StringBuilder digits) {
    return digits.charAt(0) <= '1'
        && 97 - Long.parseLong(digits, 0, 8, 10) % 97 == Integer.parseInt(digits, 8, 10, 10);
  }

  private static List<WrittenNumber> iban(char[] text, int start, int limit) {
    List<WrittenNumber> found = List.of();
    StringBuilder all = new StringBuilder(LONGEST_IBAN);
    int at = start;
    boolean separated = false;
    while (true) {
      while (at < limit && alphanumeric(text[at])) {
        if (all.length() == LONGEST_IBAN) {
          return found;
        }
        all.append(text[at++]);
      }
      if (at < limit && Letters.continues(Character.codePointAt(text, at, limit))) {
        return found;
      }
      if (separated && all.length() >= 15 && checkedBy97(all)) {
        found = add(found, all.toString().toLowerCase(Locale.ROOT), at);
      }
      if (at + 1 >= limit || !separates(text[at]) || !alphanumeric(text[at + 1])) {
        return found;
      }
      separated = true;
      at++;
    }
  }

  /** ISO 7064: country and check moved to the end, letters as 10 to 35, remainder 1. */
  private static boolean checkedBy97(StringBuilder iban) {
    int remainder = 0;
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }

  private static List<WrittenNumber> companyWithCountry(
      char[] text, int start, int limit, List<WrittenNumber> found) {
    StringBuilder all = new StringBuilder(10);
    boolean separated = false;
    int at = start + 2;
    while (at < limit && all.length() < 10) {
      if (digit(text[at])) {
        all.append(text[at]);
      } else if (separates(text[at]) && at + 1 < limit && digit(text[at + 1])) {
        separated = true;
      } else {
        return found;
      }
      at++;
    }
    boolean ends = at == limit || !Letters.continues(Character.codePointAt(text, at, limit));
    return separated && ends && all.length() == 10 && company(all)
        ? add(found, "be" + all, at)
        : found;
  }

  private static List<WrittenNumber> networkCard(
      char[] text, int start, int limit, List<WrittenNumber> found) {
    int end = start + 17;
    if (end > limit || (text[start + 2] != ':' && text[start + 2] != '-')) {
      return found;
    }
    StringBuilder all = new StringBuilder(12);
    for (int i = 0; i < 17; i++) {
      char c = text[start + i];
      if (i % 3 == 2 ? c != text[start + 2] : !hex(c)) {
        return found;
      }
      if (i % 3 != 2) {
        all.append(c);
      }
    }
    boolean ends =
        end == limit
            || (!Letters.continues(Character.codePointAt(text, end, limit))
                && text[end] != text[start + 2]);
    return ends ? add(found, all.toString().toLowerCase(Locale.ROOT), end) : found;
  }

  private static List<WrittenNumber> add(List<WrittenNumber> found, String canonical, int end) {
    List<WrittenNumber> more = found.isEmpty() ? new ArrayList<>(2) : found;
    WrittenNumber number = new WrittenNumber(canonical, end);
    if (!more.contains(number)) {
      more.add(number);
    }
    return more;
  }

  private static boolean separates(char c) {
    return c == ' '
        || c == '.'
        || c == '-'
        || c == '\u00A0'
        || c == '\u202F'
        || c == '\u2009'
        || c == '\u2011';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    char small = (char) (c | 0x20);
    return c < 128 && small >= 'a' && small <= 'z';
  }

  private static boolean alphanumeric(char c) {
    return digit(c) || letter(c);
  }

  private static boolean hex(char c) {
    char small = (char) (c | 0x20);
    return digit(c) || (c < 128 && small >= 'a' && small <= 'f');
  }
}
