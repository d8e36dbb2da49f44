package be.zegel.packets;

import be.zegel.evidence.store.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored packets. Who may see them was asked before; row-level security stands behind. */
@ApplicationScoped
class PacketRows {

  /** A server that dies holds a packet for so long. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final int MOST_ATTEMPTS = 12;

  private static final String COLUMNS =
      "p.id, p.case_id, p.state, p.recipient, p.ground, r.name as requester, p.requested_at, p.exhibits, p.shown, p.withhold, p.size, p.sha256, p.ready_at, p.object_id, p.requested_by";

  @PersistenceContext private EntityManager entities;

  /** A packet and the object it is kept in. */
  record Row(PacketView view, long requestedBy, @Nullable UUID object) {}

  void add(UUID id, UUID caseId, long person, Instant now, RequestPacket asked) {
    entities
        .createNativeQuery(
            """
            insert into packet (id, case_id, requested_by, requested_at, recipient, ground, exhibits, withhold, state, not_before)
            values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as uuid[]), cast(?8 as text[]), 'BUILDING', ?4)
            """)
        .setParameter(1, id)
        .setParameter(2, caseId)
        .setParameter(3, person)
        .setParameter(4, now.atOffset(ZoneOffset.UTC))
        .setParameter(5, asked.recipient().strip())
        .setParameter(6, asked.ground().strip())
        .setParameter(7, asked.exhibits() == null ? null : asked.exhibits().toArray(UUID[]::new))
        .setParameter(
            8, asked.withhold() == null ? new String[0] : asked.withhold().toArray(String[]::new))
        .executeUpdate();
  }

  Optional<Row> get(UUID id) {
    return rows("p.id = ?1", id).stream().findFirst();
  }

  List<PacketView> ofCase(UUID caseId) {
    return rows("p.case_id = ?1", caseId).stream().map(Row::view).toList();
  }

  private List<Row> rows(String condition, UUID id) {
    List<?> found =
        entities
            .createNativeQuery(
                "select "
                    + COLUMNS
                    + " from packet p join person r on r.id = p.requested_by where "
                    + condition
                    + " order by p.requested_at desc, p.id desc limit 200",
                Tuple.class)
            .setParameter(1, id)
            .getResultList();
    return found.stream().map(each -> row((Tuple) each)).toList();
  }

  private static Row row(Tuple row) {
    UUID @Nullable [] exhibits = (UUID[]) row.get("exhibits");
    Number size = (Number) row.get("size");
    return new Row(
        new PacketView(
            (UUID) row.get("id"),
            (UUID) row.get("case_id"),
            (String) row.get("state"),
            (String) row.get("recipient"),
            (String) row.get("ground"),
            (String) row.get("requester"),
            (Instant) row.get("requested_at"),
            exhibits == null ? null : List.of(exhibits),
            (Integer) row.get("shown"),
            List.of((String[]) row.get("withhold")),
            size == null ? null : size.toString(),
            (String) row.get("sha256"),
            (Instant) row.get("ready_at")),
        ((Number) row.get("requested_by")).longValue(),
        (UUID) row.get("object_id"));
  }

  /** Exhibits of these that do not belong to the case. */
  List<UUID> strangers(UUID caseId, List<UUID> exhibits) {
    List<?> own =
        entities
            .createNativeQuery("select e.id from exhibit e where e.case_id = ?1", UUID.class)
            .setParameter(1, caseId)
            .getResultList();
    return exhibits.stream().filter(each -> !own.contains(each)).toList();
  }

  /** Takes the packet that has waited longest and is due. */
  Optional<UUID> lease(Instant now) {
    List<?> taken =
        entities
            .createNativeQuery(
                """
                update packet set attempts = attempts + 1, not_before = ?2
                where id = (select id from packet where state = 'BUILDING' and not_before <= ?1 order by not_before, id limit 1 for update skip locked)
                returning id
                """,
                UUID.class)
            .setParameter(1, now.atOffset(ZoneOffset.UTC))
            .setParameter(2, now.plus(LEASE).atOffset(ZoneOffset.UTC))
            .getResultList();
    return taken.stream().map(UUID.class::cast).findFirst();
  }

  /** It could not be built: once more after a rest, or not any more. */
  void notBuilt(UUID id, Instant again) {
    entities
        .createNativeQuery(
            "update packet set state = case when attempts >= ?3 then 'FAILED' else state end, not_before = ?2 where id = ?1 and state = 'BUILDING'")
        .setParameter(1, id)
        .setParameter(2, again.atOffset(ZoneOffset.UTC))
        .setParameter(3, MOST_ATTEMPTS)
        .executeUpdate();
  }

  /** It cannot be built, now or later. */
  void refused(UUID id) {
    entities
        .createNativeQuery(
            "update packet set state = 'FAILED' where id = ?1 and state = 'BUILDING'")
        .setParameter(1, id)
        .executeUpdate();
  }

  /** It is ready; false when it was already. */
  boolean ready(UUID id, StoredObject stored, int shown, Instant now) {
    return entities
            .createNativeQuery(
                "update packet set state = 'READY', object_id = ?2, size = ?3, sha256 = ?4, shown = ?5, ready_at = ?6 where id = ?1 and state = 'BUILDING'")
            .setParameter(1, id)
            .setParameter(2, stored.objectId())
            .setParameter(3, stored.size())
            .setParameter(4, stored.sha256())
            .setParameter(5, shown)
            .setParameter(6, now.atOffset(ZoneOffset.UTC))
            .executeUpdate()
        == 1;
  }

  /** The places in the log of a chain's events, in the order of their numbers. */
  List<Long> places(UUID chain) {
    List<?> places =
        entities
            .createNativeQuery(
                "select l.log_index from ledger_event e join log_leaf l on l.event_id = e.id where e.pseudonym = ?1 order by e.seq",
                Long.class)
            .setParameter(1, chain)
            .getResultList();
    return places.stream().map(Long.class::cast).toList();
  }

  /** The exhibits of a case, with the pseudonyms of their chains. */
  List<ExhibitChainOf> exhibits(UUID caseId) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select e.id, e.pseudonym from exhibit e where e.case_id = ?1 order by e.registered_at, e.id",
                Tuple.class)
            .setParameter(1, caseId)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .map(r -> new ExhibitChainOf((UUID) r.get("id"), (UUID) r.get("pseudonym")))
        .toList();
  }

  /** An exhibit and the pseudonym of its chain. */
  record ExhibitChainOf(UUID id, UUID chain) {}

  UUID caseChain(UUID caseId) {
    return (UUID)
        entities
            .createNativeQuery("select c.pseudonym from case_file c where c.id = ?1", UUID.class)
            .setParameter(1, caseId)
            .getSingleResult();
  }
}
