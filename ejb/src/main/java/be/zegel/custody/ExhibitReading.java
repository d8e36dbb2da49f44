package be.zegel.custody;

import be.zegel.access.CaseAccess;
import be.zegel.access.Permission;
import be.zegel.access.Scope;
import be.zegel.chain.ChainEvent;
import be.zegel.chain.Chronicle;
import be.zegel.evidence.ledger.Custodian;
import be.zegel.evidence.ledger.CustodyState;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Gap;
import be.zegel.evidence.ledger.Phase;
import be.zegel.paging.Cursor;
import be.zegel.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns stored exhibits, hand-overs and events into what readers see. Asks nobody for permission:
 * its callers have.
 */
@ApplicationScoped
class ExhibitReading {

  private static final String COLUMNS =
      """
      e.id, e.case_id, (select c.number from case_file c where c.id = e.case_id) as case_number, e.label, e.description, e.kind, e.category,
      e.seized_at_text, e.state, coalesce(p.username, e.custodian_label) as custodian, e.custodian_label, e.seal, e.sealed, e.quarantined, e.disputed,
      e.offered_to is not null as offer_open, e.last_seq, e.registered_at
      """;

  @PersistenceContext private EntityManager entities;
  @Inject private ExhibitChain chain;
  @Inject private Exhibits exhibits;

  ExhibitView view(Exhibit exhibit, CaseAccess seen) {
    CustodyState state = chain.standing(exhibit);
    Custodian custodian = state.custodian();
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    permissions.addAll(seen.permissions());
    return new ExhibitView(
        exhibit.id(),
        exhibit.caseId(),
        caseNumber(exhibit.caseId()),
        exhibit.label(),
        exhibit.description(),
        exhibit.kind(),
        exhibit.category(),
        exhibit.seizedAtText(),
        exhibit.place(),
        new RegisterExhibit.LegalGround(exhibit.legalBasis(), exhibit.legalBasisReference()),
        state.phase().name(),
        custodian == null ? null : custodian.id(),
        custodian == null ? null : custodian.kind().name(),
        custodian == null ? null : custodian.label(),
        state.location() == null ? "" : state.location(),
        state.seal(),
        state.sealed(),
        state.onHold(),
        state.disputed(),
        state.quarantined(),
        exhibits.openTransfer(exhibit.id()).map(this::view).orElse(null),
        Math.toIntExact(state.seq()),
        Objects.requireNonNull(exhibit.head().hash()).hex(),
        exhibit.registeredAt(),
        gaps(exhibit),
        permissions,
        acts(state, permissions),
        exhibit.version());
  }

  /** What is wrong with the custody of an exhibit. */
  List<ExhibitView.Gap> gaps(Exhibit exhibit) {
    List<ExhibitView.Gap> gaps = new ArrayList<>();
    for (Gap gap : chain.gaps(exhibit)) {
      gaps.add(
          new ExhibitView.Gap(
              gap.kind().name(),
              Math.toIntExact(gap.fromSeq()),
              gap.from().toInstant(),
              gap.to() == null ? null : gap.to().toInstant(),
              null));
    }
    return gaps;
  }

  private static Set<HandleExhibit.Act> acts(CustodyState state, Set<Permission> permissions) {
    Set<HandleExhibit.Act> acts = EnumSet.noneOf(HandleExhibit.Act.class);
    if (!permissions.contains(Permission.HANDLE_EXHIBIT) || !state.phase().live()) {
      return acts;
    }
    if (!state.offerOpen()) {
      if (state.sealed()) {
        acts.add(HandleExhibit.Act.UNSEAL);
      } else {
        acts.add(state.lastSeal() == null ? HandleExhibit.Act.SEAL : HandleExhibit.Act.RESEAL);
      }
      if (state.phase() == Phase.WITH || state.phase() == Phase.STORED) {
        acts.add(HandleExhibit.Act.STORE);
      }
      if (state.phase() == Phase.STORED) {
        acts.add(HandleExhibit.Act.CHECK_OUT);
      }
      if (state.phase() == Phase.OUT) {
        acts.add(HandleExhibit.Act.CHECK_IN);
      }
    }
    if (state.sealed()) {
      acts.add(HandleExhibit.Act.CHECK_SEAL);
    }
    acts.add(HandleExhibit.Act.MOVE);
    acts.add(HandleExhibit.Act.ANNOTATE);
    return acts;
  }

