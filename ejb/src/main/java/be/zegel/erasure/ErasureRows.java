package be.zegel.erasure;

import be.zegel.evidence.store.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Erasures as rows. Asks nobody for permission: its callers have. */
@ApplicationScoped
class ErasureRows {

  static final String OBJECTS =
      """
      select object_id as id from evidence_file where id = any (?1) and object_id > ?2
      union select object_id from evidence_item where file_id = any (?1) and object_id > ?2
      union select text_object from evidence_item where file_id = any (?1) and text_object > ?2
      union select preview_object from evidence_item where file_id = any (?1) and preview_object > ?2
      order by id limit ?3
      """;

  @PersistenceContext private EntityManager entities;

  /** An event that orders an erasure. */
  record Order(UUID event, UUID exhibitId, UUID caseId) {}

  /** An erasure and where its certificate is. */
  record Row(ErasureView view, UUID caseId, @Nullable UUID certificate, long certificateSize) {}

  /** The orders that are not carried out, the oldest first. */
  List<Order> orders(int most) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select e.id, e.exhibit_id, e.case_id from ledger_event e
                where e.type in ('CRYPTO_ERASED', 'DESTROYED') and not exists (select from erasure x where x.event_id = e.id and x.state <> 'ERASING')
                order by e.position limit ?1
                """,
                Tuple.class)
            .setParameter(1, most)
            .getResultList();
    return rows.stream()
        .map(Tuple.class::cast)
        .map(
            row ->
                new Order(
                    (UUID) row.get("id"), (UUID) row.get("exhibit_id"), (UUID) row.get("case_id")))
        .toList();
  }

  Optional<Row> ofExhibit(UUID exhibitId) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select id, exhibit_id, case_id, event_id, state, begun_at, files, objects, bytes, finished_at, certificate_object, certificate_sha256,
                       coalesce(certificate_size, 0) as certificate_size
                from erasure where exhibit_id = ?1
                """,
                Tuple.class)
            .setParameter(1, exhibitId)
            .getResultList();
    return rows.stream().findFirst().map(row -> row((Tuple) row));
  }

  private static Row row(Tuple row) {
    return new Row(
        new ErasureView(
            (UUID) row.get("id"),
            (UUID) row.get("exhibit_id"),
            (UUID) row.get("event_id"),
            ErasureView.State.valueOf((String) row.get("state")),
            (Instant) row.get("begun_at"),
            (Integer) row.get("files"),
            (Integer) row.get("objects"),
            String.valueOf(row.get("bytes")),
            (Instant) row.get("finished_at"),
            (String) row.get("certificate_sha256")),
        (UUID) row.get("case_id"),
        (UUID) row.get("certificate_object"),
        ((Number) row.get("certificate_size")).longValue());
  }

  FiledData filed(UUID exhibitId) {
    Tuple row =
        (Tuple)
            entities
                .createNativeQuery(
                    "select count(*) as files, coalesce(sum(size), 0) as bytes from evidence_file where exhibit_id = ?1 and state <> 'ERASED'",
                    Tuple.class)
                .setParameter(1, exhibitId)
                .getSingleResult();
    return new FiledData(
        ((Number) row.get("files")).intValue(), ((Number) row.get("bytes")).longValue());
  }

  /** Notes that an erasure begins, with what there is now; does nothing when it has begun. */
  void begin(UUID id, Order order, Instant now) {
    entities
        .createNativeQuery(
            """
            insert into erasure (id, exhibit_id, case_id, event_id, state, begun_at, files, objects, bytes)
            select ?1, ?2, ?3, ?4, 'ERASING', ?5, count(*), count(*) + coalesce(sum(o.objects), 0), coalesce(sum(f.size), 0)
            from evidence_file f
            cross join lateral (
              select coalesce(sum((case when i.parent_id is not null and i.object_id is not null then 1 else 0 end)
                + (case when i.text_object is not null then 1 else 0 end) + (case when i.preview_object is not null then 1 else 0 end)), 0) as objects
              from evidence_item i where i.file_id = f.id) o
            where f.exhibit_id = ?2
            on conflict (exhibit_id) do nothing
            """)
        .setParameter(1, id)
        .setParameter(2, order.exhibitId())
        .setParameter(3, order.caseId())
        .setParameter(4, order.event())
        .setParameter(5, at(now))
        .executeUpdate();
  }

  /** Marks the files as erased: from here on nobody opens them. */
  void mark(UUID exhibitId) {
    entities
        .createNativeQuery(
            """
            update evidence_file set state = 'ERASED', problem = null, unsound = false, items_total = 0, items_done = 0, items_failed = 0, version = version + 1
            where exhibit_id = ?1 and state <> 'ERASED'
            """)
        .setParameter(1, exhibitId)
        .executeUpdate();
    entities
        .createNativeQuery(
            "update upload set state = 'TERMINATED' where exhibit_id = ?1 and state = 'OPEN'")
        .setParameter(1, exhibitId)
        .executeUpdate();
  }

  List<UUID> files(UUID exhibitId) {
    return ids(
        entities
            .createNativeQuery(
                "select id from evidence_file where exhibit_id = ?1 and state = 'ERASED' order by id",
                UUID.class)
            .setParameter(1, exhibitId)
            .getResultList());
  }

  /** Objects of files that rows know, after one, in order. */
  List<UUID> objects(List<UUID> files, UUID after, int most) {
    return ids(
        entities
            .createNativeQuery(OBJECTS, UUID.class)
            .setParameter(1, files.toArray(UUID[]::new))
            .setParameter(2, after)
            .setParameter(3, most)
            .getResultList());
  }

  /** Whether rows are left that hold what was read out of these files. */
  boolean anythingLeft(List<UUID> files) {
    return Boolean.TRUE.equals(
        entities
            .createNativeQuery(
                """
                select exists (select from evidence_item where file_id = any (?1)) or exists (select from processing_job where file_id = any (?1))
                """,
                Boolean.class)
            .setParameter(1, files.toArray(UUID[]::new))
            .getSingleResult());
  }

  /** Notes that all is done. @return whether this call was the one */
  boolean done(UUID exhibitId, StoredObject certificate, Instant now) {
    return entities
            .createNativeQuery(
                """
                update erasure set state = 'ERASED', finished_at = ?2, certificate_object = ?3, certificate_sha256 = ?4, certificate_size = ?5
                where exhibit_id = ?1 and state = 'ERASING'
                """)
            .setParameter(1, exhibitId)
            .setParameter(2, at(now))
            .setParameter(3, certificate.objectId())
            .setParameter(4, certificate.sha256())
            .setParameter(5, certificate.size())
            .executeUpdate()
        == 1;
  }

  private static List<UUID> ids(List<?> rows) {
    return rows.stream().map(UUID.class::cast).toList();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
