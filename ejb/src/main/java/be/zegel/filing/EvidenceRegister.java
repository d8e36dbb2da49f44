package be.zegel.filing;

import be.zegel.access.SystemTask;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What the database knows of uploads and objects, for the house-keeping of the store. */
@Stateless
@SystemTask
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EvidenceRegister {

  private static final String ALL_OBJECTS =
      """
      select object_id from evidence_file
      union all select object_id from evidence_item where object_id is not null and parent_id is not null
      union all select text_object from evidence_item where text_object is not null
      union all select preview_object from evidence_item where preview_object is not null
      union all select object_id from packet where object_id is not null
      union all select certificate_object from erasure where certificate_object is not null
      """;

  private Database database;
  private Clock clock;

  /** For the container's proxies, which call nothing on it. */
  @SuppressWarnings("NullAway.Init")
  public EvidenceRegister() {}

  @Inject
  public EvidenceRegister(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether an upload has become a file. */
  public boolean isFiled(UUID uploadId) {
    return database.work(
        c ->
            Sql.on(c, "select exists (select from evidence_file where upload_id = ?) as filed")
                .with(uploadId)
                .first(row -> row.getBoolean("filed"))
                .orElse(false));
  }

  /** Notes that uploads have expired. */
  public int expireUploads() {
    Instant now = clock.instant();
    return database.work(
        c ->
            Sql.on(
                    c,
                    "update upload set state = 'EXPIRED' where state = 'OPEN' and expires_at <= ?")
                .with(now)
                .update());
  }

  /** All objects that rows know at this moment. */
  public KnownObjects objects() {
    return database.work(
        c -> {
          KnownObjects known = new KnownObjects();
          try (PreparedStatement statement = c.prepareStatement(ALL_OBJECTS)) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
              }
            }
          }
          return known;
        });
  }

  /** Those of these objects that no row knows now. */
  public Set<UUID> unknown(List<UUID> objects) {
    Set<UUID> unknown = new HashSet<>(objects);
    if (!unknown.isEmpty()) {
      database
          .work(
              c ->
                  Sql.on(
                          c,
                          "select object_id from (" + ALL_OBJECTS + ") o where object_id = any (?)")
                      .withIds(objects)
                      .list(row -> Objects.requireNonNull(Sql.id(row, "object_id"))))
          .forEach(unknown::remove);
    }
    return unknown;
  }
}
