package be.zegel.passkeys;

import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored passkeys. */
@ApplicationScoped
class Passkeys {

  private static final int MOST = 200;

  private static final String COLUMNS =
      """
      select k.id, h.username, h.name, k.label, k.credential_id, k.algorithm, k.state, k.proposed_at, a.name as confirmed_by, k.answered_at, k.refusal,
             e.name as end_asked_by, k.end_reason, k.ended_at,
             case k.state when 'PROPOSED' then k.person_id <> zegel_person() and zegel_vouches_for(k.person_id)
                          when 'REVOKING' then k.end_asked_by <> zegel_person() and (k.person_id = zegel_person() or zegel_vouches_for(k.person_id))
                          else false end as answerable,
             k.state = 'CONFIRMED' as revocable
      from passkey k join person h on h.id = k.person_id left join person a on a.id = k.answered_by left join person e on e.id = k.end_asked_by
      """;

  @PersistenceContext private EntityManager entities;

  void add(Passkey key) {
    entities.persist(key);
    entities.flush();
  }

  void flush() {
    entities.flush();
  }

  /** A key in the caller's sight, its row locked. */
  Passkey locked(UUID id) {
    return Optional.ofNullable(entities.find(Passkey.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  boolean known(String credential) {
    return !entities
        .createQuery("select k.id from Passkey k where k.credential = :id", UUID.class)
        .setParameter("id", credential)
        .getResultList()
        .isEmpty();
  }

  /** The keys a person signs with, the oldest first. */
  List<Passkey> confirmed(long person) {
    return entities
        .createQuery(
            "select k from Passkey k where k.person = :person and k.state = :state order by k.answeredAt, k.id",
            Passkey.class)
        .setParameter("person", person)
        .setParameter("state", Passkey.State.CONFIRMED)
        .getResultList();
  }

  /** The caller's own, the latest first. */
  List<PasskeyView> own() {
    return views("k.person_id = zegel_person()");
  }

  /** Those of others in the caller's sight that are proposed, confirmed or about to end. */
  List<PasskeyView> vouchedFor() {
    return views(
        "k.person_id <> zegel_person() and k.state in ('PROPOSED', 'CONFIRMED', 'REVOKING')");
  }

  /** How many wait for the caller as the second person; few are open at any time. */
  int waiting() {
    return Math.toIntExact(
        views("k.state in ('PROPOSED', 'REVOKING')").stream()
            .filter(PasskeyView::answerable)
            .count());
  }

  PasskeyView view(UUID id) {
    return views("k.id = ?1", id).stream()
        .findFirst()
        .orElseThrow(() -> ProblemException.of(Problem.NOT_FOUND));
  }

  private List<PasskeyView> views(String condition, Object... parameters) {
    Query query =
        entities.createNativeQuery(
            COLUMNS + " where " + condition + " order by k.proposed_at desc, k.id desc",
            Tuple.class);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    List<?> rows = query.setMaxResults(MOST).getResultList();
    return rows.stream().map(row -> view((Tuple) row)).toList();
  }

  private static PasskeyView view(Tuple row) {
    return new PasskeyView(
        (UUID) row.get("id"),
        (String) row.get("username"),
        (String) row.get("name"),
        (String) row.get("label"),
        (String) row.get("credential_id"),
        (String) row.get("algorithm"),
        (String) row.get("state"),
        (Instant) row.get("proposed_at"),
        (String) row.get("confirmed_by"),
        (Instant) row.get("answered_at"),
        (String) row.get("refusal"),
        (String) row.get("end_asked_by"),
        (String) row.get("end_reason"),
        (Instant) row.get("ended_at"),
        Boolean.TRUE.equals(row.get("answerable")),
        Boolean.TRUE.equals(row.get("revocable")));
  }
}
