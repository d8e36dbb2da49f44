package be.zegel.idempotency;

import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers requests by their key, per person. A key is reserved before the request acts and
 * completed with its answer afterwards; when the server died in between, a repetition is refused
 * rather than done twice.
 */
@Stateless
@RolesAllowed("**")
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RepeatedRequests {

  @PersistenceContext private EntityManager entities;
  @Inject private Directory directory;
  @Inject private Clock clock;

  /**
   * Reserves a key for a request.
   *
   * @param fingerprint of method, path and body: the same key with another request is refused
   * @return the answer that was given before; empty when this is the first time
   * @throws ProblemException IDEMPOTENCY_CONFLICT for a key used for another request, or whose
   *     first request has not been answered
   */
  public Optional<KeptAnswer> reserve(String key, String fingerprint) {
    long person = directory.caller().id();
    int reserved =
        entities
            .createNativeQuery(
                "insert into idempotent_request (person_id, key, fingerprint, created_at) values (?1, ?2, ?3, ?4) on conflict (person_id, key) do nothing")
            .setParameter(1, person)
            .setParameter(2, key)
            .setParameter(3, fingerprint)
            .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
            .executeUpdate();
    if (reserved == 1) {
      return Optional.empty();
    }
    List<?> rows =
        entities
            .createNativeQuery(
                "select fingerprint, status, location, body from idempotent_request where person_id = ?1 and key = ?2",
                Tuple.class)
            .setParameter(1, person)
            .setParameter(2, key)
            .getResultList();
    Tuple row = (Tuple) rows.getFirst();
    if (!fingerprint.equals(row.get("fingerprint")) || row.get("status") == null) {
      throw ProblemException.of(Problem.IDEMPOTENCY_CONFLICT);
    }
    return Optional.of(
        new KeptAnswer(
            (Integer) row.get("status"), (String) row.get("location"), (String) row.get("body")));
  }

  /** Keeps the answer to a request whose key was reserved. */
  public void complete(String key, int status, @Nullable String location, @Nullable String body) {
    entities
        .createNativeQuery(
            "update idempotent_request set status = ?3, location = ?4, body = ?5 where person_id = ?1 and key = ?2")
        .setParameter(1, directory.caller().id())
        .setParameter(2, key)
        .setParameter(3, status)
        .setParameter(4, location)
        .setParameter(5, body)
        .executeUpdate();
  }

  /** Frees a key whose request failed without an effect, so that it can be tried again. */
  public void release(String key) {
    entities
        .createNativeQuery(
            "delete from idempotent_request where person_id = ?1 and key = ?2 and status is null")
        .setParameter(1, directory.caller().id())
        .setParameter(2, key)
        .executeUpdate();
  }
}
