package be.zegel.filing;

import be.zegel.access.SystemTask;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The database's side of the indexes: which job is durable in which commit. A job counts as done
 * only after its commit, so a death between the two repeats it and loses nothing; an index that
 * stands behind the database's number is brought up to it again.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IndexingJobs {

  private Database database;
  private Clock clock;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  public IndexingJobs() {}

  @Inject
  public IndexingJobs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The index of a case as the database knows it.
   *
   * @param commitNo the last commit
   */
  public record KnownIndex(UUID caseId, long commitNo) {}

  /** The number of the next commit; grows and never repeats. */
  public long nextCommit() {
    return database.work(
        c ->
            Sql.on(c, "select nextval('index_commit_no') as no")
                .first(row -> row.getLong("no"))
                .orElseThrow());
  }

  /**
   * Notes that jobs are durable in a commit of their cases.
   *
   * @param owner who holds the leases
   * @param failed jobs whose text could not be read, with the reason; the rest of the item is
   *     findable
   */
  public void indexed(String owner, long commitNo, List<IndexJob> jobs, Map<Long, String> failed) {
    Instant now = clock.instant();
    database.change(
        c -> {
          // Files are locked in one order, so that two of these never wait for each other.
          TreeSet<UUID> files = new TreeSet<>();
          TreeSet<UUID> cases = new TreeSet<>();
          List<Long> ids = new ArrayList<>();
          jobs.forEach(
              job -> {
                files.add(job.fileId());
                cases.add(job.caseId());
                ids.add(job.id());
              });
          for (UUID file : files) {
            FileProgress.lock(c, file);
          }
          Sql.on(
                  c,
                  """
                  update processing_job set state = 'DONE', lease_owner = null, lease_until = null, finished_at = ?, index_no = ?, problem = null
                  where id = any (?) and lease_owner = ? and state = 'RUNNING'
                  """)
              .with(now)
              .with(commitNo)
              .withNumbers(ids)
              .with(owner)
              .update();
          fail(c, failed);
          for (UUID caseId : cases) {
            known(c, caseId, commitNo, now);
          }
          for (UUID file : files) {
            FileProgress.settle(c, file, now);
          }
        });
  }

  /** Indexes that the database knows, after one, in order. */
  public List<KnownIndex> known(UUID after, int count) {
    return database.work(
        c ->
            Sql.on(
                    c,
                    "select case_id, commit_no from case_index where case_id > ? order by case_id"
                        + " limit ?")
                .with(after)
                .with(count)
                .list(
                    row ->
                        new KnownIndex(
                            Objects.requireNonNull(Sql.id(row, "case_id")),
                            row.getLong("commit_no"))));
  }

  /**
   * Makes everything wait again that an index lacks.
   *
   * @param afterCommit the last commit the index holds; −1 when it holds nothing
   * @return how many jobs
   */
  public int again(UUID caseId, long afterCommit) {
    return database.work(
        c ->
            Sql.on(
                    c,
                    """
                    update processing_job set state = 'WAITING', index_no = null, not_before = null, finished_at = null
                    where case_id = ? and task = 'INDEX' and state = 'DONE' and index_no > ?
                    """)
                .with(caseId)
                .with(afterCommit)
                .update());
  }

  /** Gives jobs back. */
  public void release(String owner, Collection<Long> jobs, Instant notBefore) {
    database.work(
        c ->
            Sql.on(
                    c,
                    """
                    update processing_job set state = 'WAITING', lease_owner = null, lease_until = null, not_before = ?
                    where id = any (?) and lease_owner = ? and state = 'RUNNING'
                    """)
                .with(notBefore)
                .withNumbers(List.copyOf(jobs))
                .with(owner)
                .update());
  }

  private static void fail(Connection c, Map<Long, String> failed) throws SQLException {
    for (Map.Entry<Long, String> each : failed.entrySet()) {
      Sql.on(
              c,
              """
              update evidence_item set state = 'FAILED', problem = ?, version = version + 1
              where id = (select item_id from processing_job where id = ?)
              """)
          .with(each.getValue())
          .with(each.getKey())
          .update();
    }
  }

  private static void known(Connection c, UUID caseId, long commitNo, Instant now)
      throws SQLException {
    Sql.on(
            c,
            """
            insert into case_index (case_id, commit_no, committed_at) values (?, ?, ?)
            on conflict (case_id) do update set commit_no = greatest(case_index.commit_no, excluded.commit_no), committed_at = excluded.committed_at
            """)
        .with(caseId)
        .with(commitNo)
        .with(now)
        .update();
  }
}
