package be.zegel.web.files;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a representation that a request asks for (RFC 9110 §14). One range is served; several
 * at once, and units other than bytes, are passed over, and the whole is served.
 *
 * @param from the first byte
 * @param length how many
 */
record ByteRange(long from, long length) {

  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * The range that a header asks for; null for the whole.
   *
   * @throws ProblemException RANGE_NOT_SATISFIABLE with the fact {@code size}
   */
  static @Nullable ByteRange of(@Nullable String header, long size) {
    if (header == null) {
      return null;
    }
    Matcher asked = ONE.matcher(header.strip());
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return null;
    }
    if (asked.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(asked.group(2)), size);
      if (last == 0) {
        throw beyond(size);
      }
      return new ByteRange(size - last, last);
    }
    long from = Long.parseLong(asked.group(1));
    long to = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
    if (from >= size) {
      throw beyond(size);
    }
    return to < from ? null : new ByteRange(from, Math.min(to, size - 1) - from + 1);
  }

  /** The header that names the part in the answer. */
  String contentRange(long size) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + size;
  }

  private static ProblemException beyond(long size) {
    return ProblemException.of(Problem.RANGE_NOT_SATISFIABLE, "size", String.valueOf(size));
  }
}
