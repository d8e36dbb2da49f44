package be.zegel.custody;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
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
 * @param paperChain where the exhibit comes with a chain of custody on paper
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
    @Nullable @Size(max = 2000) String lateReason,
    @Nullable @Valid PaperChain paperChain) {

  /**
   * The legal ground of a seizure.
   *
   * @param code code of the measure (reference data)
   * @param reference the order, report or consent it rests on
   */
  public record LegalGround(@NotBlank String code, @Nullable @Size(max = 200) String reference) {}

  /**
   * A chain of custody that was kept on paper until now: the scan is filed under the exhibit, its
   * hash stands in the first event, and what it leaves unexplained shows as a gap.
   *
   * @param documentHash SHA-256 of the scan, in hexadecimal
   */
  public record PaperChain(
      @NotNull @Pattern(regexp = "[0-9a-f]{64}") String documentHash,
      @Valid @Size(max = 100) List<Interval> unexplained) {

    public PaperChain {
      unexplained = unexplained == null ? List.of() : List.copyOf(unexplained);
    }
  }

  /** A time that the paper does not explain. */
  public record Interval(
      @NotNull OffsetDateTime from,
      @NotNull OffsetDateTime to,
      @Nullable @Size(max = 500) String note) {}
}
