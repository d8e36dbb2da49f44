package be.zegel.filing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One statement of SQL with its values, in order. Queues, recursive trees and conflict rules are
 * PostgreSQL's own language; they are written in it and tested on it.
 */
final class Sql {

  /** Turns a row into a value. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final String text;
  private final List<@Nullable Object> values = new ArrayList<>();

  private Sql(Connection connection, String text) {
    this.connection = connection;
    this.text = text;
  }

  static Sql on(Connection connection, String text) {
    return new Sql(connection, text);
  }

  /** The value of the next question mark. */
  Sql with(@Nullable Object value) {
    values.add(value);
    return this;
  }

  /** Numbers as one array. */
  Sql withNumbers(List<Long> numbers) throws SQLException {
    return with(connection.createArrayOf("bigint", numbers.toArray()));
  }

  /** Ids as one array. */
  Sql withIds(List<UUID> ids) throws SQLException {
    return with(connection.createArrayOf("uuid", ids.toArray()));
  }

  int update() throws SQLException {
    try (PreparedStatement statement = prepared()) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> list(Row<T> row) throws SQLException {
    try (PreparedStatement statement = prepared();
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    }
  }

  <T> Optional<T> first(Row<T> row) throws SQLException {
    List<T> rows = list(row);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  private PreparedStatement prepared() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.size(); i++) {
      bind(statement, i + 1, values.get(i));
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(place, Types.NULL);
      case Instant instant -> statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
      case Enum<?> constant -> statement.setString(place, constant.name());
      case Array array -> statement.setArray(place, array);
      default -> statement.setObject(place, value);
    }
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}
