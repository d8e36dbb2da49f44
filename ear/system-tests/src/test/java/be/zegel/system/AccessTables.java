package be.zegel.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two tables of {@code docs/guide/access.md}, as data. */
record AccessTables(Map<String, Map<String, String>> permissions, List<Route> routes) {

  /**
   * A route and what it needs.
   *
   * @param needs a permission, or one of the words that the guide explains
   */
  record Route(String method, String path, String needs) {
    /** What the path names. */
    Subject subject() {
      return path.contains("{id}")
          ? Subject.valueOf(path.split("/")[1].toUpperCase(java.util.Locale.ROOT))
          : Subject.NOTHING;
    }

    String name() {
      return method + " " + path;
    }
  }

  /** What an address names, and the permission with which one sees that it is there. */
  enum Subject {
    CASES("SEE_CASE"),
    EXHIBITS("SEE_EXHIBIT"),
    TRANSFERS("SEE_EXHIBIT"),
    PROPOSALS("SEE_EXHIBIT"),
    DIRECTIVES("READ_CASE"),
    FILES("READ_EVIDENCE"),
    ITEMS("READ_EVIDENCE"),
    PACKETS("READ_CASE"),
    PASSKEYS(""),
    NOTHING("");

    private final String sight;

    Subject(String sight) {
      this.sight = sight;
    }
  }

  /** What the decision point has to answer. */
  enum Expected {
    PERMITTED,
    REFUSED,
    UNSEEN,
    PUBLIC
  }

  static AccessTables read() {
    List<String> lines =
        RunningSystem.read(RunningSystem.checkout().resolve("docs/guide/access.md"))
            .lines()
            .toList();
    List<List<String>> permissionRows = table(lines, "permissions");
    List<String> relations = permissionRows.getFirst();
    Map<String, Map<String, String>> permissions = new LinkedHashMap<>();
    for (List<String> row : permissionRows.subList(1, permissionRows.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 1; i < relations.size(); i++) {
        cells.put(relations.get(i), row.get(i));
      }
      permissions.put(row.getFirst(), cells);
    }
    List<Route> routes =
        table(lines, "routes").stream()
            .skip(1)
            .map(row -> new Route(row.get(0), row.get(1), row.get(2)))
            .toList();
    assertThat(permissions).as("permissions in the guide").hasSizeGreaterThan(10);
    assertThat(routes).as("routes in the guide").hasSizeGreaterThan(40);
    return new AccessTables(permissions, routes);
  }

  private static List<List<String>> table(List<String> lines, String name) {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.equals("<!-- table: " + name + " -->")) {
        inside = true;
      } else if (inside && line.startsWith("|") && !line.startsWith("|---")) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1).split("\\|")) {
          cells.add(cell.strip());
        }
        rows.add(cells);
      } else if (inside && !line.startsWith("|")) {
        inside = false;
      }
    }
    return rows;
  }

  boolean permits(String permission, String relation, String confidentiality) {
    String cell = permissions.getOrDefault(permission, Map.of()).getOrDefault(relation, "");
    assertThat(cell).as("the cell of " + permission + " and " + relation).isNotEmpty();
    return cell.contains(confidentiality.substring(0, 1));
  }

  /** The answer to somebody with this relation who needs this permission on this thing. */
  Expected expected(Subject subject, String permission, String relation, String confidentiality) {
    if (permits(permission, relation, confidentiality)) {
      return Expected.PERMITTED;
    }
    return permits(subject.sight, relation, confidentiality) ? Expected.REFUSED : Expected.UNSEEN;
  }

  boolean isPermission(String needs) {
    return permissions.containsKey(needs);
  }

  Set<String> relations() {
    return permissions.values().iterator().next().keySet();
  }
}
