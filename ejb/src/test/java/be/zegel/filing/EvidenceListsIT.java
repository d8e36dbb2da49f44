package be.zegel.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every list walks an index, as the application's own role under row-level security. */
class EvidenceListsIT {

  private static FiledEvidence evidence;
  private static UUID file;

  @BeforeAll
  static void manyRows() throws SQLException {
    evidence = new FiledEvidence();
    file = evidence.file("mailbox.mbox", 100);
    String columns =
        "file_id, exhibit_id, case_id, parent_id, ordinal, depth, path, name, size, sha256, state, object_id, recorded_at";
    evidence.execute(
        """
        insert into evidence_item (id, %s)
        select gen_random_uuid(), '%s', '%s', '%s', '%s', n, 1, 'p', 'n', 1, '%s', 'WAITING', gen_random_uuid(), now() from generate_series(0, 19999) n
        """
            .formatted(
                columns,
                file,
                evidence.exhibitId,
                evidence.caseId,
                ItemIds.root(file),
                FiledEvidence.HASH));
    evidence.execute(
        """
        insert into processing_job (case_id, file_id, item_id, task, task_version, state, priority, created_at)
        select case_id, file_id, id, 'EXTRACT', 1, case when ordinal % 100 = 0 then 'WAITING' else 'DONE' end, 2, now() from evidence_item where parent_id is not null
        """);
    evidence.execute("analyze");
  }

  @Test
  void theItemsOfAFile() throws SQLException {
    assertThat(plan(EvidenceRows.ITEMS_OF_FILE, file, 500L, 51))
        .contains("evidence_item_file")
        .doesNotContain("Sort");
  }

  @Test
  void theChildrenOfAnItem() throws SQLException {
    assertThat(plan(EvidenceRows.CHILDREN, ItemIds.root(file), 500L, 51))
        .contains("evidence_item_parent")
        .doesNotContain("Sort");
  }

  @Test
  void theFilesOfAnExhibit() throws SQLException {
    assertThat(
            plan(
                "set local enable_seqscan = off",
                EvidenceRows.FILES_OF_EXHIBIT,
                evidence.exhibitId,
                Instant.EPOCH.atOffset(ZoneOffset.UTC),
                new UUID(0, 0),
                51))
        .contains("evidence_file_exhibit")
        .doesNotContain("Sort");
  }

  @Test
  void theNextJob() throws SQLException {
    assertThat(
            task(
                "select id from processing_job where task = 'EXTRACT' and state = 'WAITING' and"
                    + " priority between 0 and 9 and (not_before is null or not_before <= now())"
                    + " order by priority, id limit 5 for update skip locked"))
        .contains("processing_job_next");
  }

  private static String plan(String sql, Object... values) throws SQLException {
    return plan("select 1", sql, values);
  }

  private static String plan(String before, String sql, Object... values) throws SQLException {
    try (Connection connection = evidence.database.as(evidence.investigator)) {
      connection.createStatement().execute(before);
      return explain(connection, sql, values);
    }
  }

  private static String task(String sql) throws SQLException {
    try (Connection connection = evidence.database.asTask("PROCESSING")) {
      return explain(connection, sql);
    }
  }

  private static String explain(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("explain " + sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }
}
