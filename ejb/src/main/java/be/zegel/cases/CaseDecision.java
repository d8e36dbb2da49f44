package be.zegel.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A decision of the prosecutor. Never changed; a later decision stands beside it. */
@Entity
@Table(name = "case_decision")
class CaseDecision {

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  private String code;
  private String reason;
  private String text;

  @Column(name = "decided_by")
  private long decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  protected CaseDecision() {}

  CaseDecision(UUID id, UUID caseId, DecideCase decide, long by, Instant now) {
    this.id = id;
    this.caseId = caseId;
    this.code = decide.code();
    this.reason = decide.reason().strip();
    this.text = decide.text() == null ? "" : decide.text().strip();
    this.decidedBy = by;
    this.decidedAt = now;
  }

  long decidedBy() {
    return decidedBy;
  }

  DecisionView view(String by, String byName) {
    return new DecisionView(id, code, reason, text, by, byName, decidedAt);
  }
}
