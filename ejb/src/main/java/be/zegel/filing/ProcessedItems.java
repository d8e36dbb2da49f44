package be.zegel.filing;

import be.zegel.access.SystemTask;
import be.zegel.evidence.extract.ExtractionEnd;
import be.zegel.evidence.extract.ItemDate;
import be.zegel.evidence.extract.Language;
import be.zegel.evidence.extract.Outcome;
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
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records what reading an item brought: its children, and at the end itself. Each method is a
 * transaction of its own; what a repeated reading finds again changes nothing.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProcessedItems {

  private Database database;
  private Clock clock;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  public ProcessedItems() {}

  @Inject
  public ProcessedItems(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The places of the children of an item whose bytes are stored already. */
  public BitSet storedChildren(UUID itemId) {
    BitSet stored = new BitSet();
    database
        .work(
            c ->
                Sql.on(
                        c,
                        "select ordinal from evidence_item where parent_id = ? and object_id is not"
                            + " null")
                    .with(itemId)
                    .list(row -> row.getInt("ordinal")))
        .forEach(stored::set);
    return stored;
  }

  /** Notes that a worker died on the item, before the next attempt begins. */
  public void crashed(ExtractionJob job, int crashes) {
    database.work(
        c ->
            Sql.on(c, "update processing_job set crashes = ? where id = ?")
                .with(crashes)
                .with(job.id())
                .update());
  }

  /**
   * Records children, with a job for each that has to be read.
   *
   * @return the objects of those that were recorded before: nobody needs them
   */
  public List<UUID> children(ExtractionJob parent, List<NewChild> children) {
    Instant now = clock.instant();
    return database.work(
        c -> {
          FileProgress.lock(c, parent.fileId());
          List<UUID> superfluous = new ArrayList<>();
          int added = 0;
          int done = 0;
          int failed = 0;
          long bytes = 0;
          for (NewChild child : children) {
            Boolean inserted = store(c, parent, child, now);
            if (inserted == null) {
              if (child.objectId() != null) {
                superfluous.add(child.objectId());
              }
              continue;
            }
            added += inserted ? 1 : 0;
            bytes += child.objectId() == null ? 0 : child.size();
            UUID id = ItemIds.child(parent.itemId(), child.ordinal());
            if (child.outcome() == null) {
              job(c, parent, id, "EXTRACT", Filing.EXTRACT_VERSION, now);
            } else {
              done += child.state().equals("DONE") ? 1 : 0;
              failed += child.state().equals("FAILED") ? 1 : 0;
              job(c, parent, id, "INDEX", Filing.INDEX_VERSION, now);
            }
          }
          expanded(c, parent.itemId(), bytes, added);
          FileProgress.add(c, parent.fileId(), added, done, failed);
          return superfluous;
        });
  }

  /**
   * Records what became of an item, and the job that makes it findable.
   *
   * @param owner who holds the lease
   * @return objects that the item had before and needs no more
   * @throws IllegalStateException when the lease was lost: another has taken the job up
   */
  public List<UUID> read(ExtractionJob job, String owner, Findings found) {
    Instant now = clock.instant();
    return database.work(
        c -> {
          FileProgress.lock(c, job.fileId());
          requireLease(c, job, owner, found.end().crashes(), now);
          List<UUID> before =
              Sql.on(c, "select text_object, preview_object from evidence_item where id = ?")
                  .with(job.itemId())
                  .first(
                      row -> {
                        List<UUID> objects = new ArrayList<>();
                        addIfAny(objects, Sql.id(row, "text_object"));
                        addIfAny(objects, Sql.id(row, "preview_object"));
                        return objects;
                      })
                  .orElseThrow();
          update(c, job, found);
          job(c, job, job.itemId(), "INDEX", Filing.INDEX_VERSION, now);
          boolean failed = Findings.failed(outcome(job, found.end()));
          FileProgress.add(c, job.fileId(), 0, failed ? 0 : 1, failed ? 1 : 0);
          return before;
        });
  }

  private static void addIfAny(List<UUID> objects, @Nullable UUID object) {
    if (object != null) {
      objects.add(object);
    }
  }

  private static void requireLease(
      Connection c, ExtractionJob job, String owner, int crashes, Instant now) throws SQLException {
    int held =
        Sql.on(
                c,
                """
                update processing_job set state = 'DONE', lease_owner = null, lease_until = null, finished_at = ?, problem = null, crashes = ?
                where id = ? and lease_owner = ? and state = 'RUNNING'
                """)
            .with(now)
            .with(job.crashes() + crashes)
            .with(job.id())
            .with(owner)
            .update();
    if (held != 1) {
      throw new IllegalStateException("the lease of job " + job.id() + " was lost");
    }
  }

  /** What came damaged out of its container is corrupt, however well what is left can be read. */
  private static Outcome outcome(ExtractionJob job, ExtractionEnd end) {
    return job.damage() == null || Findings.failed(end.outcome()) ? end.outcome() : Outcome.CORRUPT;
  }

  private static void update(Connection c, ExtractionJob job, Findings found) throws SQLException {
    ExtractionEnd end = found.end();
    Outcome outcome = outcome(job, end);
    Language language = end.language();
    TextSink.Stored text = found.text();
    Sql.on(
            c,
            """
            update evidence_item set state = ?, outcome = ?, problem = ?, parser = ?, media_type = ?, media_group = ?, language = ?,
              metadata = ?::jsonb, dates = ?::jsonb, warnings = ?::jsonb,
              item_date = coalesce(?, item_date), item_date_text = coalesce(?, item_date_text),
              text_object = ?, text_chars = ?, preview_object = ?, expected = ?, emitted = ?, limit_hit = ?, text_fallback = ?, version = version + 1
            where id = ?
            """)
        .with(Findings.failed(outcome) ? "FAILED" : "DONE")
        .with(outcome)
        .with(StorableText.ofNullable(outcome == end.outcome() ? end.reason() : job.damage(), 2000))
        .with(end.parser().isEmpty() ? null : end.parser() + " " + end.parserVersion())
        .with(StorableText.ofNullable(found.mediaType(), 255))
        .with(found.mediaGroup())
        .with(language == null ? null : StorableText.of(language.tag(), 20))
        .with(found.metadata())
        .with(found.dates())
        .with(found.warnings())
        .with(found.mainDate())
        .with(found.mainDateText())
        .with(text == null ? null : text.objectId())
        .with(text == null ? 0L : text.chars())
        .with(found.preview())
        .with(counted(end.counts().expected()))
        .with(counted(end.counts().emitted()))
        .with(end.limit() == null ? null : end.limit().name())
        .with(end.textFallback())
        .with(job.itemId())
        .update();
  }

  private static @Nullable Integer counted(long number) {
    return number < 0 ? null : (int) Math.min(number, Integer.MAX_VALUE);
  }

  /**
   * True when the child is new, false when it has bytes now and had none, null when nothing
   * changed.
   */
  private static @Nullable Boolean store(
      Connection c, ExtractionJob parent, NewChild child, Instant now) throws SQLException {
    ItemDate main = IndexedRows.main(child.dates());
    return Sql.on(
            c,
            """
            insert into evidence_item (id, file_id, exhibit_id, case_id, parent_id, ordinal, depth, path, name, kind, declared_type, size, sha256, object_id,
              state, outcome, problem, container_dates, container_attributes, item_date, item_date_text, compartment, quarantined, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
            on conflict (id) do update set object_id = excluded.object_id, sha256 = excluded.sha256, size = excluded.size, state = excluded.state,
              outcome = excluded.outcome, problem = excluded.problem, version = evidence_item.version + 1
              where evidence_item.object_id is null and excluded.object_id is not null
            returning xmax = 0 as inserted
            """)
        .with(ItemIds.child(parent.itemId(), child.ordinal()))
        .with(parent.fileId())
        .with(parent.exhibitId())
        .with(parent.caseId())
        .with(parent.itemId())
        .with(child.ordinal())
        .with(parent.depth() + 1)
        .with(child.path())
        .with(child.name())
        .with(child.kind())
        .with(child.declaredType())
        .with(child.size())
        .with(child.sha256())
        .with(child.objectId())
        .with(child.state())
        .with(child.outcome())
        .with(child.problem())
        .with(ItemJson.dates(child.dates()))
        .with(child.attributes())
        .with(main == null ? null : main.instant())
        .with(main == null ? null : StorableText.of(main.original(), 200))
        .with(parent.compartment())
        .with(parent.quarantined())
        .with(now)
        .first(row -> row.getBoolean("inserted"))
        .orElse(null);
  }

  private static void job(
      Connection c, ExtractionJob near, UUID itemId, String task, int version, Instant now)
      throws SQLException {
    int depth = near.itemId().equals(itemId) ? near.depth() : near.depth() + 1;
    Sql.on(
            c,
            """
            insert into processing_job (case_id, file_id, item_id, task, task_version, state, priority, created_at)
            values (?, ?, ?, ?, ?, 'WAITING', ?, ?)
            on conflict (item_id, task, task_version, options) do update set
              state = 'WAITING', lease_owner = null, lease_until = null, not_before = null, finished_at = null, index_no = null, problem = null
            """)
        .with(near.caseId())
        .with(near.fileId())
        .with(itemId)
        .with(task)
        .with(version)
        .with(Filing.priority(depth, near.fileSize()))
        .with(now)
        .update();
  }

  /** Adds to what came out of a container and of every container around it. */
  private static void expanded(Connection c, UUID itemId, long bytes, int children)
      throws SQLException {
    Sql.on(
            c,
            """
            with recursive up as (
              select id, parent_id from evidence_item where id = ?
              union all
              select p.id, p.parent_id from up join evidence_item p on p.id = up.parent_id)
            update evidence_item i set expanded = i.expanded + ?, children = i.children + case when i.id = ? then ? else 0 end
            from up where i.id = up.id
            """)
        .with(itemId)
        .with(bytes)
        .with(Objects.requireNonNull(itemId))
        .with(children)
        .update();
  }
}
