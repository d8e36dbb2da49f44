package be.zegel.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What search needs of the rows of evidence, under the row-level security of the one who asks. */
@Stateless
@RolesAllowed("**")
public class SearchableEvidence {

  static final String INDEXED =
      """
      select c.id, c.number from case_index i join case_in_sight c on c.id = i.case_id where c.readable order by c.id
      """;

  @Inject private Database database;
  @Inject private EvidenceRows rows;

  /** A case that has an index, and what people call it. */
  public record IndexedCase(UUID id, String number) {}

  /**
   * The cases with an index whose contents the caller may read. What a custodian may see of an
   * exhibit is left out of account: contents follow the case.
   */
  public List<IndexedCase> indexed() {
    return database.work(
        c ->
            Sql.on(c, INDEXED)
                .list(
                    row ->
                        new IndexedCase(
                            Objects.requireNonNull(Sql.id(row, "id")), row.getString("number"))));
  }

  /** The labels of those of these exhibits that the caller may see. */
  public Map<UUID, String> labels(List<UUID> exhibits) {
    Map<UUID, String> labels = new HashMap<>();
    database
        .work(
            c ->
                Sql.on(c, "select id, label from exhibit where id = any (?) order by id")
                    .withIds(exhibits)
                    .list(
                        row ->
                            Map.entry(
                                Objects.requireNonNull(Sql.id(row, "id")), row.getString("label"))))
        .forEach(each -> labels.put(each.getKey(), each.getValue()));
    return labels;
  }

  /** Those of these items that the caller may see, in no order. */
  public List<FoundItem> inSight(List<UUID> items) {
    return rows.items(items).stream().map(item -> new FoundItem(item.view(), item.text())).toList();
  }
}
