package be.zegel.directives;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored directives. */
@ApplicationScoped
class Directives {

  /** More directives than this in one case are not shown at once; cases have a handful. */
  private static final int MAX_PER_CASE = 500;

  @PersistenceContext private EntityManager entities;

  void add(Directive directive) {
    entities.persist(directive);
    entities.flush();
  }

  Directive locked(UUID id) {
    return Optional.ofNullable(entities.find(Directive.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  /** The case of a directive; empty when the directive is out of sight. */
  Optional<UUID> caseOf(UUID id) {
    return entities
        .createQuery("select d.caseId from Directive d where d.id = :id", UUID.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  List<Directive> ofCase(UUID caseId) {
    return entities
        .createQuery(
            "select d from Directive d where d.caseId = :case order by d.givenAt, d.id",
            Directive.class)
        .setParameter("case", caseId)
        .setMaxResults(MAX_PER_CASE)
        .getResultList();
  }

  /** Whether a directive of the case has been open since a moment. */
  boolean anyOwed(UUID caseId) {
    return !entities
        .createQuery(
            "select d.id from Directive d where d.caseId = :case and d.state in (:received, :returned)",
            UUID.class)
        .setParameter("case", caseId)
        .setParameter("received", DirectiveState.RECEIVED)
        .setParameter("returned", DirectiveState.RETURNED)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** How many directives a case owes and when the first of them is due. */
  record Owed(int count, @Nullable Instant nearestDue) {}

  Owed owed(UUID caseId) {
    entities.flush();
    Object[] row =
        entities
            .createQuery(
                "select count(d), min(d.due) from Directive d where d.caseId = :case and d.state in (:received, :returned)",
                Object[].class)
            .setParameter("case", caseId)
            .setParameter("received", DirectiveState.RECEIVED)
            .setParameter("returned", DirectiveState.RETURNED)
            .getSingleResult();
    return new Owed(((Long) row[0]).intValue(), (Instant) row[1]);
  }

  /** Owed directives of cases of which the person is a member, the most urgent first. */
  @SuppressWarnings("unchecked")
  List<Directive> owedByMember(int limit) {
    return entities
        .createNativeQuery(
            """
            select d.* from directive d
            where d.state in ('RECEIVED', 'RETURNED') and d.case_id = any ((select zegel_member_cases())\\:\\:uuid[])
            order by d.due nulls last, d.given_at, d.id
            """,
            Directive.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Owed directives that the magistrate gave, the most urgent first. */
  List<Directive> owedTo(long personId, int limit) {
    return entities
        .createQuery(
            "select d from Directive d where d.givenBy = :person and d.state in (:received, :returned) order by d.due asc nulls last, d.givenAt, d.id",
            Directive.class)
        .setParameter("person", personId)
        .setParameter("received", DirectiveState.RECEIVED)
        .setParameter("returned", DirectiveState.RETURNED)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Answered directives that the magistrate gave and has to judge. */
  List<Directive> answeredFor(long personId, int limit) {
    return entities
        .createQuery(
            "select d from Directive d where d.givenBy = :person and d.state = :answered order by d.answeredAt, d.id",
            Directive.class)
        .setParameter("person", personId)
        .setParameter("answered", DirectiveState.ANSWERED)
        .setMaxResults(limit)
        .getResultList();
  }
}
