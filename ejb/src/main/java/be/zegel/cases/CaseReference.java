package be.zegel.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number under which somebody else knows the case: an official report, a notice number, a SIENA
 * message. Never changed.
 */
@Entity
@Table(name = "case_reference")
class CaseReference {

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  private String type;
  private String issuer;
  private String value;

  @Column(name = "valid_from")
  private @Nullable LocalDate validFrom;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "recorded_by")
  private long recordedBy;

  protected CaseReference() {}

  CaseReference(UUID id, UUID caseId, AddReference add, long by, Instant now) {
    this.id = id;
    this.caseId = caseId;
    this.type = add.type();
    this.issuer = add.issuer() == null ? "" : add.issuer().strip();
    this.value = add.value().strip();
    this.validFrom = add.validFrom();
    this.recordedAt = now;
    this.recordedBy = by;
  }

  CaseFileView.ReferenceView view() {
    return new CaseFileView.ReferenceView(id, type, issuer, value, validFrom);
  }
}
