package be.zegel.reference;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of a reference table, read by column names in the words of the feature. */
record Row(ResultSet columns) {

  int number(String column) throws SQLException {
    return columns.getInt(column);
  }

  @Nullable Integer numberIfAny(String column) throws SQLException {
    int number = columns.getInt(column);
    return columns.wasNull() ? null : number;
  }

  boolean yes(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  @Nullable Boolean yesIfAny(String column) throws SQLException {
    boolean yes = columns.getBoolean(column);
    return columns.wasNull() ? null : yes;
  }

  /** The text of a column that is never null. */
  String text(String column) throws SQLException {
    String text = columns.getString(column);
    if (text == null) {
      throw new SQLException("The column " + column + " is null");
    }
    return text;
  }

  @Nullable String textIfAny(String column) throws SQLException {
    return columns.getString(column);
  }

  <E extends Enum<E>> E value(Class<E> type, String column) throws SQLException {
    return Enum.valueOf(type, text(column));
  }

  <E extends Enum<E>> @Nullable E valueIfAny(Class<E> type, String column) throws SQLException {
    String name = textIfAny(column);
    return name == null ? null : Enum.valueOf(type, name);
  }

  <E extends Enum<E>> Set<E> values(Class<E> type, String column) throws SQLException {
    return texts(column).stream()
        .map(name -> Enum.valueOf(type, name))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Nullable Term termIfAny(String column) throws SQLException {
    String term = textIfAny(column);
    return term == null ? null : Term.parse(term);
  }

  @Nullable Certainty certaintyIfAny(String column) throws SQLException {
    String mark = textIfAny(column);
    return mark == null ? null : Certainty.ofMark(mark);
  }

  Certainty certainty() throws SQLException {
    return Certainty.ofMark(text("certainty"));
  }

  List<String> texts(String column) throws SQLException {
    return elements(column, String[].class);
  }

  List<Integer> numbers(String column) throws SQLException {
    return elements(column, Integer[].class);
  }

  private <T> List<T> elements(String column, Class<T[]> type) throws SQLException {
    Array array = columns.getArray(column);
    return array == null ? List.of() : Arrays.asList(type.cast(array.getArray()));
  }

  Labels labels() throws SQLException {
    return labels("");
  }

  Labels labels(String prefix) throws SQLException {
    return new Labels(
        text(prefix + "nl"), text(prefix + "fr"), text(prefix + "de"), text(prefix + "en"));
  }

  @Nullable Labels labelsIfAny(String prefix) throws SQLException {
    return textIfAny(prefix + "en") == null ? null : labels(prefix);
  }

  Validity validity() throws SQLException {
    return validity("valid_from", "valid_to");
  }

  Validity validity(String from, String to) throws SQLException {
    return new Validity(
        columns.getObject(from, LocalDate.class), columns.getObject(to, LocalDate.class));
  }
}
