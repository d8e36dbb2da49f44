package be.zegel.packets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A packet as those see it who may read its case.
 *
 * @param state BUILDING, READY, or FAILED when it could not be built after several attempts
 * @param requestedBy the name of the magistrate
 * @param exhibits the exhibits that were chosen; null for all
 * @param shown the number of exhibits in it, once it is ready
 * @param withhold names of the fields that are withheld
 * @param size in bytes, in decimal text, once it is ready
 * @param sha256 its hash, once it is ready
 */
public record PacketView(
    UUID id,
    UUID caseId,
    String state,
    String recipient,
    String ground,
    String requestedBy,
    Instant requestedAt,
    @Nullable List<UUID> exhibits,
    @Nullable Integer shown,
    List<String> withhold,
    @Nullable String size,
    @Nullable String sha256,
    @Nullable Instant readyAt) {

  public PacketView {
    exhibits = exhibits == null ? null : List.copyOf(exhibits);
    withhold = List.copyOf(withhold);
  }
}
