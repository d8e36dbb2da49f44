package be.zegel.passkeys;

import be.zegel.evidence.ledger.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ceremonies that wait for an answer. Each is taken once; row-level security keeps them apart.
 */
@ApplicationScoped
class Ceremonies {

  /** What a ceremony is for. */
  enum Kind {
    ENROL,
    SIGN
  }

  @PersistenceContext private EntityManager entities;

  /** Keeps a ceremony, and forgets those of the person that nobody answered in time. */
  void add(Ceremony ceremony, long person) {
    entities
        .createNativeQuery(
            "delete from passkey_ceremony where person_id = ?1 and expires_at < now()")
        .setParameter(1, person)
        .executeUpdate();
    Hash seed = ceremony.seed();
    entities
        .createNativeQuery(
            """
            insert into passkey_ceremony (id, person_id, kind, seed, challenges, begun_at, expires_at)
            values (?1, ?2, ?3, cast(?4 as bytea), ?5, ?6, ?7)
            """)
        .setParameter(1, ceremony.id())
        .setParameter(2, person)
        .setParameter(3, (seed == null ? Kind.ENROL : Kind.SIGN).name())
        .setParameter(4, seed == null ? null : seed.bytes())
        .setParameter(5, joined(ceremony.challenges()))
        .setParameter(6, ceremony.begunAt().atOffset(ZoneOffset.UTC))
        .setParameter(7, ceremony.expiresAt().atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }

  /** Takes a ceremony of the caller out of what waits; a rollback puts it back. */
  Optional<Ceremony> take(UUID id, Kind kind) {
    List<?> rows =
        entities
            .createNativeQuery(
                "delete from passkey_ceremony where id = ?1 and kind = ?2 and person_id = zegel_person() returning seed, challenges, begun_at, expires_at",
                Tuple.class)
            .setParameter(1, id)
            .setParameter(2, kind.name())
            .getResultList();
    return rows.stream().map(each -> ceremony(id, (Tuple) each)).findFirst();
  }

  private static byte[] joined(List<Hash> challenges) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    challenges.forEach(each -> all.writeBytes(each.bytes()));
    return all.toByteArray();
  }

  private static List<Hash> parted(byte[] all) {
    List<Hash> challenges = new ArrayList<>();
    for (int at = 0; at < all.length; at += Hash.BYTES) {
      challenges.add(Ceremony.value(Arrays.copyOfRange(all, at, at + Hash.BYTES)));
    }
    return challenges;
  }

  private static Ceremony ceremony(UUID id, Tuple row) {
    byte[] seed = (byte[]) row.get("seed");
    return new Ceremony(
        id,
        seed == null ? null : Ceremony.value(seed),
        parted((byte[]) row.get("challenges")),
        (Instant) row.get("begun_at"),
        (Instant) row.get("expires_at"));
  }
}
