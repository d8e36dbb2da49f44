package be.zegel.workload;

import be.zegel.access.Access;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.PoliceUnit;
import be.zegel.reference.ReferenceData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The board of a unit leader: the load of the unit, counted when asked. */
@Stateless
@RolesAllowed("**")
public class WorkloadBoard {

  private static final Duration SOON = Duration.ofDays(3);
  private static final Duration IDLE = Duration.ofDays(30);
  private static final int[] AGE_BOUNDS = {0, 31, 91, 181, 366};
  private static final int MAX_URGENT = 20;
  private static final int MAX_WAITING = 50;
  private static final int MAX_SELECTED = 200;
  private static final Duration FLOW_WINDOW = Duration.ofDays(90);

  @PersistenceContext private EntityManager entities;
  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;
  @Inject private Clock clock;

  /** The units that the caller leads, from the top down; empty for who leads none. */
  public List<PoliceUnit> units() {
    List<Integer> led = access.scope().ledUnits();
    return reference.units().stream().filter(unit -> led.contains(unit.id())).toList();
  }

  /** How many open cases of the units that the caller leads have no lead or are overdue. */
  public long waiting() {
    List<Integer> led = access.scope().ledUnits();
    return led.isEmpty()
        ? 0
        : (Long)
            entities
                .createNativeQuery(
                    "select count(*) from case_file c where c.unit_id = any (cast(:units as integer[])) and c.open and (c.lead_id is null or c.next_due < :now)",
                    Long.class)
                .setParameter("units", led.toArray(Integer[]::new))
                .setParameter("now", at(clock.instant()))
                .getSingleResult();
  }

  /**
   * The board of a unit with everything below it.
   *
   * @param unit code of the unit; the caller's own when absent
   * @throws ProblemException NOT_ALLOWED when the caller does not lead it, UNKNOWN_CODE
   */
  public UnitBoard board(@Nullable String unit) {
    PoliceUnit asked = led(unit);
    Integer[] units = within(asked);
    Instant now = clock.instant();
    audit.granted(new Consultation("CONSULT", "WORKLOAD", asked.code(), null));
    Tuple figures = one(FIGURES, units, now);
    return new UnitBoard(
        asked.code(),
        now,
        count(figures, "open_cases"),
        count(figures, "overdue"),
        count(figures, "due_soon"),
        count(figures, "unassigned"),
        (Instant) figures.get("oldest_unassigned"),
        count(figures, "idle"),
        loads(units, now),
        ages(units, now),
        cases("and c.next_due is not null order by c.next_due, c.id", units, MAX_URGENT, Map.of()),
        cases("and c.lead_id is null order by c.opened_at, c.id", units, MAX_WAITING, Map.of()),
        lab(units),
        flow(units, now));
  }

  /**
   * The open cases behind one figure of the board, the most urgent first; at most 200.
   *
   * @param unit code of the unit; the caller's own when absent
   * @throws ProblemException NOT_ALLOWED when the caller does not lead it, UNKNOWN_CODE
   */
  public List<UnitBoard.CaseDue> cases(@Nullable String unit, CaseSelection selection) {
    PoliceUnit asked = led(unit);
    Instant now = clock.instant();
    audit.granted(new Consultation("CONSULT", "WORKLOAD", asked.code(), null));
    Map<String, Object> values = new LinkedHashMap<>();
    String condition =
        switch (selection.figure()) {
          case OVERDUE -> {
            values.put("now", at(now));
            yield "and c.next_due < :now order by c.next_due, c.id";
          }
          case DUE_SOON -> {
            values.put("now", at(now));
            values.put("soon", at(now.plus(SOON)));
            yield "and c.next_due >= :now and c.next_due < :soon order by c.next_due, c.id";
          }
          case UNASSIGNED -> "and c.lead_id is null order by c.opened_at, c.id";
          case IDLE -> {
            values.put("idle", at(now.minus(IDLE)));
            yield "and c.last_act_at < :idle order by c.last_act_at, c.id";
          }
          case AGE -> {
            int bucket = bucket(selection.of());
            values.put("youngest", at(now.minus(Duration.ofDays(AGE_BOUNDS[bucket]))));
            values.put("oldest", at(oldest(bucket, now)));
            yield "and c.opened_at <= :youngest and c.opened_at > :oldest order by c.opened_at, c.id";
          }
          case LED -> {
            values.put("lead", selection.of() == null ? "" : selection.of());
            yield "and p.username = :lead order by c.next_due nulls last, c.opened_at, c.id";
          }
        };
    return cases(condition, within(asked), MAX_SELECTED, values);
  }

