package be.zegel.cases;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored cases with their members and references. */
@ApplicationScoped
class CaseFiles {

  @PersistenceContext private EntityManager entities;

  /** The next number of a year; the counter stays locked until the transaction ends. */
  CaseNumber nextNumber(int year) {
    Object last =
        entities
            .createNativeQuery(
                "insert into case_number_counter (year, last) values (?1, 1) on conflict (year) do update set last = case_number_counter.last + 1 returning last",
                Integer.class)
            .setParameter(1, year)
            .getSingleResult();
    return CaseNumber.of(year, (Integer) last);
  }

  /** A case that the caller was found to see. */
  CaseFile get(UUID id) {
    return Optional.ofNullable(entities.find(CaseFile.class, id))
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  /** A case for a change: its row is locked, so that its chain grows by one event at a time. */
  CaseFile locked(UUID id) {
    return Optional.ofNullable(entities.find(CaseFile.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  void add(CaseFile file) {
    entities.persist(file);
    // Members and words refer to the row by plain ids: it has to be there before them.
    entities.flush();
  }

  Optional<Membership> member(UUID caseId, long personId) {
    return Optional.ofNullable(
        entities.find(Membership.class, new Membership.Key(caseId, personId)));
  }

  List<Membership> members(UUID caseId) {
    return entities
        .createQuery(
            "select m from Membership m where m.key.caseId = :case order by m.since, m.key.personId",
            Membership.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  void add(Membership membership) {
    entities.persist(membership);
  }

  /** Writes what is pending, so that a unique rule speaks before the next step. */
  void flush() {
    entities.flush();
  }

  List<CaseReference> references(UUID caseId) {
    return entities
        .createQuery(
            "select r from CaseReference r where r.caseId = :case order by r.recordedAt, r.id",
            CaseReference.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  boolean hasReference(UUID caseId, String type, String value) {
    return !entities
        .createQuery(
            "select r.id from CaseReference r where r.caseId = :case and r.type = :type and r.value = :value",
            UUID.class)
        .setParameter("case", caseId)
        .setParameter("type", type)
        .setParameter("value", value)
        .getResultList()
        .isEmpty();
  }

  List<CaseDecision> decisions(UUID caseId) {
    return entities
        .createQuery(
            "select d from CaseDecision d where d.caseId = :case order by d.decidedAt, d.id",
            CaseDecision.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  void add(CaseDecision decision) {
    entities.persist(decision);
  }

  void add(CaseReference reference) {
    entities.persist(reference);
  }

  /** Replaces the words by which lists find the case. */
  void index(CaseFile file) {
    entities
        .createNativeQuery("delete from case_word where case_id = ?1")
        .setParameter(1, file.id())
        .executeUpdate();
    String[] words = Words.of(file.number(), file.title(), file.place()).toArray(String[]::new);
    entities
        .createNativeQuery(
            "insert into case_word (word, case_id) select w, ?2 from unnest(cast(?1 as text[])) w")
        .setParameter(1, words)
        .setParameter(2, file.id())
        .executeUpdate();
  }
}