  TransferView view(Transfer transfer) {
    Tuple row =
        (Tuple)
            entities
                .createNativeQuery(TRANSFERS + " where t.id = ?1", Tuple.class)
                .setParameter(1, transfer.id())
                .getResultStream()
                .findFirst()
                .orElseThrow();
    return transfer(row);
  }

  static final String TRANSFERS =
      """
      select t.id, t.exhibit_id, e.label, e.description, coalesce((select c.number from case_file c where c.id = t.case_id), '') as case_number,
             f.username as from_username, f.name as from_name, o.username as to_username, o.name as to_name, t.purpose, t.seal, t.state, t.offered_at,
             t.expires_at, t.answered_at, t.seal_observed, t.condition, t.reason, t.discrepancy
      from transfer t join person f on f.id = t.from_person join person o on o.id = t.to_person left join exhibit e on e.id = t.exhibit_id
      """;

  static TransferView transfer(Tuple row) {
    return new TransferView(
        (UUID) row.get("id"),
        (UUID) row.get("exhibit_id"),
        Objects.toString(row.get("label"), ""),
        Objects.toString(row.get("description"), ""),
        (String) row.get("case_number"),
        (String) row.get("from_username"),
        (String) row.get("from_name"),
        (String) row.get("to_username"),
        (String) row.get("to_name"),
        (String) row.get("purpose"),
        (String) row.get("seal"),
        (String) row.get("state"),
        (Instant) row.get("offered_at"),
        (Instant) row.get("expires_at"),
        (Instant) row.get("answered_at"),
        (String) row.get("seal_observed"),
        (String) row.get("condition"),
        (String) row.get("reason"),
        Boolean.TRUE.equals(row.get("discrepancy")));
  }

