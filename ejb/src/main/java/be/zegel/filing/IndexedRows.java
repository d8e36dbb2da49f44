package be.zegel.filing;

import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.index.Compartment;
import be.zegel.evidence.index.IndexedItem;
import be.zegel.evidence.index.ItemOrigin;
import be.zegel.evidence.index.query.DateKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items as rows, turned into what the index knows of them. */
final class IndexedRows {

  private IndexedRows() {}

  static List<IndexJob> read(Connection c, List<Long> jobs) throws SQLException {
    return Sql.on(
            c,
            """
            select j.id as job, i.id, i.file_id, i.exhibit_id, i.case_id, e.label, i.name, i.path, i.media_type, i.declared_type, i.language, i.size, i.sha256,
                   i.dates || i.container_dates as dates, i.container_attributes || i.metadata as metadata, i.outcome, i.quarantined, i.withheld, i.text_object
            from processing_job j join evidence_item i on i.id = j.item_id join exhibit e on e.id = i.exhibit_id
            where j.id = any (?) order by j.id
            """)
        .withNumbers(jobs)
        .list(IndexedRows::job);
  }

  private static IndexJob job(ResultSet row) throws SQLException {
    UUID itemId = Objects.requireNonNull(Sql.id(row, "id"));
    UUID fileId = Objects.requireNonNull(Sql.id(row, "file_id"));
    String type = row.getString("media_type");
    String declared = row.getString("declared_type");
    IndexedItem item =
        new IndexedItem(
            new ItemOrigin(
                itemId.toString(),
                fileId.toString(),
                row.getString("exhibit_id"),
                row.getString("label")),
            row.getString("name"),
            row.getString("path"),
            type != null ? type : declared != null ? declared : "application/octet-stream",
            language(row.getString("language")),
            row.getLong("size"),
            row.getString("sha256"),
            dates(ItemJson.dates(row.getString("dates"))),
            metadata(ItemJson.metadata(row.getString("metadata")), row.getString("outcome")),
            row.getBoolean("quarantined") ? Compartment.QUARANTINED : Compartment.OPEN);
    return new IndexJob(
        row.getLong("job"),
        Objects.requireNonNull(Sql.id(row, "case_id")),
        fileId,
        itemId,
        item,
        row.getBoolean("withheld"),
        Sql.id(row, "text_object"));
  }

  private static Map<String, List<String>> metadata(
      Map<String, List<String>> found, @Nullable String outcome) {
    Map<String, List<String>> all = new LinkedHashMap<>(found);
    if (outcome != null) {
      all.put("zegel:outcome", List.of(outcome));
    }
    return all;
  }

  /** The code of ISO 639-1 in a language tag. */
  static @Nullable String language(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    String code = Locale.forLanguageTag(tag).getLanguage();
    return code.length() == 2 ? code : null;
  }

  /** The moments of an item, the one to sort by first. */
  static List<be.zegel.evidence.index.ItemDate> dates(List<ItemDate> found) {
    List<ItemDate> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(date -> rank(date.kind())));
    return sorted.stream()
        .map(
            date ->
                new be.zegel.evidence.index.ItemDate(
                    DateKind.valueOf(date.kind().name()), date.instant(), date.original()))
        .toList();
  }

  /** The moment to sort by: the one that says most about the item; null when there is none. */
  static @Nullable ItemDate main(List<ItemDate> dates) {
    return dates.stream().min(Comparator.comparingInt(date -> rank(date.kind()))).orElse(null);
  }

  /** What an item says about itself comes before what its container says of the file. */
  static int rank(ItemDate.Kind kind) {
    return switch (kind) {
      case SENT -> 0;
      case RECEIVED -> 1;
      case TAKEN -> 2;
      case MODIFIED -> 3;
      case CREATED -> 4;
      case ACCESSED -> 5;
    };
  }
}
