package be.zegel.ledger;

import be.zegel.access.SystemTask;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.OptionalLong;

/**
 * The order of the log, in the database. One sequencer at a time: the others find the lock taken
 * and do nothing, and the unique place stands behind that.
 */
@Stateless
@SystemTask
@PermitAll
public class LogSequence {
  /** The advisory lock of the sequencer: "ZEGELLOG" in ASCII. */
  private static final long LOCK = 0x5A4547454C4C4F47L;

  @PersistenceContext private EntityManager entities;

  /** The log of this origin, begun when there is none. */
  public int shard(String origin) {
    entities
        .createNativeQuery(
            "insert into log_shard (id, origin) select coalesce(max(id), 0) + 1, ?1 from log_shard on conflict (origin) do nothing")
        .setParameter(1, origin)
        .executeUpdate();
    return ((Number)
            entities
                .createNativeQuery("select id from log_shard where origin = ?1")
                .setParameter(1, origin)
                .getSingleResult())
        .intValue();
  }

  /**
   * Gives events that wait the next places.
   *
   * @param most at most so many
   * @return how many got one; 0 also when another sequencer is at work
   */
  public int sequence(int shard, int most) {
    Object mine =
        entities
            .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
            .setParameter(1, LOCK)
            .getSingleResult();
    if (!Boolean.TRUE.equals(mine)) {
      return 0;
    }
    return entities
        .createNativeQuery(
            """
            with taken as (
              delete from log_queue where position in (select position from log_queue order by position limit ?2) returning position, event_id)
            insert into log_leaf (shard, log_index, entry, event_id)
            select ?1, coalesce((select max(l.log_index) from log_leaf l where l.shard = ?1), -1) + row_number() over (order by t.position), e.hash, e.id
            from taken t join ledger_event e on e.id = t.event_id
            """)
        .setParameter(1, shard)
        .setParameter(2, most)
        .executeUpdate();
  }

  /**
   * Waits until no other sequencer is at work, and keeps others away until the transaction ends.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void lock() {
    entities
        .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
        .setParameter(1, LOCK)
        .getSingleResult();
  }

  /**
   * Appends an entry that is no event: the statement of a head map. The caller has {@link #lock}ed.
   *
   * @return its place
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public long append(int shard, byte[] entry) {
    Object index =
        entities
            .createNativeQuery(
                "insert into log_leaf (shard, log_index, entry) select ?1, coalesce(max(l.log_index), -1) + 1, ?2 from log_leaf l where l.shard = ?1 returning log_index")
            .setParameter(1, shard)
            .setParameter(2, entry)
            .getSingleResult();
    return ((Number) index).longValue();
  }

  /** Entries from a place on, at most so many, in their order. */
  public List<byte[]> entries(int shard, long from, int most) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select l.entry from log_leaf l where l.shard = ?1 and l.log_index >= ?2 order by l.log_index limit ?3",
                byte[].class)
            .setParameter(1, shard)
            .setParameter(2, from)
            .setParameter(3, most)
            .getResultList();
    return rows.stream().map(byte[].class::cast).toList();
  }

  /** The first place whose event has other bytes than its entry says; empty when there is none. */
  public OptionalLong firstAlteredEvent(int shard) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select min(l.log_index) from log_leaf l left join ledger_event e on e.id = l.event_id where l.shard = ?1 and l.event_id is not null and sha256(e.envelope) is distinct from l.entry",
                Long.class)
            .setParameter(1, shard)
            .getResultList();
    return rows.getFirst() instanceof Long place ? OptionalLong.of(place) : OptionalLong.empty();
  }

  /** Notes that a checkpoint was signed; a repetition is the same. */
  public void signed(int shard, long size, byte[] root, String note) {
    entities
        .createNativeQuery(
            "insert into log_checkpoint (shard, size, root, note) values (?1, ?2, ?3, ?4) on conflict do nothing")
        .setParameter(1, shard)
        .setParameter(2, size)
        .setParameter(3, root)
        .setParameter(4, note)
        .executeUpdate();
  }
}