  Page<ExhibitRow> ofCase(
      UUID caseId, @Nullable String encodedCursor, @Nullable Integer askedLimit) {
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, "exhibits.case", 2);
    Query query =
        entities
            .createNativeQuery(
                "select "
                    + COLUMNS
                    + " from exhibit e left join person p on p.id = e.custodian_person where e.case_id = :case"
                    + (cursor == null
                        ? ""
                        : " and (e.registered_at, e.id) > (cast(:key as timestamptz), :after)")
                    + " order by e.registered_at, e.id",
                Tuple.class)
            .setParameter("case", caseId)
            .setMaxResults(limit + 1);
    if (cursor != null) {
      query.setParameter("key", cursor.instant(0).toString()).setParameter("after", cursor.id(1));
    }
    return Page.cut(
        rows(query), limit, row -> Cursor.after("exhibits.case", row.registeredAt(), row.id()));
  }

  /**
   * The exhibits in sight, merged from branches that each walk an index in the order of the list:
   * held, own cases, rooms kept, offered, units led, offices.
   */
  Page<ExhibitRow> all(
      ExhibitFilter filter,
      Scope scope,
      @Nullable String encodedCursor,
      @Nullable Integer askedLimit) {
    int limit = Page.limit(askedLimit);
    Cursor cursor = Cursor.decode(encodedCursor, "exhibits", 2);
    Map<String, Object> parameters = new LinkedHashMap<>();
    Query query =
        entities.createNativeQuery(
            allSql(filter, scope, cursor, limit + 1, parameters), Tuple.class);
    parameters.forEach(query::setParameter);
    return Page.cut(
        rows(query), limit, row -> Cursor.after("exhibits", row.registeredAt(), row.id()));
  }

  /**
   * The query of {@link #all}.
   *
   * @param parameters is given the named parameters
   */
  static String allSql(
      ExhibitFilter filter,
      Scope scope,
      @Nullable Cursor cursor,
      int rows,
      Map<String, Object> parameters) {
    StringBuilder where = new StringBuilder();
    if (filter.category() != null) {
      where.append(" and e.category = :category");
      parameters.put("category", filter.category());
    }
    if (filter.state() != null) {
      where.append(" and e.state = :state");
      parameters.put("state", filter.state());
    }
    if (cursor != null) {
      where.append(" and (e.registered_at, e.id) < (cast(:key as timestamptz), :after)");
      parameters.put("key", cursor.instant(0).toString());
      parameters.put("after", cursor.id(1));
    }
    String tail = where + " order by e.registered_at desc, e.id desc limit " + rows;
    List<String> branches = new ArrayList<>();
    branches.add(branch("e.custodian_person = :person", tail));
    parameters.put("person", scope.personId());
    if (!filter.mine()) {
      branches.add(
          branchForEach(
              "(select zegel_member_cases())\\:\\:uuid[]", "e.case_id = s.scope_id", tail));
      branches.add(
          branchForEach(
              "(select zegel_kept_rooms())\\:\\:integer[]", "e.custodian_room = s.scope_id", tail));
      branches.add(branch("e.offered_to = :person and e.offer_expires > now()", tail));
      if (!scope.ledUnits().isEmpty()) {
        parameters.put("units", scope.ledUnits().toArray(Integer[]::new));
        branches.add(
            branchForEach("cast(:units as integer[])", "e.content_unit = s.scope_id", tail));
      }
      if (!scope.offices().isEmpty()) {
        parameters.put("offices", scope.offices().toArray(Integer[]::new));
        branches.add(
            branchForEach("cast(:offices as integer[])", "e.content_office = s.scope_id", tail));
      }
    }
    return "with seen as (select id, registered_at from ("
        + String.join(" union ", branches)
        + ") b order by registered_at desc, id desc limit "
        + rows
        + ") select "
        + COLUMNS
        + " from seen join exhibit e on e.id = seen.id left join person p on p.id = e.custodian_person order by seen.registered_at desc, seen.id desc";
  }

  private static String branch(String condition, String tail) {
    return "(select e.id, e.registered_at from exhibit e where " + condition + tail + ")";
  }

  private static String branchForEach(String scopes, String condition, String tail) {
    return "(select x.id, x.registered_at from unnest("
        + scopes
        + ") as s(scope_id) cross join lateral "
        + branch(condition, tail)
        + " x)";
  }

  private static List<ExhibitRow> rows(Query query) {
    List<ExhibitRow> rows = new ArrayList<>();
    for (Object each : query.getResultList()) {
      Tuple row = (Tuple) each;
      rows.add(
          new ExhibitRow(
              (UUID) row.get("id"),
              (UUID) row.get("case_id"),
              Objects.toString(row.get("case_number"), ""),
              (String) row.get("label"),
              (String) row.get("description"),
              ExhibitKind.valueOf((String) row.get("kind")),
              (String) row.get("category"),
              (String) row.get("seized_at_text"),
              (String) row.get("state"),
              (String) row.get("custodian"),
              (String) row.get("custodian_label"),
              (String) row.get("seal"),
              Boolean.TRUE.equals(row.get("sealed")),
              Boolean.TRUE.equals(row.get("quarantined")),
              Boolean.TRUE.equals(row.get("disputed")),
              Boolean.TRUE.equals(row.get("offer_open")),
              ((Number) row.get("last_seq")).intValue(),
              (Instant) row.get("registered_at")));
    }
    return rows;
  }

  static CustodyEventView view(ChainEvent event) {
    Map<String, String> fields = event.texts();
    fields.remove(Field.EVENT_ID.fieldName());
    return new CustodyEventView(
        event.seq(),
        event.type(),
        Objects.toString(event.text(Field.OCCURRED_AT), event.recordedAt().toString()),
        event.recordedAt(),
        event.actor(),
        event.actorName(),
        custodian(event, Field.CUSTODIAN_BEFORE),
        custodian(event, Field.CUSTODIAN_AFTER),
        Optional.ofNullable(event.text(Field.REASON)).orElse(event.text(Field.PURPOSE)),
        event.text(Field.SEAL_AFTER),
        fields,
        event.hashHex(),
        event.prevHex(),
        event.grade(),
        signature(event));
  }

  private static @Nullable String signature(ChainEvent event) {
    if (!event.recorded().envelope().signatures().isEmpty()) {
      return "PASSKEY";
    }
    if (!event.recorded().type().signedByAPerson()) {
      return null;
    }
    return Chronicle.DEMO_POLICY.equals(event.text(Field.POLICY)) ? "DEMO_POLICY" : "NOT";
  }

  /**
   * The identifier of a custodian in an event: user name, code of the room, name of the
   * organisation.
   */
  private static @Nullable String custodian(ChainEvent event, Field field) {
    return event
        .recorded()
        .value(field)
        .filter(value -> !(value instanceof be.zegel.evidence.ledger.Json.Nothing))
        .map(value -> Custodian.of(value).id())
        .orElse(null);
  }

  /** The number of a case, '' for who sees the exhibit and not the case. */
  private String caseNumber(UUID caseId) {
    List<?> numbers =
        entities
            .createNativeQuery("select c.number from case_file c where c.id = ?1", String.class)
            .setParameter(1, caseId)
            .getResultList();
    return numbers.isEmpty() ? "" : String.valueOf(numbers.getFirst());
  }
}
