package be.zegel.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The membership of a person in a case. It ends by a date, never by deletion: who once was a member
 * stays on record.
 */
@Entity
@Table(name = "case_member")
class Membership {

  /** One membership per case and person. */
  @Embeddable
  record Key(@Column(name = "case_id") UUID caseId, @Column(name = "person_id") long personId)
      implements Serializable {}

  @EmbeddedId private Key key;

  @Enumerated(EnumType.STRING)
  private MemberRole role;

  private Instant since;
  private @Nullable Instant until;
  private String reason;

  @Column(name = "granted_by")
  private long grantedBy;

  @Version private int version;

  protected Membership() {}

  Membership(
      UUID caseId,
      long personId,
      MemberRole role,
      @Nullable Instant until,
      String reason,
      long grantedBy,
      Instant now) {
    this.key = new Key(caseId, personId);
    this.role = role;
    this.since = now;
    this.until = until;
    this.reason = reason;
    this.grantedBy = grantedBy;
  }

  /** Changes role, end and reason; a membership that had ended begins anew. */
  void change(MemberRole to, @Nullable Instant end, String why, long by, Instant now) {
    if (!holds(now)) {
      since = now;
    }
    role = to;
    until = end;
    reason = why;
    grantedBy = by;
  }

  /** Whether the membership holds at a moment. */
  boolean holds(Instant at) {
    return until == null || until.isAfter(at);
  }

  long personId() {
    return key.personId();
  }

  MemberRole role() {
    return role;
  }

  Instant since() {
    return since;
  }

  @Nullable Instant until() {
    return until;
  }

  String reason() {
    return reason;
  }
}
