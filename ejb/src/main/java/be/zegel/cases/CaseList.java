package be.zegel.cases;

import be.zegel.access.Access;
import be.zegel.access.Confidentiality;
import be.zegel.access.Scope;
import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import be.zegel.people.Directory;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import be.zegel.reference.ReferenceData;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list of cases in the caller's sight. Three branches, each walking an index of its own (own
 * cases; units led; office), are merged and cut to a page: one condition with OR over all three
 * would walk them all.
 */
@Stateless
@RolesAllowed("**")
public class CaseList {

  @PersistenceContext private EntityManager entities;
  @Inject private Access access;
  @Inject private Directory directory;
  @Inject private ReferenceData reference;

  /**
   * A page of the list.
   *
   * @throws ProblemException INVALID_CURSOR, UNKNOWN_CODE
   */
  public Page<CaseRow> page(
      CaseFilter filter, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    int limit = Page.limit(askedLimit);
    CaseFilter.Order order = filter.order();
    String list = "cases." + order;
    Cursor cursor = Cursor.decode(encodedCursor, list, 2);
    Map<String, Object> parameters = new LinkedHashMap<>();
    String where = where(filter, parameters) + after(order, cursor, parameters);
    String sql = sql(filter, where, access.scope(), parameters, limit + 1);
    Query query = entities.createNativeQuery(sql, Tuple.class);
    parameters.forEach(query::setParameter);
    List<CaseRow> rows = new ArrayList<>();
    for (Object row : query.getResultList()) {
      rows.add(row((Tuple) row));
    }
    return Page.cut(rows, limit, row -> Cursor.after(list, key(order, row), row.id()));
  }

  /** How many submitted cases of the caller's offices nobody has taken under review yet. */
  public long submitted() {
    List<Integer> offices = access.scope().offices();
    return offices.isEmpty()
        ? 0
        : (Long)
            entities
                .createNativeQuery(
                    "select count(*) from case_file c where c.office_id = any (cast(:offices as integer[])) and c.state = 'SUBMITTED' and c.confidentiality <> 'EMBARGO'",
                    Long.class)
                .setParameter("offices", offices.toArray(Integer[]::new))
                .getSingleResult();
  }

