package be.zegel.custody;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hand-over: offered by the custodian, then accepted, refused, withdrawn or lapsed. The events of
 * the exhibit are what counts; the row serves the lists.
 */
@Entity
@Table(name = "transfer")
@SuppressWarnings("UnusedVariable") // columns that lists read in SQL
class Transfer {

  /** Where a hand-over stands. */
  enum State {
    OFFERED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED
  }

  @Id private UUID id;

  @Column(name = "exhibit_id")
  private UUID exhibitId;

  @Column(name = "case_id")
  private UUID caseId;

  @Column(name = "from_person")
  private long from;

  @Column(name = "to_person")
  private long to;

  private String purpose;
  private @Nullable String seal;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "offered_at")
  private Instant offeredAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "seal_observed")
  private @Nullable String sealObserved;

  private @Nullable String condition;
  private @Nullable String reason;
  private boolean discrepancy;

  @Version private int version;

  protected Transfer() {}

  Transfer(
      UUID id,
      Exhibit exhibit,
      long from,
      long to,
      String purpose,
      @Nullable String seal,
      Instant expiresAt,
      Instant now) {
    this.id = id;
    this.exhibitId = exhibit.id();
    this.caseId = exhibit.caseId();
    this.from = from;
    this.to = to;
    this.purpose = purpose;
    this.seal = seal;
    this.state = State.OFFERED;
    this.offeredAt = now;
    this.expiresAt = expiresAt;
  }

  void accepted(@Nullable String observed, @Nullable String found, boolean differs, Instant now) {
    answer(State.ACCEPTED, now);
    sealObserved = observed;
    condition = found;
    discrepancy = differs;
  }

  void refused(String why, Instant now) {
    answer(State.REFUSED, now);
    reason = why;
  }

  void withdrawn(@Nullable String why, Instant now) {
    answer(State.WITHDRAWN, now);
    reason = why;
  }

  void expired(Instant now) {
    answer(State.EXPIRED, now);
  }

  private void answer(State to, Instant now) {
    state = to;
    answeredAt = now;
  }

  boolean open() {
    return state == State.OFFERED;
  }

  boolean lapsed(Instant now) {
    return !expiresAt.isAfter(now);
  }

  UUID id() {
    return id;
  }

  UUID exhibitId() {
    return exhibitId;
  }

  long from() {
    return from;
  }

  long to() {
    return to;
  }
}
