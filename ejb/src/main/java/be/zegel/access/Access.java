package be.zegel.access;

import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.people.Caller;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision point. A boundary's first line is {@code access.require(...)}; what it returns says
 * what else the caller may do. Refusals are written to the legal log, in a transaction of their
 * own, before they are thrown.
 */
@Stateless
@RolesAllowed("**")
public class Access {

  @PersistenceContext private EntityManager entities;
  @Inject private Directory directory;
  @Inject private AuditTrail audit;

  /**
   * Requires a permission on a case.
   *
   * @throws ProblemException {@link Problem#NOT_FOUND} when the case does not exist for the caller,
   *     {@link Problem#NOT_ALLOWED} when it does but not this
   */
  public CaseAccess require(UUID caseId, Permission permission) {
    CaseAccess access =
        ofCase(caseId).orElseGet(() -> new CaseAccess(caseId, Confidentiality.NORMAL, Set.of()));
    enforce(access.decide(permission), permission, "CASE", caseId, caseId);
    return access;
  }

  /**
   * Requires a permission on an exhibit, with the relations to the exhibit beside those to its
   * case.
   *
   * @throws ProblemException as {@link #require}
   */
  public CaseAccess requireExhibit(UUID exhibitId, Permission permission) {
    CaseAccess access =
        ofExhibit(exhibitId)
            .orElseGet(() -> new CaseAccess(exhibitId, Confidentiality.NORMAL, Set.of()));
    enforce(
        access.decide(permission),
        permission,
        "EXHIBIT",
        exhibitId,
        access.relations().isEmpty() ? null : access.caseId());
    return access;
  }

  /** What the caller is to a case; empty when it does not exist for them. */
  public Optional<CaseAccess> ofCase(UUID caseId) {
    return facts(
        """
        select c.id, c.confidentiality, c.with_prosecution,
               (select m.role from case_member m where m.case_id = c.id and m.person_id = ?2 and (m.until is null or m.until > now())) as role,
               (c.unit_id = any ((select zegel_led_units())\\:\\:integer[])) as leads,
               (c.office_id = any ((select zegel_offices())\\:\\:integer[])) as prosecutes,
               false as custodian, false as offeree
        from case_file c where c.id = ?1
        """,
        caseId);
  }

  /** What the caller is to an exhibit and its case; empty when it does not exist for them. */
  public Optional<CaseAccess> ofExhibit(UUID exhibitId) {
    return facts(
        """
        select e.case_id as id, coalesce(c.confidentiality, 'NORMAL') as confidentiality,
               coalesce(c.with_prosecution, false) as with_prosecution,
               (select m.role from case_member m where m.case_id = e.case_id and m.person_id = ?2 and (m.until is null or m.until > now())) as role,
               (c.unit_id = any ((select zegel_led_units())\\:\\:integer[])) as leads,
               (c.office_id = any ((select zegel_offices())\\:\\:integer[])) as prosecutes,
               (e.custodian_person = ?2 or exists (
                  select from storage_room r join person p on p.unit_id = r.unit_id
                  where r.id = e.custodian_room and p.id = ?2 and 'EVIDENCE_CUSTODIAN_POLICE' = any (p.roles))) as custodian,
               (e.offered_to is not distinct from ?2 and e.offer_expires > now()) as offeree
        from exhibit e left join case_file c on c.id = e.case_id where e.id = ?1
        """,
        exhibitId);
  }

  /** The units and offices whose cases the caller sees beside their own memberships. */
  public Scope scope() {
    return new Scope(directory.caller().id(), numbers("zegel_led_units"), numbers("zegel_offices"));
  }

  private List<Integer> numbers(String function) {
    Object array =
        entities.createNativeQuery("select " + function + "()", Integer[].class).getSingleResult();
    return Arrays.asList((Integer[]) array);
  }

  private Optional<CaseAccess> facts(String sql, UUID id) {
    Caller caller = directory.caller();
    List<?> rows =
        entities
            .createNativeQuery(sql, Tuple.class)
            .setParameter(1, id)
            .setParameter(2, caller.id())
            .getResultList();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Tuple row = (Tuple) rows.getFirst();
    Set<Relation> relations = EnumSet.noneOf(Relation.class);
    if (row.get("role") instanceof String role) {
      relations.add(Relation.valueOf(role));
    }
    if (isTrue(row.get("leads"))) {
      relations.add(Relation.UNIT_LEADER);
    }
    if (isTrue(row.get("with_prosecution")) && isTrue(row.get("prosecutes"))) {
      relations.add(Relation.OFFICE_PROSECUTOR);
    }
    if (isTrue(row.get("custodian"))) {
      relations.add(Relation.CUSTODIAN);
    }
    if (isTrue(row.get("offeree"))) {
      relations.add(Relation.OFFEREE);
    }
    return Optional.of(
        new CaseAccess(
            (UUID) row.get("id"),
            Confidentiality.valueOf((String) row.get("confidentiality")),
            relations));
  }

  private static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }

  private void enforce(
      Decision decision, Permission permission, String type, UUID id, @Nullable UUID caseId) {
    switch (decision.answer()) {
      case PERMIT -> {}
      case REFUSE -> {
        audit.refused(
            new Consultation(permission.name(), type, id.toString(), caseId), decision.rule());
        throw ProblemException.of(Problem.NOT_ALLOWED);
      }
      case DOES_NOT_EXIST -> {
        audit.unseen(new Consultation(permission.name(), type, id.toString(), null));
        throw ProblemException.of(Problem.NOT_FOUND);
      }
    }
  }
}
