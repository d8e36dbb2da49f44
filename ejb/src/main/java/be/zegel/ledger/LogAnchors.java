package be.zegel.ledger;

import be.zegel.access.SystemTask;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.packet.TrustBundle;
import be.zegel.evidence.time.TimeStamp;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of checkpoints: who cosigned them, which are anchored, which are stamped. */
@Stateless
@SystemTask
@PermitAll
public class LogAnchors {

  /** A checkpoint that the log's signer signed. */
  public record Signed(long size, String note, Instant signedAt) {}

  /** A time stamp over a checkpoint with its cosignatures. */
  public record Stamped(long size, String note, TimeStamp stamp) {}

  @PersistenceContext private EntityManager entities;

  /** The first event of the chain of keys; empty while no passkey was ever enrolled. */
  public Optional<TrustBundle.EnrolmentRoot> enrolmentRoot() {
    return one(
        entities.createNativeQuery(
            "select pseudonym, hash from ledger_event where stream = 'KEYS' and seq = 1",
            Tuple.class),
        row ->
            new TrustBundle.EnrolmentRoot(
                (UUID) row.get("pseudonym"),
                new Hash(HexFormat.of().formatHex((byte[]) row.get("hash")))));
  }

  /** The largest signed checkpoint. */
  public Optional<Signed> newest(int shard) {
    return one(
        query(
            "select size, note, signed_at from log_checkpoint where shard = ?1 order by size desc limit 1",
            shard),
        row ->
            new Signed(
                number(row, "size"), (String) row.get("note"), (Instant) row.get("signed_at")));
  }

  /** The lines that witnesses gave to a checkpoint, by their names. */
  public Map<String, String> cosignatures(int shard, long size) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Object each :
        query(
                "select witness, line from log_cosignature where shard = ?1 and size = ?2 order by witness",
                shard)
            .setParameter(2, size)
            .getResultList()) {
      Tuple row = (Tuple) each;
      lines.put((String) row.get("witness"), (String) row.get("line"));
    }
    return lines;
  }

  /** The largest checkpoint that a witness cosigned; 0 before the first. */
  public long lastCosigned(int shard, String witness) {
    Object last =
        entities
            .createNativeQuery(
                "select coalesce(max(size), 0) from log_cosignature where shard = ?1 and witness = ?2")
            .setParameter(1, shard)
            .setParameter(2, witness)
            .getSingleResult();
    return ((Number) last).longValue();
  }

  /** Keeps the line of a witness; a repetition changes nothing. */
  public void cosigned(int shard, long size, String witness, String line, Instant at) {
    entities
        .createNativeQuery(
            "insert into log_cosignature (shard, size, witness, line, cosigned_at) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
        .setParameter(1, shard)
        .setParameter(2, size)
        .setParameter(3, witness)
        .setParameter(4, line)
        .setParameter(5, at.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** Notes that a quorum cosigned. */
  public void anchored(int shard, long size, Instant at) {
    entities
        .createNativeQuery(
            "insert into log_anchor (shard, size, anchored_at) values (?1, ?2, ?3) on conflict do nothing")
        .setParameter(1, shard)
        .setParameter(2, size)
        .setParameter(3, at.atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** The size of the largest anchored checkpoint; 0 before the first. */
  public long lastAnchored(int shard) {
    return largest("log_anchor", shard);
  }

  /** The size of the largest stamped checkpoint; 0 before the first. */
  public long lastStamped(int shard) {
    return largest("log_time_stamp", shard);
  }

  private long largest(String table, int shard) {
    Object size =
        entities
            .createNativeQuery("select coalesce(max(size), 0) from " + table + " where shard = ?1")
            .setParameter(1, shard)
            .getSingleResult();
    return ((Number) size).longValue();
  }

  /** The time of the newest time stamp. */
  public Optional<Instant> lastStamp(int shard) {
    return one(
        query(
            "select stamped_at from log_time_stamp where shard = ?1 order by size desc limit 1",
            shard),
        row -> (Instant) row.get("stamped_at"));
  }

  /** Keeps a time stamp. */
  public void stamped(int shard, long size, String note, TimeStamp stamp) throws TimeStamp.Invalid {
    entities
        .createNativeQuery(
            "insert into log_time_stamp (shard, size, note, token, stamped_at, authority, renew_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
        .setParameter(1, shard)
        .setParameter(2, size)
        .setParameter(3, note)
        .setParameter(4, stamp.bytes())
        .setParameter(5, stamp.time().atOffset(ZoneOffset.UTC))
        .setParameter(6, stamp.authority())
        .setParameter(7, stamp.validUntil().atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** The first time stamp over a checkpoint of at least this size. */
  public Optional<Stamped> stampOver(int shard, long size) {
    return one(
        query(
                "select size, note, token from log_time_stamp where shard = ?1 and size >= ?2 order by size limit 1",
                shard)
            .setParameter(2, size),
        row ->
            new Stamped(
                number(row, "size"), (String) row.get("note"), parsed((byte[]) row.get("token"))));
  }

  private static TimeStamp parsed(byte[] token) {
    try {
      return TimeStamp.parse(token);
    } catch (IOException e) {
      throw new UncheckedIOException("a token that was kept cannot be read", e);
    }
  }

  /** Since when the first event waits that has no place in the log yet. */
  public @Nullable Instant waitsForPlace() {
    return instant(
        entities.createNativeQuery(
            "select e.recorded_at from ledger_event e where e.id = (select q.event_id from log_queue q order by q.position limit 1)",
            Instant.class));
  }

  /** Since when the first entry waits that no signed checkpoint covers. */
  public @Nullable Instant waitsForSeal(int shard) {
    return instant(
        entities
            .createNativeQuery(
                "select l.sequenced_at from log_leaf l where l.shard = ?1 and l.log_index = (select coalesce(max(c.size), 0) from log_checkpoint c where c.shard = ?1)",
                Instant.class)
            .setParameter(1, shard));
  }

  /** Since when the first checkpoint waits that this witness has not cosigned. */
  public @Nullable Instant waitsForWitness(int shard, String witness) {
    return instant(
        entities
            .createNativeQuery(
                "select c.signed_at from log_checkpoint c where c.shard = ?1 and c.size > (select coalesce(max(w.size), 0) from log_cosignature w where w.shard = ?1 and w.witness = ?2) order by c.size limit 1",
                Instant.class)
            .setParameter(1, shard)
            .setParameter(2, witness));
  }

  /** Since when the first anchored checkpoint waits that no time stamp covers. */
  public @Nullable Instant waitsForStamp(int shard) {
    return instant(
        entities
            .createNativeQuery(
                "select a.anchored_at from log_anchor a where a.shard = ?1 and a.size > (select coalesce(max(t.size), 0) from log_time_stamp t where t.shard = ?1) order by a.size limit 1",
                Instant.class)
            .setParameter(1, shard));
  }

  private static @Nullable Instant instant(Query query) {
    List<?> found = query.getResultList();
    return found.isEmpty() ? null : (Instant) found.getFirst();
  }

  private Query query(String sql, int shard) {
    return entities.createNativeQuery(sql, Tuple.class).setParameter(1, shard);
  }

  private static <T> Optional<T> one(Query query, java.util.function.Function<Tuple, T> read) {
    List<?> rows = query.getResultList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(read.apply((Tuple) rows.getFirst()));
  }

  private static long number(Tuple row, String column) {
    return ((Number) row.get(column)).longValue();
  }
}
