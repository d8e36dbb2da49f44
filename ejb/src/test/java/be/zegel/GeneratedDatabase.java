package be.zegel;

import be.zegel.servers.GeneratedRegister;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * A database with ten thousand cases and a hundred thousand exhibits, made once for all tests of a
 * run that look at the plans of lists, and accounts of every kind that sees many of them.
 */
public final class GeneratedDatabase {

  private static final long CASES = 10_000;
  private static final Set<String> BIG =
      Set.of("case_file", "case_word", "case_member", "exhibit", "transfer", "ledger_event");

  private final MigratedDatabase database;
  private final Map<String, Long> persons = new ConcurrentHashMap<>();

  private GeneratedDatabase() {
    database = MigratedDatabase.create();
    execute(
        """
        insert into person (username, name, language, unit_id, office_id, roles, created_at, seen_at)
        select a.username, a.username, 'nl', u.id, o.id, array[a.role], now(), now()
        from (values ('investigator', 'RCCU-ANT', null, 'INVESTIGATOR'), ('leader', 'RCCU-ANT', null, 'UNIT_LEADER'), ('director', 'FEDPOL', null, 'UNIT_LEADER'),
                     ('custodian', 'RCCU-ANT', null, 'EVIDENCE_CUSTODIAN_POLICE'), ('prosecutor', null, 'ANT', 'PROSECUTOR'), ('nobody', 'PZ-LIE', null, 'ANALYST'))
               as a (username, unit, office, role)
        left join unit u on u.code = a.unit left join office o on o.code = a.office
        """);
    GeneratedRegister.fill(database.owner(), 0, CASES);
  }

  /** The one of this run. */
  public static GeneratedDatabase get() {
    return Holder.FILLED;
  }

  /** The accounts that were made, from who sees little to who sees much. */
  public static List<String> accounts() {
    return List.of("nobody", "investigator", "custodian", "leader", "prosecutor", "director");
  }

  /** The number of an account. */
  public long person(String username) {
    return persons.computeIfAbsent(
        username,
        name -> numbers("select id from person where username = '" + name + "'").getFirst());
  }

  /** What a function on the person in whose name the transaction runs answers. */
  public List<Integer> scope(String username, String function) {
    return read(username, "select unnest(" + function + "())").stream()
        .map(Integer::valueOf)
        .toList();
  }

  /** The values of the first column, seen by an account. */
  public List<String> read(String username, String sql) {
    try (Connection connection = database.as(person(username));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Changes something as the owner of the schema. */
  public void execute(String sql) {
    try (Connection connection = database.owner().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Numbers that the owner of the schema reads. */
  public List<Long> numbers(String sql) {
    try (Connection connection = database.owner().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<Long> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getLong(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** How a query goes about its work. */
  public record Plan(Set<String> scannedWhole, Set<String> indexes, String text) {}

  /** The plan of a query of the application in an account's name, under row-level security. */
  public Plan plan(String username, String sql) {
    String json = String.join("", read(username, "explain (format json) " + sql));
    Set<String> whole = new TreeSet<>();
    Set<String> indexes = new TreeSet<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      walk(reader.readArray().getJsonObject(0).getJsonObject("Plan"), whole, indexes);
    }
    return new Plan(whole, indexes, json);
  }

  private static void walk(JsonObject node, Set<String> whole, Set<String> indexes) {
    String table = node.getString("Relation Name", "");
    if (node.getString("Node Type").equals("Seq Scan") && BIG.contains(table)) {
      whole.add(table);
    }
    if (node.containsKey("Index Name")) {
      indexes.add(node.getString("Index Name"));
    }
    JsonArray below = node.getJsonArray("Plans");
    if (below != null) {
      for (JsonValue each : below) {
        walk(each.asJsonObject(), whole, indexes);
      }
    }
  }

  /** A query in JPA's notation as SQL, with its parameters as literals. */
  public static String sql(String query, Map<String, Object> parameters) {
    String sql = query.replace("\\:\\:", "::");
    // The longest first: a name may be the beginning of another.
    List<Map.Entry<String, Object>> longestFirst =
        parameters.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Object> each) -> each.getKey().length())
                    .reversed())
            .toList();
    for (Map.Entry<String, Object> each : longestFirst) {
      sql =
          sql.replaceAll(
              "(?<!:):" + each.getKey() + "\\b",
              Matcher.quoteReplacement(literal(each.getValue())));
    }
    return sql;
  }

  private static String literal(Object value) {
    return switch (value) {
      case Integer[] numbers ->
          Arrays.stream(numbers).map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"));
      case Number number -> number.toString();
      case UUID id -> "'" + id + "'::uuid";
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }

  private static final class Holder {
    static final GeneratedDatabase FILLED = new GeneratedDatabase();
  }
}
