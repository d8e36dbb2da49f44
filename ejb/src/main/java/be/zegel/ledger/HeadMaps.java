package be.zegel.ledger;

import be.zegel.access.SystemTask;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.Salt;
import be.zegel.evidence.packet.HeadMap;
import be.zegel.evidence.packet.HeadStatement;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Head maps: where every chain of exhibits and cases ended at one moment, committed to in the log.
 * A packet proves with one of them that it leaves nothing out.
 */
@Stateless
@SystemTask
@PermitAll
public class HeadMaps {
  private static final Supplier<Salt> SALTS = Salt.from(new SecureRandom());
  private static final int BATCH = 2000;
  private static final int HEAD = 16 + Long.BYTES + Hash.BYTES;

  @PersistenceContext private EntityManager entities;
  @Inject private LogSequence sequence;
  @Inject private Clock clock;

  /**
   * A map in the log.
   *
   * @param index the place of its statement
   */
  public record Taken(long index, HeadStatement statement, HeadMap map) {}

  /**
   * Takes a map. All heads are read by one statement, so in one snapshot; whatever they name is
   * then given its place before the map gets its own, and nobody else sequences meanwhile.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Taken take(int shard) {
    sequence.lock();
    Instant takenAt = clock.instant();
    HeadMap.Builder heads = HeadMap.builder();
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (Object each : heads()) {
      Tuple row = (Tuple) each;
      UUID item = (UUID) row.get("pseudonym");
      long seq = ((Number) row.get("last_seq")).longValue();
      byte[] hash = (byte[]) row.get("head_hash");
      heads.add(item, seq, new Hash(HexFormat.of().formatHex(hash)));
      kept.writeBytes(
          ByteBuffer.allocate(HEAD)
              .putLong(item.getMostSignificantBits())
              .putLong(item.getLeastSignificantBits())
              .putLong(seq)
              .put(hash)
              .array());
    }
    HeadMap map = heads.build();
    HeadStatement statement = map.statement(takenAt, SALTS.get());
    int sequenced;
    do {
      sequenced = sequence.sequence(shard, BATCH);
    } while (sequenced == BATCH);
    long index = sequence.append(shard, statement.entry());
    entities
        .createNativeQuery(
            "insert into log_head_map (shard, log_index, taken_at, statement, heads) values (?1, ?2, ?3, ?4, ?5)")
        .setParameter(1, shard)
        .setParameter(2, index)
        .setParameter(3, takenAt.atOffset(ZoneOffset.UTC))
        .setParameter(4, statement.bytes())
        .setParameter(5, kept.toByteArray())
        .executeUpdate();
    return new Taken(index, statement, map);
  }

  private List<?> heads() {
    return entities
        .createNativeQuery(
            """
            select h.pseudonym, h.last_seq, h.head_hash from (
              select pseudonym, last_seq, head_hash from case_file union all select pseudonym, last_seq, head_hash from exhibit
              union all select pseudonym, last_seq, head_hash from key_chain where last_seq > 0) h
            order by h.pseudonym::text collate "C"
            """
                .replace("::", "\\:\\:"),
            Tuple.class)
        .getResultList();
  }

  /** The newest map of the log. */
  public java.util.Optional<Taken> newest(int shard) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select log_index, statement, heads from log_head_map where shard = ?1 order by log_index desc limit 1",
                Tuple.class)
            .setParameter(1, shard)
            .getResultList();
    return rows.stream().map(each -> taken((Tuple) each)).findFirst();
  }

  private static Taken taken(Tuple row) {
    HeadMap.Builder heads = HeadMap.builder();
    ByteBuffer kept = ByteBuffer.wrap((byte[]) row.get("heads"));
    while (kept.hasRemaining()) {
      UUID item = new UUID(kept.getLong(), kept.getLong());
      long seq = kept.getLong();
      byte[] hash = new byte[Hash.BYTES];
      kept.get(hash);
      heads.add(item, seq, new Hash(HexFormat.of().formatHex(hash)));
    }
    return new Taken(
        ((Number) row.get("log_index")).longValue(),
        HeadStatement.parse((byte[]) row.get("statement")),
        heads.build());
  }
}
