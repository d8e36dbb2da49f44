package be.zegel.custody;

import be.zegel.access.SystemTask;
import be.zegel.chain.Facts;
import be.zegel.evidence.ledger.EventType;
import be.zegel.evidence.ledger.Field;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Ends offers that nobody answered in time: custody stays where it is, and the chain says so. */
@Singleton
@SystemTask
@PermitAll
public class LapsedOffers {

  private static final int BATCH = 100;

  @Inject private Exhibits exhibits;
  @Inject private ExhibitChain chain;
  @Inject private Clock clock;

  /** Every minute, the oldest first. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void expire() {
    Instant now = clock.instant();
    for (Transfer transfer : exhibits.lapsed(now, BATCH)) {
      Exhibit exhibit = exhibits.locked(transfer.exhibitId());
      exhibits.refresh(transfer);
      if (transfer.open()) {
        chain.grow(
            exhibit,
            ExhibitChain.Act.now(
                EventType.TRANSFER_EXPIRED,
                null,
                Facts.none().and(Field.TRANSFER_ID, transfer.id())));
        transfer.expired(now);
      }
    }
  }
}
