package be.zegel.custody;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command that enters an exhibit into the register of a case.
 *
 * @param label the exhibit's label, unique in its case; when absent the next free {@code OS-01,
 *     OS-02 …} is given
 * @param category code of the category (reference data)
 * @param seizedAt when it was seized, with the offset of the place; not in the future
 * @param legalBasis on what ground, by whose order
 * @param seal number of the seal put on it, null when it is not sealed
 * @param lateReason why it is entered late: needed when the seizure is further back than the policy
 *     allows
 */
public record RegisterExhibit(
    @Nullable @Size(max = 60) String label,
    @NotBlank @Size(max = 4000) String description,
    @NotNull ExhibitKind kind,
    @NotBlank String category,
    @NotNull OffsetDateTime seizedAt,
    @NotBlank @Size(max = 300) String place,
    @NotNull @Valid LegalGround legalBasis,
    @Nullable @Size(max = 60) String seal,
    @Nullable @Size(max = 2000) String lateReason) {

  /**
   * The legal ground of a seizure.
   *
   * @param code code of the measure (reference data)
   * @param reference the order, report or consent it rests on
   */
  public record LegalGround(@NotBlank String code, @Nullable @Size(max = 200) String reference) {}
}
