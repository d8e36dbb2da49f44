package be.zegel.paging;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list after which the next page begins: the sort keys of the last row. Opaque to
 * callers; a cursor of another list or a mangled one is refused as {@link Problem#INVALID_CURSOR}.
 * It grants nothing: the next page is authorised anew.
 *
 * @param list the list and order it belongs to, so that it cannot be used on another
 * @param keys the sort keys of the last row shown
 */
public record Cursor(String list, List<String> keys) {

  /** What every database can hold. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static final char SEPARATOR = '\u001f';

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** A cursor of a list whose keys are given as text. */
  public static Cursor after(String list, Object... keys) {
    List<String> texts = new ArrayList<>();
    for (Object key : keys) {
      texts.add(String.valueOf(key));
    }
    return new Cursor(list, texts);
  }

  /**
   * Reads a cursor.
   *
   * @return null when there was none, so that the list begins at its start
   * @throws ProblemException {@link Problem#INVALID_CURSOR}
   */
  public static @Nullable Cursor decode(@Nullable String encoded, String list, int keys) {
    if (encoded == null || encoded.isBlank()) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      String[] parts = text.split(String.valueOf(SEPARATOR), -1);
      // No key that we gave out holds a NUL, which no database takes as text.
      if (parts.length == keys + 1 && parts[0].equals(list) && text.indexOf('\0') < 0) {
        return new Cursor(list, List.of(parts).subList(1, parts.length));
      }
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Problem.INVALID_CURSOR);
    }
    throw ProblemException.of(Problem.INVALID_CURSOR);
  }

  /** The cursor as callers carry it. */
  public String encoded() {
    String text = list + SEPARATOR + String.join(String.valueOf(SEPARATOR), keys);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The key at a place, as an instant. */
  public Instant instant(int key) {
    try {
      Instant instant = Instant.parse(keys.get(key));
      if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw ProblemException.of(Problem.INVALID_CURSOR);
    }
    throw ProblemException.of(Problem.INVALID_CURSOR);
  }

  /** The key at a place, as an id. */
  public UUID id(int key) {
    try {
      return UUID.fromString(keys.get(key));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(Problem.INVALID_CURSOR);
    }
  }

  /** The key at a place, as a whole number. */
  public long number(int key) {
    try {
      return Long.parseLong(keys.get(key));
    } catch (NumberFormatException e) {
      throw ProblemException.of(Problem.INVALID_CURSOR);
    }
  }

  /** The key at a place, as a whole number within 32 bits. */
  public int smallNumber(int key) {
    long number = number(key);
    if (number != (int) number) {
      throw ProblemException.of(Problem.INVALID_CURSOR);
    }
    return (int) number;
  }

  /** The key at a place, as text. */
  public String text(int key) {
    return keys.get(key);
  }
}
