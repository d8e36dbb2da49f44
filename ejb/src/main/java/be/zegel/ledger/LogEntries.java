package be.zegel.ledger;

import be.zegel.access.SystemTask;
import be.zegel.evidence.log.TileLog;
import be.zegel.evidence.tlog.Checkpoint;
import be.zegel.evidence.tlog.LogProof;
import be.zegel.evidence.tlog.Note;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells everybody who has the hash of an event whether it is in the log, and since when. Nothing
 * else can be asked: a hash is 256 random bits to whoever was not given it, and what the event says
 * is not told.
 */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LogEntries {
  private static final String STANDING =
      """
      select l.log_index, c.size, c.root, c.signed_at, a.anchored_at, t.stamped_at
      from log_leaf l
      left join lateral (
        select s.size, s.root, s.signed_at from log_checkpoint s where s.shard = l.shard and s.size > l.log_index order by s.size limit 1) c on true
      left join lateral (
        select s.anchored_at from log_anchor s where s.shard = l.shard and s.size > l.log_index order by s.size limit 1) a on true
      left join lateral (
        select s.stamped_at from log_time_stamp s where s.shard = l.shard and s.size > l.log_index order by s.size limit 1) t on true
      where l.entry = ?1 and l.event_id is not null
      """;

  @PersistenceContext private EntityManager entities;

  /**
   * Where an event stands in the log.
   *
   * @param index its place, from 0
   * @param size of the first signed checkpoint that covers it; null while none does
   * @param root of that checkpoint, hexadecimal
   * @param sealedAt when that checkpoint was signed
   * @param anchoredAt when a quorum of witnesses had cosigned one that covers it
   * @param stampedAt the time of the first time stamp that covers it
   */
  public record Standing(
      long index,
      @Nullable Long size,
      @Nullable String root,
      @Nullable Instant sealedAt,
      @Nullable Instant anchoredAt,
      @Nullable Instant stampedAt) {}

  /** Where the event of this hash stands; empty when the log has no such event (yet). */
  public Optional<Standing> find(byte[] hash) {
    List<?> rows =
        entities.createNativeQuery(STANDING, Tuple.class).setParameter(1, hash).getResultList();
    return rows.stream().map(row -> standing((Tuple) row)).findFirst();
  }

  private static Standing standing(Tuple row) {
    Number size = (Number) row.get("size");
    byte[] root = (byte[]) row.get("root");
    return new Standing(
        ((Number) row.get("log_index")).longValue(),
        size == null ? null : size.longValue(),
        root == null ? null : HexFormat.of().formatHex(root),
        (Instant) row.get("signed_at"),
        (Instant) row.get("anchored_at"),
        (Instant) row.get("stamped_at"));
  }

  /**
   * The proof that the event of this hash is in the tree of the published checkpoint, as a C2SP
   * tlog-proof; empty when there is no such event or no checkpoint covers it yet.
   */
  public Optional<LogProof> proof(byte[] hash) {
    Optional<Standing> standing = find(hash);
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    try {
      TileLog published = TileLog.open(LogConfig.ofSystem().folder());
      Optional<Note> note = published.published();
      long index = standing.get().index();
      if (note.isEmpty()) {
        return Optional.empty();
      }
      long size = Checkpoint.parse(note.get().text()).head().size();
      return size > index
          ? Optional.of(new LogProof(index, published.tree(size).inclusion(index), note.get()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }
}
