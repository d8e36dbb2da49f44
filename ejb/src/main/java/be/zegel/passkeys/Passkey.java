package be.zegel.passkeys;

import be.zegel.evidence.passkey.PasskeyAlgorithm;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
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
 * A person's passkey: proposed by its holder, confirmed or refused by a second person, and at last
 * revoked. Signs only while it is confirmed: from the moment somebody asks for its revocation it
 * signs nothing more, also before a second person has confirmed that. What counts for others is the
 * chain of keys; the row serves this server.
 */
@Entity
@Table(name = "passkey")
@SuppressWarnings("UnusedVariable") // columns that lists read in SQL
class Passkey {

  /** Where a passkey is in its life. */
  enum State {
    PROPOSED,
    REFUSED,
    WITHDRAWN,
    CONFIRMED,
    REVOKING,
    REVOKED
  }

  @Id private UUID id;

  @Column(name = "person_id")
  private long person;

  @Column(name = "credential_id")
  private String credential;

  @Column(name = "public_key")
  private String publicKey;

  @Enumerated(EnumType.STRING)
  private PasskeyAlgorithm algorithm;

  private String label;

  @Column(name = "sign_count")
  private long counter;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "answered_by")
  private @Nullable Long answeredBy;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  private @Nullable String refusal;

  @Column(name = "end_asked_by")
  private @Nullable Long endAskedBy;

  @Column(name = "end_asked_at")
  private @Nullable Instant endAskedAt;

  @Column(name = "end_reason")
  private @Nullable String endReason;

  @Column(name = "end_confirmed_by")
  private @Nullable Long endConfirmedBy;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version private int version;

  protected Passkey() {}

  Passkey(UUID id, long person, RelyingParty.NewKey key, String label, Instant now) {
    this.id = id;
    this.person = person;
    this.credential = key.credential();
    this.publicKey = key.publicKey();
    this.algorithm = key.algorithm();
    this.counter = key.counter();
    this.label = label;
    this.state = State.PROPOSED;
    this.proposedAt = now;
  }

  void confirmed(long by, Instant at) {
    require(State.PROPOSED);
    if (by == person) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
    state = State.CONFIRMED;
    answeredBy = by;
    answeredAt = at;
  }

  void refused(long by, String why, Instant now) {
    require(State.PROPOSED);
    if (by == person) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
    state = State.REFUSED;
    answeredBy = by;
    answeredAt = now;
    refusal = why;
  }

  /** Its holder thinks better of it before anybody answered. */
  void withdrawn(Instant now) {
    require(State.PROPOSED);
    state = State.WITHDRAWN;
    answeredAt = now;
  }

  /** Somebody asks for its end; it signs nothing from now on. */
  void revoking(long by, String why, Instant now) {
    require(State.CONFIRMED);
    state = State.REVOKING;
    endAskedBy = by;
    endAskedAt = now;
    endReason = why;
  }

  void revoked(long by, Instant at) {
    requireOther(by);
    state = State.REVOKED;
    endConfirmedBy = by;
    endedAt = at;
  }

  /** A second person does not confirm its end: it signs again. */
  void kept(long by) {
    requireOther(by);
    state = State.CONFIRMED;
    endAskedBy = null;
    endAskedAt = null;
    endReason = null;
  }

  private void requireOther(long by) {
    require(State.REVOKING);
    if (endAskedBy == null || by == endAskedBy) {
      throw ProblemException.of(Problem.SAME_PERSON);
    }
  }

  private void require(State expected) {
    if (state != expected) {
      throw ProblemException.of(Problem.PROPOSAL_NOT_OPEN);
    }
  }

  /** It has signed; the authenticator's counter is kept. */
  void signed(long now) {
    counter = now;
  }

  UUID id() {
    return id;
  }

  long person() {
    return person;
  }

  String credential() {
    return credential;
  }

  String publicKey() {
    return publicKey;
  }

  PasskeyAlgorithm algorithm() {
    return algorithm;
  }

  long counter() {
    return counter;
  }

  State state() {
    return state;
  }

  /** When it was enrolled on the chain of keys; null while it is not. */
  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  @Nullable Long endAskedBy() {
    return endAskedBy;
  }

  @Nullable String endReason() {
    return endReason;
  }
}
