package be.zegel.filing;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored files and items as rows. Asks nobody for permission: its callers have. */
@ApplicationScoped
class EvidenceRows {

  /** Longer metadata is left out of lists. */
  private static final int LIST_METADATA = 8000;

  private static final String FILE =
      """
      select f.id, f.exhibit_id, f.case_id, f.filename, f.size, f.sha256, f.md5, f.sha1, f.state, f.items_total, f.items_done, f.items_failed, f.problem,
             f.filed_at, p.username, p.name, f.ready_at, f.checked_at, f.unsound, f.event_id, f.version
      from evidence_file f join person p on p.id = f.filed_by
      """;

  static final String FILES_OF_EXHIBIT =
      FILE
          + " where f.exhibit_id = ? and (f.filed_at, f.id) > (?, ?)"
          + " order by f.filed_at, f.id limit ?";

  static final String FILES_IN_TROUBLE =
      FILE
          + " where f.state in ('PARTIAL', 'FAILED') and f.case_id = any ((select"
          + " zegel_member_cases())::uuid[]) order by f.filed_at desc, f.id desc limit ?";

  private static final String ITEM =
      """
      select i.id, i.file_id, i.exhibit_id, i.case_id, i.parent_id, i.number, i.ordinal, i.depth, i.path, i.name, i.kind, i.media_type, i.declared_type,
             i.media_group, i.size, i.sha256, i.language, i.state, i.outcome, i.problem, i.parser, i.limit_hit, i.text_fallback,
             i.dates || i.container_dates as dates, i.warnings, i.children, i.expected, i.emitted, i.text_chars, i.text_object, i.preview_object, i.object_id,
             i.version,
      """;

  private static final String WITH_ALL =
      ITEM
          + " i.container_attributes || i.metadata as metadata, false as omitted from evidence_item i ";

  private static final String IN_LIST =
      ITEM
          + " case when length(i.metadata::text) <= "
          + LIST_METADATA
          + " then i.container_attributes || i.metadata else '{}' end as metadata,"
          + " length(i.metadata::text) > "
          + LIST_METADATA
          + " as omitted from evidence_item i ";

  static final String ITEMS_OF_FILE =
      IN_LIST + "where i.file_id = ? and i.number > ? order by i.number limit ?";

  static final String CHILDREN =
      IN_LIST + "where i.parent_id = ? and i.ordinal > ? order by i.ordinal limit ?";

  private Database database;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  EvidenceRows() {}

  @Inject
  EvidenceRows(Database database) {
    this.database = database;
  }

  /** A row of a list with the key to continue after it. */
  record Keyed<T>(T view, long key) {}

  /** Where the parts of an item lie in the store. */
  record ItemObjects(
      EvidenceItemView view, @Nullable UUID object, @Nullable UUID text, @Nullable UUID preview) {}

  EvidenceFileView file(UUID id) {
    return database.work(
        c ->
            Sql.on(c, FILE + " where f.id = ?")
                .with(id)
                .first(EvidenceRows::file)
                .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
  }

  List<EvidenceFileView> filesOf(UUID exhibitId, Instant after, UUID afterId, int count) {
    return database.work(
        c ->
            Sql.on(c, FILES_OF_EXHIBIT)
                .with(exhibitId)
                .with(after)
                .with(afterId)
                .with(count)
                .list(EvidenceRows::file));
  }

  List<EvidenceFileView> filesInTrouble(int count) {
    return database.work(c -> Sql.on(c, FILES_IN_TROUBLE).with(count).list(EvidenceRows::file));
  }

  UUID objectOf(UUID fileId) {
    return database.work(
        c ->
            Sql.on(c, "select object_id from evidence_file where id = ?")
                .with(fileId)
                .first(row -> Objects.requireNonNull(Sql.id(row, "object_id")))
                .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
  }

  ItemObjects item(UUID id) {
    return database.work(
        c ->
            Sql.on(c, WITH_ALL + "where i.id = ?")
                .with(id)
                .first(EvidenceRows::objects)
                .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND)));
  }

  /** The containers around an item, outermost first. */
  List<EvidenceItemView> around(UUID id) {
    return database.work(
        c ->
            Sql.on(
                    c,
                    "with recursive up as (select parent_id, depth from evidence_item where id = ?"
                        + " union all select p.parent_id, p.depth from up join evidence_item p on"
                        + " p.id = up.parent_id) "
                        + IN_LIST
                        + "join up on up.parent_id = i.id order by i.depth")
                .with(id)
                .list(EvidenceRows::item));
  }

  List<Keyed<EvidenceItemView>> itemsOf(UUID fileId, long after, int count) {
    return keyed(ITEMS_OF_FILE, fileId, after, count, "number");
  }

