package be.zegel.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/**
 * Puts what failed in a file back into the queue: each failed item, and for one whose bytes its
 * container did not give, the container.
 */
@ApplicationScoped
class Rereading {

  static final String AGAIN =
      """
      with failed as (
        select case when object_id is null then parent_id else id end as id from evidence_item where file_id = ? and state = 'FAILED'),
      waiting as (
        update evidence_item set state = 'WAITING', outcome = null, problem = null, version = version + 1
        where id in (select id from failed) returning id, case_id, file_id, depth)
      insert into processing_job (case_id, file_id, item_id, task, task_version, state, priority, created_at)
      select w.case_id, w.file_id, w.id, 'EXTRACT', ?, 'WAITING', case when w.depth = 0 then 1 else 3 end, ? from waiting w
      on conflict (item_id, task, task_version, options) do update set
        state = 'WAITING', attempts = 0, crashes = 0, deaths = 0, lease_owner = null, lease_until = null, not_before = null, finished_at = null, problem = null
      """;

  private Database database;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  Rereading() {}

  @Inject
  Rereading(Database database) {
    this.database = database;
  }

  void begin(UUID fileId, Instant now) {
    database.work(
        c -> {
          FileProgress.lock(c, fileId);
          Sql.on(c, AGAIN).with(fileId).with(Filing.EXTRACT_VERSION).with(now).update();
          return Sql.on(
                  c,
                  """
                  update evidence_file set state = 'EXTRACTING', problem = null, ready_at = null, items_failed = 0,
                    items_done = (select count(*) from evidence_item i where i.file_id = evidence_file.id and i.state = 'DONE'), version = version + 1
                  where id = ?
                  """)
              .with(fileId)
              .update();
        });
  }
}
