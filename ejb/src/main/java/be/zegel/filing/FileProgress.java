package be.zegel.filing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * How far a file is: counted in the transaction that changes its items, under a lock of its row, so
 * that the last of many that finish at once sees that it is the last.
 */
final class FileProgress {

  private FileProgress() {}

  /** Locks the file until the transaction ends. To be called before the items of it are changed. */
  static void lock(Connection c, UUID fileId) throws SQLException {
    Sql.on(c, "select id from evidence_file where id = ? for update").with(fileId).list(row -> 0);
  }

  /** Adds to the counts, which are shown while the work goes on. */
  static void add(Connection c, UUID fileId, int total, int done, int failed) throws SQLException {
    Sql.on(
            c,
            """
            update evidence_file set items_total = items_total + ?, items_done = items_done + ?, items_failed = items_failed + ?,
              state = 'EXTRACTING', version = version + 1
            where id = ? and state <> 'ERASED'
            """)
        .with(total)
        .with(done)
        .with(failed)
        .with(fileId)
        .update();
  }

  /** Counts exactly, and says what became of the file, when nothing waits any more. */
  static void settle(Connection c, UUID fileId, Instant now) throws SQLException {
    Sql.on(
            c,
            """
            with counted as (
              select count(*) as total, count(*) filter (where state = 'DONE') as done, count(*) filter (where state = 'FAILED') as failed,
                     bool_or(state = 'FAILED') filter (where parent_id is null) as root_failed, max(outcome) filter (where parent_id is null) as root_outcome
              from evidence_item where file_id = ?)
            update evidence_file f set
              items_total = n.total, items_done = n.done, items_failed = n.failed,
              state = case when n.failed = 0 then 'READY' when n.root_failed and n.total = 1 then 'FAILED' else 'PARTIAL' end,
              problem = case when n.failed = 0 then null when n.root_failed then n.root_outcome else 'ITEMS_FAILED' end,
              ready_at = ?, version = f.version + 1
            from counted n
            where f.id = ? and f.state <> 'ERASED' and not exists (select from processing_job j where j.file_id = f.id and j.state in ('WAITING', 'RUNNING'))
            """)
        .with(fileId)
        .with(now)
        .with(fileId)
        .update();
  }
}