  private static int bucket(@Nullable String number) {
    try {
      return Math.clamp(number == null ? 0 : Integer.parseInt(number), 0, AGE_BOUNDS.length - 1);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private PoliceUnit led(@Nullable String unit) {
    String code = unit == null || unit.isBlank() ? directory.caller().unit() : unit;
    PoliceUnit asked =
        reference
            .unit(code == null ? "" : code)
            .orElseThrow(
                () -> ProblemException.field(Problem.UNKNOWN_CODE, "unit", "problem.unknown-code"));
    if (!access.scope().ledUnits().contains(asked.id())) {
      throw ProblemException.of(Problem.NOT_ALLOWED);
    }
    return asked;
  }

  private Integer[] within(PoliceUnit unit) {
    return reference.unitsWithin(unit.code()).stream().map(PoliceUnit::id).toArray(Integer[]::new);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static Instant oldest(int bucket, Instant now) {
    return bucket + 1 < AGE_BOUNDS.length
        ? now.minus(Duration.ofDays(AGE_BOUNDS[bucket + 1]))
        : Instant.EPOCH;
  }

  private static final String FLOW =
      """
      select count(*) filter (where c.opened_at > :since) as opened,
             count(*) filter (where c.submitted_at > :since) as submitted,
             count(*) filter (where not c.open and c.state_since > :since) as decided,
             count(*) filter (where c.state = 'RETURNED') as returned,
             percentile_cont(0.5) within group (order by extract(epoch from c.submitted_at - c.opened_at) / 86400)
               filter (where c.submitted_at > :since) as submission_median,
             percentile_cont(0.9) within group (order by extract(epoch from c.submitted_at - c.opened_at) / 86400)
               filter (where c.submitted_at > :since) as submission_p90,
             percentile_cont(0.5) within group (order by extract(epoch from c.state_since - c.submitted_at) / 86400)
               filter (where not c.open and c.state_since > :since and c.submitted_at is not null) as decision_median,
             percentile_cont(0.9) within group (order by extract(epoch from c.state_since - c.submitted_at) / 86400)
               filter (where not c.open and c.state_since > :since and c.submitted_at is not null) as decision_p90
      from case_file c where c.unit_id = any (cast(:units as integer[]))
      """;

  private UnitBoard.Flow flow(Integer[] units, Instant now) {
    Tuple row =
        (Tuple)
            entities
                .createNativeQuery(FLOW, Tuple.class)
                .setParameter("units", units)
                .setParameter("since", at(now.minus(FLOW_WINDOW)))
                .getSingleResult();
    return new UnitBoard.Flow(
        Math.toIntExact(FLOW_WINDOW.toDays()),
        count(row, "opened"),
        count(row, "submitted"),
        count(row, "decided"),
        count(row, "returned"),
        span(row, "submission"),
        span(row, "decision"));
  }

  private static UnitBoard.Span span(Tuple row, String name) {
    return new UnitBoard.Span(days(row, name + "_median"), days(row, name + "_p90"));
  }

  private static @Nullable Double days(Tuple row, String name) {
    return row.get(name) instanceof Number number ? number.doubleValue() : null;
  }

  private static final String FIGURES =
      """
      select count(*) as open_cases,
             count(*) filter (where c.next_due < :now) as overdue,
             count(*) filter (where c.next_due >= :now and c.next_due < :soon) as due_soon,
             count(*) filter (where c.lead_id is null) as unassigned,
             min(c.opened_at) filter (where c.lead_id is null) as oldest_unassigned,
             count(*) filter (where c.last_act_at < :idle) as idle
      from case_file c where c.unit_id = any (cast(:units as integer[])) and c.open
      """;

  private static final String LOADS =
      """
      select p.username, p.name, p.opj, coalesce(k.fte, 1.0) as fte,
             coalesce(l.points, 0) + coalesce(j.points, 0) + coalesce(x.exhibits, 0) as points,
             coalesce(l.cases, 0) as led, coalesce(j.cases, 0) as joined, coalesce(l.directives, 0) as directives,
             coalesce(l.overdue, 0) as overdue, coalesce(x.exhibits, 0) as examinations, l.next_due,
             coalesce((select n.points_per_fte from workload_norm n where n.unit_id = p.unit_id),
                      (select n.points_per_fte from workload_norm n where n.unit_id is null)) as norm
      from person p
      left join person_capacity k on k.person_id = p.id
      left join lateral (
        select count(*) as cases, sum(c.complexity + 0.5 * c.directives_owed) as points, sum(c.directives_owed) as directives,
               count(*) filter (where c.next_due < :now) as overdue, min(c.next_due) as next_due
        from case_file c where c.lead_id = p.id and c.open) l on true
      left join lateral (
        select count(*) as cases, sum(0.5 * c.complexity) as points
        from case_member m join case_file c on c.id = m.case_id
        where m.person_id = p.id and m.role = 'MEMBER' and (m.until is null or m.until > :now) and c.open) j on true
      left join lateral (
        select count(*) as exhibits from exhibit e
        where e.custodian_person = p.id and (
          select t.purpose from transfer t where t.exhibit_id = e.id and t.state = 'ACCEPTED' order by t.answered_at desc, t.id desc limit 1) = 'EXAMINATION') x on true
      where p.active and p.unit_id = any (cast(:units as integer[])) and p.roles && array['INVESTIGATOR', 'CASE_LEAD', 'FORENSIC_EXAMINER']
      order by p.name, p.id
      """;

  private List<UnitBoard.Load> loads(Integer[] units, Instant now) {
    List<UnitBoard.Load> loads = new ArrayList<>();
    for (Object each : query(LOADS, units, now).getResultList()) {
      Tuple row = (Tuple) each;
      double fte = decimal(row, "fte");
      double points = decimal(row, "points");
      double capacity = fte * decimal(row, "norm");
      loads.add(
          new UnitBoard.Load(
              (String) row.get("username"),
              (String) row.get("name"),
              Boolean.TRUE.equals(row.get("opj")),
              fte,
              points,
              capacity,
              capacity > 0 ? (int) Math.round(100 * points / capacity) : null,
              count(row, "led"),
              count(row, "joined"),
              count(row, "directives"),
              count(row, "overdue"),
              count(row, "examinations"),
              (Instant) row.get("next_due")));
    }
    return loads;
  }

  private List<UnitBoard.AgeBucket> ages(Integer[] units, Instant now) {
    List<UnitBoard.AgeBucket> buckets = new ArrayList<>();
    for (int i = 0; i < AGE_BOUNDS.length; i++) {
      Instant youngest = now.minus(Duration.ofDays(AGE_BOUNDS[i]));
      Object cases =
          entities
              .createNativeQuery(
                  """
                  select count(*) from case_file c
                  where c.unit_id = any (cast(:units as integer[])) and c.open and c.opened_at <= :youngest and c.opened_at > :oldest
                  """,
                  Long.class)
              .setParameter("units", units)
              .setParameter("youngest", at(youngest))
              .setParameter("oldest", at(oldest(i, now)))
              .getSingleResult();
      buckets.add(
          new UnitBoard.AgeBucket(
              AGE_BOUNDS[i],
              i + 1 < AGE_BOUNDS.length ? AGE_BOUNDS[i + 1] - 1 : null,
              ((Long) cases).intValue()));
    }
    return buckets;
  }

  private List<UnitBoard.CaseDue> cases(
      String conditionAndOrder, Integer[] units, int limit, Map<String, Object> values) {
    List<UnitBoard.CaseDue> cases = new ArrayList<>();
    Query query =
        entities
            .createNativeQuery(
                """
                select c.id, c.number, c.state, p.name as lead, p.username as lead_username, c.complexity, c.directives_owed,
                       c.opened_at, c.last_act_at, c.next_due, c.title
                from case_in_sight c left join person p on p.id = c.lead_id
                where c.unit_id = any (cast(:units as integer[])) and c.open
                """
                    + conditionAndOrder,
                Tuple.class)
            .setParameter("units", units)
            .setMaxResults(limit);
    values.forEach(query::setParameter);
    for (Object each : query.getResultList()) {
      Tuple row = (Tuple) each;
      cases.add(
          new UnitBoard.CaseDue(
              (UUID) row.get("id"),
              (String) row.get("number"),
              (String) row.get("title"),
              (String) row.get("state"),
              (String) row.get("lead"),
              (String) row.get("lead_username"),
              count(row, "complexity"),
              count(row, "directives_owed"),
              (Instant) row.get("opened_at"),
              (Instant) row.get("last_act_at"),
              (Instant) row.get("next_due")));
    }
    return cases;
  }

  private UnitBoard.LabQueue lab(Integer[] units) {
    Tuple row =
        (Tuple)
            entities
                .createNativeQuery(
                    """
                    select count(*) as exhibits, coalesce(sum(f.bytes), 0) as bytes, min(t.answered_at) as oldest
                    from transfer t
                    join exhibit e on e.id = t.exhibit_id and e.custodian_person = t.to_person
                    join person p on p.id = t.to_person and p.unit_id = any (cast(:units as integer[])) and 'FORENSIC_EXAMINER' = any (p.roles)
                    left join lateral (select sum(x.size) as bytes from evidence_file x where x.exhibit_id = e.id) f on true
                    where t.state = 'ACCEPTED' and t.purpose = 'EXAMINATION'
                      and not exists (select from transfer later where later.exhibit_id = t.exhibit_id and later.state = 'ACCEPTED' and later.answered_at > t.answered_at)
                    """,
                    Tuple.class)
                .setParameter("units", units)
                .getSingleResult();
    return new UnitBoard.LabQueue(
        count(row, "exhibits"),
        ((Number) row.get("bytes")).longValue(),
        (Instant) row.get("oldest"));
  }

  private Tuple one(String sql, Integer[] units, Instant now) {
    return (Tuple) query(sql, units, now).getSingleResult();
  }

  private Query query(String sql, Integer[] units, Instant now) {
    Query query =
        entities
            .createNativeQuery(sql, Tuple.class)
            .setParameter("units", units)
            .setParameter("now", now.atOffset(ZoneOffset.UTC));
    if (sql.contains(":soon")) {
      query
          .setParameter("soon", now.plus(SOON).atOffset(ZoneOffset.UTC))
          .setParameter("idle", now.minus(IDLE).atOffset(ZoneOffset.UTC));
    }
    return query;
  }

  private static int count(Tuple row, String name) {
    return row.get(name) instanceof Number number ? number.intValue() : 0;
  }

  private static double decimal(Tuple row, String name) {
    return row.get(name) instanceof BigDecimal number ? number.doubleValue() : 0;
  }
}
