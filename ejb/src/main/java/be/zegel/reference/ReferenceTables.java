package be.zegel.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Reads all reference tables over one connection. Each list comes in the order in which people
 * should see it, so every statement says ORDER BY.
 */
final class ReferenceTables {

  /** Makes one thing of one row. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  /** Does something with one row. */
  @FunctionalInterface
  private interface Visitor {
    void visit(Row row) throws SQLException;
  }

  private final Connection connection;

  private ReferenceTables(Connection connection) {
    this.connection = connection;
  }

  /** Everything the tables say now. */
  static ReferenceSnapshot read(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Reference data cannot be read; have the migrations V001 to V009 run?", e);
    }
  }

  /** Everything the tables say to this connection, what it has not committed included. */
  static ReferenceSnapshot read(Connection connection) throws SQLException {
    return new ReferenceSnapshot(new ReferenceTables(connection).rows());
  }

  private ReferenceRows rows() throws SQLException {
    return new ReferenceRows(
        list("select * from appeal_court order by id", ReferenceTables::appealCourt),
        list(
            """
            select a.*, c.code as appeal_court
            from arrondissement a join appeal_court c on c.id = a.appeal_court_id
            order by a.id
            """,
            ReferenceTables::arrondissement),
        list(
            """
            select o.*, a.code as arrondissement
            from office o left join arrondissement a on a.id = o.arrondissement_id
            order by o.id
            """,
            ReferenceTables::office),
        list(
            """
            select d.*, a.code as arrondissement, o.code as office
            from division d
              join arrondissement a on a.id = d.arrondissement_id
              join office o on o.id = d.office_id
            order by d.id
            """,
            ReferenceTables::division),
        list(
            """
            select u.*, p.code as parent, o.code as office,
              (select array_agg(a.code::text order by x.distance)
               from unit_ancestor x join unit a on a.id = x.ancestor_id
               where x.unit_id = u.id) as ancestors
            from unit u
              left join unit p on p.id = u.parent_id
              join office o on o.id = u.office_id
            order by u.id
            """,
            ReferenceTables::unit),
        list(
            """
            select r.*, u.code as unit, o.code as office
            from storage_room r
              left join unit u on u.id = r.unit_id
              left join office o on o.id = r.office_id
            order by r.id
            """,
            ReferenceTables::storageRoom),
        list(
            """
            select p.*,
              (select array_agg(x.offence_code::text order by x.sort)
               from phenomenon_offence x
               where x.phenomenon_code = p.code) as offences
            from phenomenon p
            order by p.sort
            """,
            ReferenceTables::phenomenon),
        offences(),
        measureTypes(),
        list(
            "select * from deadline_rule order by sort, valid_from nulls first",
            ReferenceTables::deadlineRule),
        list("select * from decision order by sort", ReferenceTables::decision),
        list("select * from person_case_role order by sort", ReferenceTables::personCaseRole),
        list(
            "select * from retention_rule order by sort, phase, valid_from nulls first",
            ReferenceTables::retentionRule),
        list(
            "select * from code_label order by code_set, sort, valid_from nulls first",
            row ->
                new Code(
                    row.value(CodeSet.class, "code_set"),
                    row.text("code"),
                    row.labels(),
                    row.validity())),
        settings());
  }

  private Map<String, String> settings() throws SQLException {
    Map<String, String> settings = new HashMap<>();
    forEach(
        "select name, value from reference_setting order by name",
        row -> settings.put(row.text("name"), row.text("value")));
    return Map.copyOf(settings);
  }

  private <T> List<T> list(String sql, Reader<T> reader) throws SQLException {
    List<T> things = new ArrayList<>();
    forEach(sql, row -> things.add(reader.read(row)));
    return List.copyOf(things);
  }

  private void forEach(String sql, Visitor visitor) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet result = statement.executeQuery()) {
      Row row = new Row(result);
      while (result.next()) {
        visitor.visit(row);
      }
    }
  }

  private static AppealCourt appealCourt(Row row) throws SQLException {
    return new AppealCourt(row.number("id"), row.text("code"), row.labels(), row.validity());
  }

  private static Arrondissement arrondissement(Row row) throws SQLException {
    return new Arrondissement(
        row.number("id"), row.text("code"), row.text("appeal_court"), row.labels(), row.validity());
  }

  private static Office office(Row row) throws SQLException {
    return new Office(
        row.number("id"),
        row.text("code"),
        row.text("kind").equals("FEDERAL"),
        row.textIfAny("arrondissement"),
        row.texts("procedural_languages").stream()
            .map(tag -> Language.ofTag(tag).orElseThrow())
            .toList(),
        row.labels(),
        row.validity());
  }

  private static Division division(Row row) throws SQLException {
    return new Division(
        row.number("id"),
        row.text("code"),
        row.text("arrondissement"),
        row.text("office"),
        row.labels(),
        row.validity());
  }

  private static PoliceUnit unit(Row row) throws SQLException {
    return new PoliceUnit(
        row.number("id"),
        row.text("code"),
        row.value(PoliceUnit.Kind.class, "kind"),
        row.textIfAny("parent"),
        row.text("office"),
        row.texts("ancestors"),
        row.yes("demo"),
        row.labels(),
        row.validity());
  }

  private static StorageRoom storageRoom(Row row) throws SQLException {
    return new StorageRoom(
        row.number("id"),
        row.text("code"),
        row.value(StorageRoom.Kind.class, "kind"),
        row.textIfAny("unit"),
        row.textIfAny("office"),
        row.yes("demo"),
        row.labels(),
        row.validity());
  }

  private static Phenomenon phenomenon(Row row) throws SQLException {
    return new Phenomenon(
        row.text("code"),
        row.labels(),
        row.texts("offences"),
        row.labelsIfAny("first_hours_"),
        row.certainty(),
        row.validity());
  }

  private List<Offence> offences() throws SQLException {
    Map<String, List<Provision>> provisions = new HashMap<>();
    forEach(
        "select * from offence_in_force order by book, sort, id",
        row ->
            provisions
                .computeIfAbsent(row.text("offence_code"), offence -> new ArrayList<>())
                .add(provision(row)));
    return list(
        "select * from offence order by sort",
        row ->
            new Offence(
                row.text("code"),
                row.labels(),
                provisions.getOrDefault(row.text("code"), List.of())));
  }

  private static Provision provision(Row row) throws SQLException {
    return new Provision(
        row.value(Provision.Book.class, "book"),
        row.text("aspect"),
        row.text("articles"),
        row.value(Provision.LevelRule.class, "level_rule"),
        row.numberIfAny("level_min"),
        row.numberIfAny("level_max"),
        row.valueIfAny(Provision.OldClass.class, "old_class"),
        row.valueIfAny(Provision.AttemptRule.class, "attempt_rule"),
        row.certaintyIfAny("attempt_certainty"),
        row.yesIfAny("interception"),
        row.certainty(),
        row.textIfAny("remark"),
        row.validity("in_force_from", "in_force_to"));
  }

  private List<MeasureType> measureTypes() throws SQLException {
    Map<Integer, Map<String, Term>> lookbacks = new HashMap<>();
    forEach(
        "select * from measure_lookback order by measure_id, ground",
        row ->
            lookbacks
                .computeIfAbsent(row.number("measure_id"), measure -> new HashMap<>())
                .put(row.text("ground"), Term.parse(row.text("lookback"))));
    return list(
        "select * from measure_type order by sort, valid_from nulls first",
        row -> measureType(row, lookbacks.getOrDefault(row.number("id"), Map.of())));
  }

  private static MeasureType measureType(Row row, Map<String, Term> lookback) throws SQLException {
    return new MeasureType(
        row.text("code"),
        row.value(MeasureType.Kind.class, "kind"),
        row.text("article"),
        row.values(OrderingAuthority.class, "ordered_by"),
        row.values(OrderingAuthority.class, "urgent_by"),
        row.valueIfAny(OrderingAuthority.class, "confirmed_by"),
        row.termIfAny("confirm_within"),
        row.valueIfAny(OrderingAuthority.class, "requested_by"),
        row.termIfAny("min_prison_term"),
        row.yes("written"),
        row.yes("verbal_if_urgent"),
        row.termIfAny("duration"),
        row.yes("renewable"),
        row.termIfAny("max_total"),
        row.termIfAny("storage"),
        lookback,
        row.yes("exhibit_basis"),
        row.labels(),
        row.labels("limits_"),
        row.certainty(),
        row.validity());
  }

  private static DeadlineRule deadlineRule(Row row) throws SQLException {
    return new DeadlineRule(
        row.text("code"),
        row.text("triggered_by"),
        row.value(DeadlineRule.Kind.class, "kind"),
        row.termIfAny("length"),
        row.termIfAny("extension"),
        row.texts("warn_at").stream().map(Term::parse).toList(),
        row.texts("owners"),
        row.textIfAny("measure_code"),
        row.yes("informational"),
        row.text("source"),
        row.labels(),
        row.certainty(),
        row.validity());
  }

  private static Decision decision(Row row) throws SQLException {
    return new Decision(
        row.text("code"),
        row.labels(),
        row.valueIfAny(CodeSet.class, "reason_set"),
        row.textIfAny("leads_to"),
        row.certainty(),
        row.validity());
  }

  private static PersonCaseRole personCaseRole(Row row) throws SQLException {
    return new PersonCaseRole(
        row.text("code"), row.labels(), row.numbers("classes"), row.validity());
  }

  private static RetentionRule retentionRule(Row row) throws SQLException {
    return new RetentionRule(
        row.text("code"),
        row.number("phase"),
        row.text("data_class"),
        row.valueIfAny(Provision.OldClass.class, "old_class"),
        row.numberIfAny("level_min"),
        row.numberIfAny("level_max"),
        row.text("triggered_by"),
        row.termIfAny("length"),
        row.value(RetentionRule.Afterwards.class, "afterwards"),
        row.termIfAny("extension"),
        row.textIfAny("extended_by"),
        row.labels(),
        row.certainty(),
        row.validity());
  }
}