  List<Keyed<EvidenceItemView>> childrenOf(UUID itemId, long after, int count) {
    return keyed(CHILDREN, itemId, after, count, "ordinal");
  }

  private List<Keyed<EvidenceItemView>> keyed(
      String sql, UUID of, long after, int count, String key) {
    return database.work(
        c ->
            Sql.on(c, sql)
                .with(of)
                .with(after)
                .with(count)
                .list(row -> new Keyed<>(item(row), row.getLong(key))));
  }

  /** Items with their texts, those in sight, for a list of hits. */
  List<ItemObjects> items(List<UUID> ids) {
    return database.work(
        c -> Sql.on(c, IN_LIST + "where i.id = any (?)").withIds(ids).list(EvidenceRows::objects));
  }

  private static EvidenceFileView file(ResultSet row) throws SQLException {
    UUID id = Objects.requireNonNull(Sql.id(row, "id"));
    return new EvidenceFileView(
        id,
        Objects.requireNonNull(Sql.id(row, "exhibit_id")),
        Objects.requireNonNull(Sql.id(row, "case_id")),
        row.getString("filename"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("md5"),
        row.getString("sha1"),
        EvidenceFileView.State.valueOf(row.getString("state")),
        row.getInt("items_total"),
        row.getInt("items_done"),
        row.getInt("items_failed"),
        row.getString("problem"),
        Objects.requireNonNull(Sql.instant(row, "filed_at")),
        row.getString("username"),
        row.getString("name"),
        Sql.instant(row, "ready_at"),
        Objects.requireNonNull(Sql.instant(row, "checked_at")),
        row.getBoolean("unsound"),
        Objects.requireNonNull(Sql.id(row, "event_id")),
        ItemIds.root(id),
        row.getInt("version"));
  }

  private static ItemObjects objects(ResultSet row) throws SQLException {
    return new ItemObjects(
        item(row),
        Sql.id(row, "object_id"),
        Sql.id(row, "text_object"),
        Sql.id(row, "preview_object"));
  }

  private static EvidenceItemView item(ResultSet row) throws SQLException {
    String type = row.getString("media_type");
    return new EvidenceItemView(
        Objects.requireNonNull(Sql.id(row, "id")),
        Objects.requireNonNull(Sql.id(row, "file_id")),
        Objects.requireNonNull(Sql.id(row, "exhibit_id")),
        Objects.requireNonNull(Sql.id(row, "case_id")),
        Sql.id(row, "parent_id"),
        row.getInt("depth"),
        row.getString("path"),
        row.getString("name"),
        row.getString("kind"),
        type == null ? row.getString("declared_type") : type,
        row.getString("media_group"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("language"),
        EvidenceItemView.State.valueOf(row.getString("state")),
        row.getString("outcome"),
        row.getString("problem"),
        row.getString("parser"),
        row.getString("limit_hit"),
        row.getBoolean("text_fallback"),
        metadata(row.getString("metadata")),
        row.getBoolean("omitted"),
        dates(row.getString("dates")),
        remarks(row.getString("warnings")),
        row.getInt("children"),
        count(row, "expected"),
        count(row, "emitted"),
        row.getLong("text_chars"),
        Sql.id(row, "preview_object") != null,
        row.getInt("version"));
  }

  private static @Nullable Integer count(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private static Map<String, List<String>> metadata(String json) {
    return ItemJson.metadata(json);
  }

  private static List<EvidenceItemView.StatedDate> dates(String json) {
    return ItemJson.dates(json).stream()
        .map(
            date ->
                new EvidenceItemView.StatedDate(
                    date.kind().name(), date.instant(), date.original(), date.zoneStated()))
        .toList();
  }

  private static List<EvidenceItemView.Remark> remarks(String json) {
    List<EvidenceItemView.Remark> remarks = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      for (JsonValue each : reader.readArray()) {
        JsonObject remark = each.asJsonObject();
        remarks.add(
            new EvidenceItemView.Remark(remark.getString("code"), remark.getString("detail")));
      }
    }
    return remarks;
  }

  /** When the person last took a copy of a file, since a moment. */
  Optional<Instant> copiedSince(UUID fileId, long personId, Instant since) {
    return database.work(
        c ->
            Sql.on(
                    c,
                    "select copied_at from file_copy where file_id = ? and person_id = ? and"
                        + " copied_at > ? order by copied_at desc limit 1")
                .with(fileId)
                .with(personId)
                .with(since)
                .first(row -> Objects.requireNonNull(Sql.instant(row, "copied_at"))));
  }

  void copied(UUID fileId, long personId, Instant now) {
    database.work(
        c ->
            Sql.on(
                    c,
                    "insert into file_copy (file_id, person_id, copied_at) values (?, ?, ?) on"
                        + " conflict do nothing")
                .with(fileId)
                .with(personId)
                .with(now)
                .update());
  }
}
