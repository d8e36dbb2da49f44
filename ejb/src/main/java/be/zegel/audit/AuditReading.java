package be.zegel.audit;

import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import be.zegel.people.Directory;
import be.zegel.people.PersonView;
import be.zegel.people.Role;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reading the legal log: for auditors, the data protection officer and oversight; every reading is
 * written into the log.
 */
@Stateless
@RolesAllowed("**")
public class AuditReading {

  @PersistenceContext private EntityManager entities;
  @Inject private AuditTrail audit;
  @Inject private Directory directory;

  /**
   * What the reader asks for.
   *
   * @param actor user name of the person who acted
   * @param object id of the object, of any type
   * @param from the first moment, included
   * @param to the last moment, excluded
   */
  public record Question(
      @Nullable String actor,
      @Nullable String object,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /**
   * A page of the log, first to last.
   *
   * @throws ProblemException NOT_ALLOWED for who is not a reader of the log
   */
  public Page<AuditEntry> page(
      Question question, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    if (!directory.caller().isOneOf(Role.AUDITOR, Role.DPO, Role.OVERSIGHT)) {
      audit.refused(new Consultation("CONSULT", "AUDIT", "log", null), "not a reader of the log");
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, "audit", 2);
    Map<String, Object> parameters = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder(" where true");
    if (question.actor() != null) {
      where.append(" and a.actor_id = :actor");
      parameters.put("actor", directory.find(question.actor()).map(PersonView::id).orElse(-1L));
    }
    if (question.object() != null) {
      where.append(" and a.object_id = :object");
      parameters.put("object", question.object());
    }
    if (question.from() != null) {
      where.append(" and a.at >= cast(:from as timestamptz)");
      parameters.put("from", question.from().toString());
    }
    if (question.to() != null) {
      where.append(" and a.at < cast(:to as timestamptz)");
      parameters.put("to", question.to().toString());
    }
    if (cursor != null) {
      where.append(" and (a.at, a.id) > (cast(:key as timestamptz), :after)");
      parameters.put("key", cursor.instant(0).toString());
      parameters.put("after", cursor.number(1));
    }
    Query query =
        entities.createNativeQuery(
            "select a.id, a.at, a.actor, a.action, a.object_type, a.object_id, a.case_id, a.purpose, a.result, a.rule, cast(a.detail as text) as detail"
                + " from audit_record a"
                + where
                + " order by a.at, a.id limit "
                + (limit + 1),
            Tuple.class);
    parameters.forEach(query::setParameter);
    List<AuditEntry> entries = new ArrayList<>();
    for (Object each : query.getResultList()) {
      Tuple row = (Tuple) each;
      entries.add(
          new AuditEntry(
              String.valueOf(row.get("id")),
              (Instant) row.get("at"),
              (String) row.get("actor"),
              (String) row.get("action"),
              (String) row.get("object_type"),
              (String) row.get("object_id"),
              (UUID) row.get("case_id"),
              (String) row.get("purpose"),
              (String) row.get("result"),
              (String) row.get("rule"),
              (String) row.get("detail")));
    }
    audit.granted(
        new Consultation(
            "CONSULT", "AUDIT", question.object() == null ? "log" : question.object(), null),
        "AUDIT",
        Map.of());
    return Page.cut(entries, limit, entry -> Cursor.after("audit", entry.at(), entry.id()));
  }
}
