package be.zegel.paging;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the rows, in the list's order
 * @param next the cursor of the following page, null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** The most rows that a caller may ask for at once. */
  public static final int MAX_LIMIT = 200;

  /** The rows of a page when the caller does not say. */
  public static final int DEFAULT_LIMIT = 50;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page from a query that was asked for one row more than the page holds.
   *
   * @param rows at most {@code limit + 1} rows
   * @param cursor makes the cursor that continues after a row
   */
  public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> page = rows.subList(0, limit);
    return new Page<>(page, cursor.apply(page.getLast()).encoded());
  }

  /** The same page with every row turned into something else. */
  public <R> Page<R> map(Function<T, R> turn) {
    return new Page<>(items.stream().map(turn).toList(), next);
  }

  /**
   * The rows of a page: {@link #DEFAULT_LIMIT} when the caller does not say.
   *
   * @throws ProblemException INVALID_INPUT for a limit below 1 or above {@link #MAX_LIMIT}; a
   *     shorter page than asked for would pass for the end of the list
   */
  public static int limit(@Nullable Integer asked) {
    if (asked != null && (asked < 1 || asked > MAX_LIMIT)) {
      throw ProblemException.field(Problem.INVALID_INPUT, "limit", "page.limit");
    }
    return asked == null ? DEFAULT_LIMIT : asked;
  }
}
