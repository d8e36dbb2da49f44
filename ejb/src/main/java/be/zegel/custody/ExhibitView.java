package be.zegel.custody;

import be.zegel.access.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exhibit as its reader may see it: register data and custody.
 *
 * @param caseNumber the number of its case
 * @param seizedAt when it was seized, with the original offset (RFC 3339)
 * @param custodian user name of the person, code of the room or name of the organisation that
 *     answers for it; null after its end
 * @param custodianLabel the custodian's name as recorded
 * @param openTransfer the offer that waits for an answer, null when none does
 * @param gaps what is wrong with the custody; empty when it is unbroken
 * @param permissions what the reader may do
 * @param acts what the reader may do with it now, as custodian
 */
public record ExhibitView(
    UUID id,
    UUID caseId,
    String caseNumber,
    String label,
    String description,
    ExhibitKind kind,
    String category,
    String seizedAt,
    String place,
    RegisterExhibit.LegalGround legalBasis,
    String state,
    @Nullable String custodian,
    @Nullable String custodianKind,
    @Nullable String custodianLabel,
    String location,
    @Nullable String seal,
    boolean sealed,
    boolean onHold,
    boolean disputed,
    boolean quarantined,
    @Nullable TransferView openTransfer,
    int events,
    String head,
    Instant registeredAt,
    List<Gap> gaps,
    Set<Permission> permissions,
    Set<HandleExhibit.Act> acts,
    int version) {

  public ExhibitView {
    gaps = List.copyOf(gaps);
    permissions = Set.copyOf(permissions);
    acts = Set.copyOf(acts);
  }

  /**
   * Something that breaks or clouds the custody of an exhibit.
   *
   * @param code code of the kind of gap (reference data CUSTODY_GAP)
   * @param seq the event at which it shows
   */
  public record Gap(
      String code,
      int seq,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String detail) {}
}
