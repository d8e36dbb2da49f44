package be.zegel.erasure;

import be.zegel.access.Access;
import be.zegel.access.Permission;
import be.zegel.audit.AuditTrail;
import be.zegel.audit.Consultation;
import be.zegel.filing.EvidenceDownload;
import be.zegel.filing.EvidenceStores;
import be.zegel.problem.Problem;
import be.zegel.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Where people follow the erasure of an exhibit's data and fetch its certificate. */
@Stateless
@RolesAllowed("**")
public class ErasureDesk {

  @Inject private Access access;
  @Inject private AuditTrail audit;
  @Inject private ErasureRows rows;
  @Inject private EvidenceStores stores;

  /**
   * How far the erasure of an exhibit is; empty when none was ordered or it has not begun.
   *
   * @throws ProblemException NOT_FOUND, NOT_ALLOWED
   */
  public Optional<ErasureView> ofExhibit(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    return rows.ofExhibit(exhibitId).map(ErasureRows.Row::view);
  }

  /** What is filed under an exhibit in the caller's sight, and would be erased with it. */
  public FiledData filed(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    return rows.filed(exhibitId);
  }

  /**
   * The certificate: a PDF/A in the language of the procedure. To be closed by the caller.
   *
   * @throws ProblemException NOT_FOUND out of sight, STATE_FORBIDS until it is there
   */
  public EvidenceDownload certificate(UUID exhibitId) {
    access.requireExhibit(exhibitId, Permission.SEE_EXHIBIT);
    ErasureRows.Row row =
        rows.ofExhibit(exhibitId)
            .orElseThrow(() -> ProblemException.of(Problem.STATE_FORBIDS, "from", "NONE"));
    UUID object = row.certificate();
    if (object == null) {
      throw ProblemException.of(Problem.STATE_FORBIDS, "from", row.view().state().name());
    }
    audit.granted(
        new Consultation("CONSULT", "EXHIBIT", exhibitId.toString(), row.caseId()),
        "CASE_WORK",
        Map.of("part", "erasure certificate"));
    try {
      return new EvidenceDownload(
          "certificate-" + exhibitId + ".pdf",
          row.certificateSize(),
          Objects.requireNonNull(row.view().certificate()),
          stores.objects().open(object));
    } catch (IOException e) {
      throw ProblemException.of(Problem.EVIDENCE_UNREADABLE);
    }
  }
}
