package be.zegel.fixity;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks of stored bytes as rows. Asks nobody for permission: its callers have. */
@ApplicationScoped
class FixityRows {

  /** What is longest unchecked decides whose turn it is; with it go others of the same exhibit. */
  static final String DUE =
      """
      with oldest as (
        select exhibit_id from evidence_file where state <> 'ERASED' and not unsound and checked_at < ?1 order by checked_at, id limit 1)
      select f.id, f.exhibit_id, f.case_id, f.object_id, f.size, f.sha256
      from evidence_file f join oldest o on o.exhibit_id = f.exhibit_id
      where f.state <> 'ERASED' and not f.unsound and f.checked_at < ?1 order by f.checked_at, f.id limit ?2
      """;

  static final String HISTORY =
      """
      select c.id, c.file_id, f.filename, c.checked_at, c.outcome, c.problem, c.sha256, p.username, p.name, c.reason, e.seq
      from fixity_check c
      left join evidence_file f on f.id = c.file_id
      left join person p on p.id = c.person_id
      left join ledger_event e on e.id = c.event_id
      where c.exhibit_id = ?1 and (c.checked_at, c.id) < (cast(?2 as timestamptz), ?3)
      order by c.checked_at desc, c.id desc limit ?4
      """;

  static final String UNSOUND =
      """
      select f.id, f.exhibit_id, f.case_id, coalesce((select k.number from case_file k where k.id = f.case_id), '') as case_number, e.label, f.filename,
             c.problem, c.checked_at
      from evidence_file f join exhibit e on e.id = f.exhibit_id
      cross join lateral (select problem, checked_at from fixity_check c where c.exhibit_id = f.exhibit_id and c.file_id = f.id and c.outcome = 'DAMAGED'
                          order by checked_at desc, id desc limit 1) c
      where f.unsound order by f.filed_at, f.id limit ?1
      """;

  @PersistenceContext private EntityManager entities;

  /** Files of one exhibit that were not checked since, the longest unchecked first. */
  List<StoredFile> due(Instant before, int most) {
    List<?> rows =
        entities
            .createNativeQuery(DUE, Tuple.class)
            .setParameter(1, at(before))
            .setParameter(2, most)
            .getResultList();
    return rows.stream().map(row -> stored((Tuple) row)).toList();
  }

