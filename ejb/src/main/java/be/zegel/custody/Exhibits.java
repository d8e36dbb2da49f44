package be.zegel.custody;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored exhibits and hand-overs. */
@ApplicationScoped
class Exhibits {

  @PersistenceContext private EntityManager entities;

  Exhibit get(UUID id) {
    return Optional.ofNullable(entities.find(Exhibit.class, id))
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  /** An exhibit for a change: its row is locked, so that its chain grows by one event at a time. */
  Exhibit locked(UUID id) {
    return Optional.ofNullable(entities.find(Exhibit.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  void add(Exhibit exhibit) {
    entities.persist(exhibit);
    entities.flush();
  }

  boolean hasLabel(UUID caseId, String label) {
    return !entities
        .createQuery(
            "select e.id from Exhibit e where e.caseId = :case and e.label = :label", UUID.class)
        .setParameter("case", caseId)
        .setParameter("label", label)
        .getResultList()
        .isEmpty();
  }

  long count(UUID caseId) {
    return entities
        .createQuery("select count(e) from Exhibit e where e.caseId = :case", Long.class)
        .setParameter("case", caseId)
        .getSingleResult();
  }

  /** The exhibits of a case in the order of their registration. */
  List<Exhibit> ofCase(UUID caseId) {
    return entities
        .createQuery(
            "select e from Exhibit e where e.caseId = :case order by e.registeredAt, e.id",
            Exhibit.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  /**
   * Takes a seal number for an exhibit; false when it was used before anywhere in the system (I7).
   */
  boolean takeSeal(String number, UUID exhibitId, Instant now) {
    return entities
            .createNativeQuery(
                "insert into seal_use (number, exhibit_id, used_at) values (?1, ?2, ?3) on conflict (number) do nothing")
            .setParameter(1, number)
            .setParameter(2, exhibitId)
            .setParameter(3, now.atOffset(ZoneOffset.UTC))
            .executeUpdate()
        == 1;
  }

  void add(Proposal proposal) {
    entities.persist(proposal);
    entities.flush();
  }

  Optional<Proposal> proposal(UUID id) {
    return Optional.ofNullable(entities.find(Proposal.class, id));
  }

  void refresh(Proposal proposal) {
    entities.refresh(proposal);
  }

  /** Where an exhibit comes from and what came out of it, the oldest first; at most 200. */
  List<Lineage> lineage(UUID exhibitId) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select e.id, e.label, e.description, d.derivation, d.result_id = ?1 as source, d.recorded_at
                from exhibit_derivation d join exhibit e on e.id = case when d.result_id = ?1 then d.source_id else d.result_id end
                where d.result_id = ?1 or d.source_id = ?1 order by d.recorded_at, e.id
                """,
                Tuple.class)
            .setParameter(1, exhibitId)
            .setMaxResults(200)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .map(
            row ->
                new Lineage(
                    (UUID) row.get("id"),
                    (String) row.get("label"),
                    (String) row.get("description"),
                    (String) row.get("derivation"),
                    Boolean.TRUE.equals(row.get("source"))))
        .toList();
  }

  void add(Transfer transfer) {
    entities.persist(transfer);
    entities.flush();
  }

  Optional<Transfer> transfer(UUID id) {
    return Optional.ofNullable(entities.find(Transfer.class, id));
  }

  /**
   * Reads a transfer again after the exhibit's row was locked, so that the answer of a moment ago
   * is seen.
   */
  void refresh(Transfer transfer) {
    entities.refresh(transfer);
  }

  Optional<Transfer> openTransfer(UUID exhibitId) {
    return entities
        .createQuery(
            "select t from Transfer t where t.exhibitId = :exhibit and t.state = :open",
            Transfer.class)
        .setParameter("exhibit", exhibitId)
        .setParameter("open", Transfer.State.OFFERED)
        .getResultStream()
        .findFirst();
  }

  List<Transfer> lapsed(Instant now, int limit) {
    return entities
        .createQuery(
            "select t from Transfer t where t.state = :open and t.expiresAt <= :now order by t.expiresAt, t.id",
            Transfer.class)
        .setParameter("open", Transfer.State.OFFERED)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }

  void flush() {
    entities.flush();
  }
}