  /** The case with this number, if it is in sight. */
  public Optional<UUID> withNumber(String number) {
    return entities
        .createQuery("select c.id from CaseFile c where c.number = :number", UUID.class)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  private static Object key(CaseFilter.Order order, CaseRow row) {
    return switch (order) {
      case OPENED -> row.openedAt();
      case LAST_ACT, IDLE -> row.lastActAt();
      case NUMBER -> row.number();
      case TITLE -> Objects.requireNonNullElse(row.title(), row.number());
    };
  }

  /**
   * The query of {@link #page}.
   *
   * @param where what narrows every branch, without the words
   * @param parameters is given the named parameters of scopes and words
   */
  static String sql(
      CaseFilter filter, String where, Scope scope, Map<String, Object> parameters, int rows) {
    CaseFilter.Order order = filter.order();
    String direction = order.descending() ? " desc" : "";
    String tail = " order by " + order.key() + direction + ", c.id" + direction + " limit " + rows;
    int words = words(filter, parameters);
    List<String> branches = new ArrayList<>();
    branches.add(
        branch(
            order,
            "c.id = any ((select zegel_member_cases())\\:\\:uuid[])" + having(words, ""),
            where + tail));
    if (!filter.mine() && !scope.ledUnits().isEmpty()) {
      parameters.put("units", scope.ledUnits().toArray(Integer[]::new));
      String led = "c.unit_id = s.scope_id" + having(words, "w.seen_unit = s.scope_id and ");
      // What is hidden of a restricted case neither narrows nor orders a list.
      boolean hidden = order == CaseFilter.Order.TITLE || asksForContents(filter);
      branches.add(
          branchForEach(
              "units",
              branch(
                  order,
                  led + " and c.confidentiality " + (hidden ? "= 'NORMAL'" : "<> 'EMBARGO'"),
                  where + tail)));
      if (hidden && !asksForContents(filter)) {
        branches.add(branchForEach("units", untitled(led, where + tail)));
      }
    }
    if (!filter.mine() && !scope.offices().isEmpty()) {
      parameters.put("offices", scope.offices().toArray(Integer[]::new));
      branches.add(
          branchForEach(
              "offices",
              branch(
                  order,
                  "c.office_id = s.scope_id and c.with_prosecution and c.confidentiality <> 'EMBARGO'"
                      + having(words, "w.seen_office = s.scope_id and "),
                  where + tail)));
    }
    return """
    with seen as (select id, k from (%s) b order by k%s, id%s limit %d)
    select c.id, c.number, c.title, c.state, c.state_since, u.code as unit, o.code as office, p.username as lead, p.name as lead_name,
           c.confidentiality, c.phenomenon, c.opened_at, c.last_act_at, c.submitted_at, c.directives_owed, c.next_due
    from seen join case_in_sight c on c.id = seen.id
    join unit u on u.id = c.unit_id
    left join office o on o.id = c.office_id
    left join person p on p.id = c.lead_id
    order by seen.k%s, seen.id%s
    """
        .formatted(
            String.join(" union ", branches), direction, direction, rows, direction, direction);
  }

  /** Whether the filter asks for what only who reads a case may know. */
  private static boolean asksForContents(CaseFilter filter) {
    return filter.phenomenon() != null || filter.office() != null;
  }

  /**
   * The restricted cases whose titles are hidden, in the order of titles: each stands under its
   * number, and those that the caller reads after all stand in their own branch.
   */
  private static String untitled(String led, String tail) {
    return branch(
            CaseFilter.Order.TITLE,
            led
                + " and c.confidentiality = 'RESTRICTED'"
                + " and c.id <> all ((select zegel_member_cases())\\:\\:uuid[])"
                + " and not (c.with_prosecution and coalesce(c.office_id = any ((select zegel_offices())\\:\\:integer[]), false))",
            tail)
        .replace(CaseFilter.Order.TITLE.key(), CaseFilter.Order.NUMBER.key());
  }

  private static String branch(CaseFilter.Order order, String condition, String tail) {
    return "(select c.id, "
        + order.key()
        + " as k from case_file c where "
        + condition
        + tail
        + ")";
  }

  private static String branchForEach(String scopes, String branch) {
    return "(select x.id, x.k from unnest(cast(:"
        + scopes
        + " as integer[])) as s(scope_id) cross join lateral "
        + branch
        + " x)";
  }

  /** Takes the words that are asked for. @return how many they are */
  private static int words(CaseFilter filter, Map<String, Object> parameters) {
    int n = 0;
    if (filter.q() != null && !filter.q().isBlank()) {
      for (String word : Words.of(filter.q())) {
        parameters.put("w" + n, word);
        parameters.put("x" + n, word + '\uffff');
        n++;
      }
    }
    return n;
  }

  /**
   * The condition that a case has all the words.
   *
   * @param within the scope of the branch, so that only words of its own cases are read
   */
  private static String having(int words, String within) {
    StringBuilder having = new StringBuilder();
    for (int n = 0; n < words; n++) {
      having.append(
          " and c.id in (select w.case_id from case_word w where %sw.word >= :w%d and w.word < :x%d)"
              .formatted(within, n, n));
    }
    return having.toString();
  }

  private String where(CaseFilter filter, Map<String, Object> parameters) {
    StringBuilder where = new StringBuilder();
    if (filter.state() != null) {
      where.append(" and c.state = :state");
      parameters.put("state", filter.state().name());
    }
    if (filter.unit() != null) {
      where.append(" and c.unit_id = :unit");
      parameters.put("unit", reference.unit(filter.unit()).orElseThrow(() -> unknown("unit")).id());
    }
    if (filter.office() != null) {
      where.append(" and c.office_id = :office");
      parameters.put(
          "office", reference.office(filter.office()).orElseThrow(() -> unknown("office")).id());
    }
    if (filter.phenomenon() != null) {
      where.append(" and c.phenomenon = :phenomenon");
      parameters.put("phenomenon", filter.phenomenon());
    }
    if (filter.confidentiality() != null) {
      where.append(" and c.confidentiality = :confidentiality");
      parameters.put("confidentiality", filter.confidentiality().name());
    }
    if (filter.lead() != null) {
      where.append(" and c.lead_id = :lead");
      parameters.put("lead", directory.named(filter.lead(), "lead").id());
    }
    if (filter.unassigned()) {
      where.append(" and c.lead_id is null");
    }
    return where.toString();
  }

  private static String after(
      CaseFilter.Order order, @Nullable Cursor cursor, Map<String, Object> parameters) {
    if (cursor == null) {
      return "";
    }
    parameters.put("key", order.byTime() ? cursor.instant(0).toString() : cursor.text(0));
    parameters.put("after", cursor.id(1));
    return " and ("
        + order.key()
        + ", c.id) "
        + (order.descending() ? "<" : ">")
        + (order.byTime()
            ? " (cast(:key as timestamptz), :after)"
            : " (cast(:key as text), :after)");
  }

  private static ProblemException unknown(String field) {
    return ProblemException.field(Problem.UNKNOWN_CODE, field, "problem.unknown-code");
  }

  private static CaseRow row(Tuple row) {
    return new CaseRow(
        (UUID) row.get("id"),
        (String) row.get("number"),
        (String) row.get("title"),
        CaseState.valueOf((String) row.get("state")),
        (Instant) row.get("state_since"),
        (String) row.get("unit"),
        (String) row.get("office"),
        (String) row.get("lead"),
        (String) row.get("lead_name"),
        Confidentiality.valueOf((String) row.get("confidentiality")),
        (String) row.get("phenomenon"),
        (Instant) row.get("opened_at"),
        (Instant) row.get("last_act_at"),
        (Instant) row.get("submitted_at"),
        ((Number) row.get("directives_owed")).intValue(),
        (Instant) row.get("next_due"));
  }
}
