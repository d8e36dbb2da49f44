package be.zegel.passkeys;

import be.zegel.chain.Chronicle;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.ChainHead;
import be.zegel.evidence.ledger.EventDraft;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import be.zegel.evidence.ledger.Hash;
import be.zegel.evidence.ledger.RecordedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Grows the chain of keys. There is one for the whole service; its row is locked until the
 * transaction ends, so that it grows by one event at a time.
 */
@ApplicationScoped
class KeyChain {

  @PersistenceContext private EntityManager entities;
  @Inject private Chronicle chronicle;

  /** The chain's end, its row locked. */
  ChainHead locked() {
    Tuple row =
        (Tuple)
            entities
                .createNativeQuery(
                    "select pseudonym, last_seq, head_hash, head_at from key_chain for update",
                    Tuple.class)
                .getSingleResult();
    UUID pseudonym = (UUID) row.get("pseudonym");
    byte[] hash = (byte[]) row.get("head_hash");
    return hash == null
        ? ChainHead.none(pseudonym)
        : new ChainHead(
            pseudonym,
            ((Number) row.get("last_seq")).longValue(),
            new Hash(HexFormat.of().formatHex(hash)),
            (Instant) row.get("head_at"));
  }

  /**
   * The next event: of one person, confirmed by the caller as the second. The passkey's row must
   * show the confirmation by then.
   *
   * @param actor the person who asked for what is recorded
   */
  RecordedEvent grow(ChainHead head, EventType type, long actor, Facts facts) {
    Instant now = chronicle.now();
    Facts all =
        Facts.none()
            .and(chronicle.circumstances(now))
            .and(facts.values())
            .and(Field.ACTOR, chronicle.person(actor).json())
            .and(Field.SECOND_PERSON, chronicle.actor().json())
            .and(Field.SECOND_PSEUDONYM, chronicle.actorPseudonym(head.item()));
    RecordedEvent event =
        chronicle.record(
            head,
            new EventDraft(
                type, head.item(), chronicle.actorPseudonym(head.item(), actor), all.values()),
            now);
    chronicle.storeOfKeys(event, actor);
    entities
        .createNativeQuery("update key_chain set last_seq = ?1, head_hash = ?2, head_at = ?3")
        .setParameter(1, Math.toIntExact(event.seq()))
        .setParameter(2, event.envelope().hash().bytes())
        .setParameter(3, event.envelope().recordedAt().atOffset(ZoneOffset.UTC))
        .executeUpdate();
    return event;
  }
}