  /** A file; NOT_FOUND out of sight, STATE_FORBIDS when it was erased. */
  StoredFile file(UUID id) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, exhibit_id, case_id, object_id, size, sha256, state from evidence_file where id = ?1",
                Tuple.class)
            .setParameter(1, id)
            .getResultList();
    if (rows.isEmpty()) {
      throw ProblemException.of(Problem.NOT_FOUND);
    }
    Tuple row = (Tuple) rows.getFirst();
    if ("ERASED".equals(row.get("state"))) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", "ERASED");
    }
    return stored(row);
  }

  private static StoredFile stored(Tuple row) {
    return new StoredFile(
        (UUID) row.get("id"),
        (UUID) row.get("exhibit_id"),
        (UUID) row.get("case_id"),
        (UUID) row.get("object_id"),
        ((Number) row.get("size")).longValue(),
        (String) row.get("sha256"));
  }

  /** Locks an exhibit before any of its files, as everybody does who writes into its custody. */
  void lockExhibit(UUID id) {
    entities
        .createNativeQuery("select id from exhibit where id = ?1 for update", UUID.class)
        .setParameter(1, id)
        .getResultList();
  }

  /** Locks a file. @return whether it was unsound; empty when it was erased meanwhile */
  Optional<Boolean> lock(UUID fileId) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select unsound from evidence_file where id = ?1 and state <> 'ERASED' for update",
                Boolean.class)
            .setParameter(1, fileId)
            .getResultList();
    return rows.stream().map(Boolean.class::cast).findFirst();
  }

  /** Notes what a check found. */
  void checked(UUID fileId, boolean unsound, Instant now) {
    entities
        .createNativeQuery(
            "update evidence_file set unsound = ?2, checked_at = ?3, version = version + 1 where id = ?1")
        .setParameter(1, fileId)
        .setParameter(2, unsound)
        .setParameter(3, at(now))
        .executeUpdate();
  }

  /** Whether a file of the exhibit is unsound. */
  boolean anyUnsound(UUID exhibitId) {
    return !entities
        .createNativeQuery(
            "select id from evidence_file where exhibit_id = ?1 and unsound limit 1", UUID.class)
        .setParameter(1, exhibitId)
        .getResultList()
        .isEmpty();
  }

  void add(
      UUID id,
      Reading reading,
      Instant now,
      @Nullable Long person,
      @Nullable String reason,
      @Nullable UUID event) {
    StoredFile file = reading.file();
    FixityProblem problem = reading.problem();
    entities
        .createNativeQuery(
            """
            insert into fixity_check (id, file_id, exhibit_id, case_id, checked_at, outcome, problem, sha256, person_id, reason, event_id)
            values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text), ?8, cast(?9 as bigint), cast(?10 as text), cast(?11 as uuid))
            """)
        .setParameter(1, id)
        .setParameter(2, file.id())
        .setParameter(3, file.exhibitId())
        .setParameter(4, file.caseId())
        .setParameter(5, at(now))
        .setParameter(6, reading.whole() ? "WHOLE" : "DAMAGED")
        .setParameter(7, problem == null ? null : problem.name())
        .setParameter(8, file.sha256())
        .setParameter(9, person == null ? null : person.toString())
        .setParameter(10, reason)
        .setParameter(11, event == null ? null : event.toString())
        .executeUpdate();
  }

  /** The checks of an exhibit before a moment, the latest first. */
  List<FixityCheck> history(UUID exhibitId, Instant before, UUID beforeId, int count) {
    List<?> rows =
        entities
            .createNativeQuery(HISTORY, Tuple.class)
            .setParameter(1, exhibitId)
            .setParameter(2, before.toString())
            .setParameter(3, beforeId)
            .setParameter(4, count)
            .getResultList();
    return rows.stream().map(row -> check((Tuple) row)).toList();
  }

  private static FixityCheck check(Tuple row) {
    String problem = (String) row.get("problem");
    return new FixityCheck(
        (UUID) row.get("id"),
        (UUID) row.get("file_id"),
        (String) row.get("filename"),
        (Instant) row.get("checked_at"),
        FixityCheck.Outcome.valueOf((String) row.get("outcome")),
        problem == null ? null : FixityProblem.valueOf(problem),
        (String) row.get("sha256"),
        (String) row.get("username"),
        (String) row.get("name"),
        (String) row.get("reason"),
        (Integer) row.get("seq"));
  }

  /** The unsound files in sight, the oldest first. */
  List<UnsoundFile> unsound(int count) {
    List<?> rows =
        entities.createNativeQuery(UNSOUND, Tuple.class).setParameter(1, count).getResultList();
    return rows.stream().map(row -> unsound((Tuple) row)).toList();
  }

  private static UnsoundFile unsound(Tuple row) {
    return new UnsoundFile(
        (UUID) row.get("id"),
        (UUID) row.get("exhibit_id"),
        (UUID) row.get("case_id"),
        (String) row.get("case_number"),
        (String) row.get("label"),
        (String) row.get("filename"),
        FixityProblem.valueOf((String) row.get("problem")),
        (Instant) row.get("checked_at"));
  }

  /** Files whose items are shown although they are unsound, or withheld although they are not. */
  List<UUID> toFollow(int count) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select f.id from evidence_file f where f.unsound and exists (select from evidence_item i where i.file_id = f.id and not i.withheld)
                union all
                select distinct i.file_id from evidence_item i join evidence_file f on f.id = i.file_id where i.withheld and not f.unsound
                limit ?1
                """,
                UUID.class)
            .setParameter(1, count)
            .getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  /** Withholds the items of an unsound file, or shows those of a sound one again. */
  void follow(UUID fileId) {
    entities
        .createNativeQuery(
            """
            update evidence_item i set withheld = f.unsound, version = i.version + 1
            from evidence_file f where f.id = ?1 and i.file_id = f.id and i.withheld <> f.unsound
            """)
        .setParameter(1, fileId)
        .executeUpdate();
    entities
        .createNativeQuery(
            """
            update processing_job set state = 'WAITING', lease_owner = null, lease_until = null, not_before = null, finished_at = null, index_no = null, problem = null
            where file_id = ?1 and task = 'INDEX' and state <> 'WAITING'
            """)
        .setParameter(1, fileId)
        .executeUpdate();
  }

  private static java.time.OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
