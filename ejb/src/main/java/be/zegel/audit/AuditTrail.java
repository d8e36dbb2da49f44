package be.zegel.audit;

import be.zegel.people.Identity;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the legal log. What was granted is written in the transaction of the act itself: either
 * both are kept or neither. What was refused is written in a transaction of its own, because the
 * refusal rolls the act back.
 */
@Stateless
@PermitAll
public class AuditTrail {

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;
  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * Records an act that was permitted.
   *
   * @param purpose why, as given or derived from the relation to the case
   * @param detail facts about the act, no content of evidence
   */
  public void granted(Consultation what, String purpose, Map<String, String> detail) {
    write(what, purpose, "GRANTED", "", detail);
  }

  /** Records an act that was permitted, whose purpose is the work on the case itself. */
  public void granted(Consultation what) {
    granted(what, "CASE_WORK", Map.of());
  }

  /** Records an act that was refused. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void refused(Consultation what, String rule) {
    write(what, "", "REFUSED", rule, Map.of());
  }

  /** Records that somebody asked for what does not exist for them. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void unseen(Consultation what) {
    write(what, "", "UNSEEN", "", Map.of());
  }

  private void write(
      Consultation what, String purpose, String result, String rule, Map<String, String> detail) {
    Identity identity = identity();
    JsonObjectBuilder json = Json.createObjectBuilder();
    detail.forEach(json::add);
    entities
        .createNativeQuery(
            """
            insert into audit_record (at, actor_id, actor, roles, action, object_type, object_id, case_id, purpose, result, rule, detail)
            values (?1, ?2, ?3, coalesce((select roles from person where id = ?2), '{}'), ?4, ?5, ?6, cast(?7 as uuid), ?8, ?9, ?10, cast(?11 as jsonb))
            """)
        .setParameter(1, clock.instant().atOffset(ZoneOffset.UTC))
        .setParameter(2, identity.personId())
        .setParameter(3, identity.username().isEmpty() ? identity.task() : identity.username())
        .setParameter(4, what.action())
        .setParameter(5, what.objectType())
        .setParameter(6, what.objectId())
        .setParameter(7, text(what.caseId()))
        .setParameter(8, purpose)
        .setParameter(9, result)
        .setParameter(10, rule)
        .setParameter(11, json.build().toString())
        .executeUpdate();
  }

  private Identity identity() {
    return transaction.getResource(Identity.REGISTRY_KEY) instanceof Identity identity
        ? identity
        : new Identity(null, "", "");
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
