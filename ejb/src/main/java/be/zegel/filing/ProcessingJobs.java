package be.zegel.filing;

import be.zegel.access.SystemTask;
import be.zegel.evidence.extract.Ancestor;
import be.zegel.evidence.extract.Sha256;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The queue of work on items: one table, many takers. A job is leased for a minute at a time by a
 * server that says who it is; a lease that nobody renews is taken up by another. Each method is a
 * transaction of its own and can be repeated.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProcessingJobs {

  /** How long a lease holds without being renewed. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** A job whose server died so often while it held it is given up. */
  static final int MOST_DEATHS = 10;

  private Database database;
  private Clock clock;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  public ProcessingJobs() {}

  @Inject
  public ProcessingJobs(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Leases jobs that read items, the most urgent first.
   *
   * @param owner who takes them
   * @param from the most urgent kind to take, see {@link Filing#priority}
   * @param to the least urgent
   */
  public List<ExtractionJob> leaseExtraction(String owner, int from, int to, int count) {
    Instant now = clock.instant();
    return database.work(
        c -> {
          List<Long> ids = lease(c, "EXTRACT", owner, from, to, count, now);
          if (ids.isEmpty()) {
            return List.of();
          }
          begin(c, ids);
          return extractions(c, ids);
        });
  }

  /** Leases jobs that make items findable, in the order in which they came. */
  public List<IndexJob> leaseIndexing(String owner, int count) {
    Instant now = clock.instant();
    return database.work(
        c -> {
          List<Long> ids = lease(c, "INDEX", owner, 0, Short.MAX_VALUE, count, now);
          return ids.isEmpty() ? List.of() : IndexedRows.read(c, ids);
        });
  }

  /** Renews leases. */
  public void renew(String owner, Collection<Long> jobs) {
    Instant until = clock.instant().plus(LEASE);
    database.work(
        c ->
            Sql.on(
                    c,
                    """
                    update processing_job set lease_until = ?
                    where id = any (?) and lease_owner = ? and state = 'RUNNING'
                    """)
                .with(until)
                .withNumbers(List.copyOf(jobs))
                .with(owner)
                .update());
  }

  /**
   * Gives a job back that could not be done for a reason that is not the item's: a full disk, an
   * unreachable key, an orderly stop.
   *
   * @param delay how long it rests
   * @param problem why, in English, without evidence
   */
  public void release(String owner, long job, Duration delay, String problem) {
    Instant notBefore = clock.instant().plus(delay);
    database.work(
        c ->
            Sql.on(
                    c,
                    """
                    update processing_job set state = 'WAITING', lease_owner = null, lease_until = null, not_before = ?, problem = ?
                    where id = ? and lease_owner = ? and state = 'RUNNING'
                    """)
                .with(notBefore)
                .with(problem)
                .with(job)
                .with(owner)
                .update());
  }

  /**
   * Takes up what a server held that died: everything of an earlier life of this one, and every
   * lease that has run out. What killed servers ten times is left lying as failed.
   *
   * @param node the name of this server; its owners are {@code node/…}
   * @param owner this life of it
   * @param held the jobs this life is working on
   * @return how many jobs wait again
   */
  public int takeUp(String node, String owner, Collection<Long> held) {
    Instant now = clock.instant();
    return database.work(
        c -> {
          int waiting =
              Sql.on(
                      c,
                      """
                      update processing_job set state = 'WAITING', lease_owner = null, lease_until = null, deaths = deaths + 1,
                        not_before = ?::timestamptz + make_interval(secs => deaths * deaths)
                      where state = 'RUNNING' and deaths + 1 < ?
                        and ((starts_with(lease_owner, ?) and lease_owner <> ?) or (lease_until < ? and (lease_owner <> ? or not (id = any (?)))))
                      """)
                  .with(now)
                  .with(MOST_DEATHS)
                  .with(node + "/")
                  .with(owner)
                  .with(now)
                  .with(owner)
                  .withNumbers(List.copyOf(held))
                  .update();
          giveUp(c, now, owner, held);
          return waiting;
        });
  }

  private static void giveUp(Connection c, Instant now, String owner, Collection<Long> held)
      throws SQLException {
    record Lost(long job, UUID item, UUID file, String task) {}
    List<Lost> lost =
        Sql.on(
                c,
                """
                update processing_job set state = 'FAILED', lease_owner = null, lease_until = null, finished_at = ?, problem = 'the server died while it worked on this'
                where state = 'RUNNING' and deaths + 1 >= ? and lease_until < ? and (lease_owner <> ? or not (id = any (?)))
                returning id, item_id, file_id, task
                """)
            .with(now)
            .with(MOST_DEATHS)
            .with(now)
            .with(owner)
            .withNumbers(List.copyOf(held))
            .list(
                row ->
                    new Lost(
                        row.getLong("id"),
                        Objects.requireNonNull(Sql.id(row, "item_id")),
                        Objects.requireNonNull(Sql.id(row, "file_id")),
                        row.getString("task")));
    for (Lost job : lost) {
      FileProgress.lock(c, job.file());
      int failed =
          Sql.on(
                  c,
                  """
                  update evidence_item set state = 'FAILED', outcome = coalesce(outcome, 'CRASH'), problem = 'SERVER_DIED', version = version + 1
                  where id = ? and state in ('WAITING', 'RUNNING')
                  """)
              .with(job.item())
              .update();
      FileProgress.add(c, job.file(), 0, 0, failed);
      FileProgress.settle(c, job.file(), now);
    }
  }

  private static List<Long> lease(
      Connection c, String task, String owner, int from, int to, int count, Instant now)
      throws SQLException {
    return Sql.on(
            c,
            """
            update processing_job set state = 'RUNNING', lease_owner = ?, lease_until = ?, attempts = least(attempts + 1, 32767)
            where id in (
              select id from processing_job
              where task = ? and state = 'WAITING' and priority between ? and ? and (not_before is null or not_before <= ?)
              order by priority, id limit ? for update skip locked)
            returning id
            """)
        .with(owner)
        .with(now.plus(LEASE))
        .with(task)
        .with(from)
        .with(to)
        .with(now)
        .with(count)
        .list(row -> row.getLong("id"));
  }

  private static void begin(Connection c, List<Long> ids) throws SQLException {
    Sql.on(
            c,
            """
            update evidence_file set state = 'EXTRACTING', version = version + 1
            where state = 'STORED' and id in (select file_id from processing_job where id = any (?))
            """)
        .withNumbers(ids)
        .update();
    Sql.on(
            c,
            """
            update evidence_item set state = 'RUNNING', version = version + 1
            where state = 'WAITING' and id in (select item_id from processing_job where id = any (?))
            """)
        .withNumbers(ids)
        .update();
  }

  private static List<ExtractionJob> extractions(Connection c, List<Long> ids) throws SQLException {
    return Sql.on(
            c,
            """
            select j.id as job, j.attempts, j.crashes, i.id, i.file_id, i.exhibit_id, i.case_id, i.object_id, i.name, i.path, i.depth, i.size, i.sha256,
                   i.declared_type, i.container_attributes -> 'zegel:damage' ->> 0 as damage, f.size as file_size, k.procedural_language, i.quarantined, i.compartment, r.expanded
            from processing_job j join evidence_item i on i.id = j.item_id join evidence_file f on f.id = j.file_id
            join evidence_item r on r.file_id = j.file_id and r.parent_id is null join case_file k on k.id = j.case_id
            where j.id = any (?) order by j.priority, j.id
            """)
        .withNumbers(ids)
        .list(row -> extraction(c, row));
  }

  private static ExtractionJob extraction(Connection c, ResultSet row) throws SQLException {
    UUID itemId = Objects.requireNonNull(Sql.id(row, "id"));
    return new ExtractionJob(
        row.getLong("job"),
        row.getInt("attempts"),
        itemId,
        Objects.requireNonNull(Sql.id(row, "file_id")),
        Objects.requireNonNull(Sql.id(row, "exhibit_id")),
        Objects.requireNonNull(Sql.id(row, "case_id")),
        Objects.requireNonNull(Sql.id(row, "object_id")),
        row.getString("name"),
        row.getString("path"),
        row.getInt("depth"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("declared_type"),
        row.getString("damage"),
        row.getLong("file_size"),
        row.getString("procedural_language"),
        row.getBoolean("quarantined"),
        row.getString("compartment"),
        ancestors(c, itemId),
        row.getLong("expanded"),
        row.getInt("crashes"));
  }

  private static List<Ancestor> ancestors(Connection c, UUID itemId) throws SQLException {
    return Sql.on(
            c,
            """
            with recursive up as (
              select p.id, p.parent_id, p.sha256, p.size, p.expanded, p.depth from evidence_item i join evidence_item p on p.id = i.parent_id where i.id = ?
              union all
              select p.id, p.parent_id, p.sha256, p.size, p.expanded, p.depth from up join evidence_item p on p.id = up.parent_id)
            select sha256, size, expanded from up where sha256 is not null order by depth
            """)
        .with(itemId)
        .list(
            row ->
                new Ancestor(
                    new Sha256(row.getString("sha256")),
                    row.getLong("size"),
                    row.getLong("expanded")));
  }
}
