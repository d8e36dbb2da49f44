package be.zegel.idempotency;

import be.zegel.access.SystemTask;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets kept answers after a day. */
@Singleton
@SystemTask
@PermitAll
public class ForgottenRequests {

  private static final Duration KEPT = Duration.ofDays(1);

  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Every hour. */
  @Schedule(hour = "*", minute = "17", persistent = false)
  public void forget() {
    entities
        .createNativeQuery("delete from idempotent_request where created_at < ?1")
        .setParameter(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .executeUpdate();
  }
}
