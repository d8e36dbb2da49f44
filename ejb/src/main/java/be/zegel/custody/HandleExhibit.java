package be.zegel.custody;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command by which the custodian acts on an exhibit in hand.
 *
 * @param act what is done
 * @param seal the number of the seal: the new one for SEAL and RESEAL, the one observed for
 *     CHECK_SEAL and UNSEAL
 * @param room code of the evidence room, for STORE and MOVE
 * @param location shelf, rack or box in the room
 * @param reason why
 * @param occurredAt when it happened; now when absent
 * @param lateReason why it is entered late, where it is
 */
public record HandleExhibit(
    @NotNull Act act,
    @Nullable @Size(max = 60) String seal,
    @Nullable @Size(max = 60) String room,
    @Nullable @Size(max = 200) String location,
    @Nullable @Size(max = 2000) String reason,
    @Nullable OffsetDateTime occurredAt,
    @Nullable @Size(max = 2000) String lateReason) {

  /** What a custodian can do with an exhibit in hand. */
  public enum Act {
    SEAL,
    CHECK_SEAL,
    UNSEAL,
    RESEAL,
    STORE,
    MOVE,
    CHECK_OUT,
    CHECK_IN,
    ANNOTATE
  }
}
