package be.zegel.packets;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command by which a magistrate discloses.
 *
 * @param recipient to whom the packet is handed
 * @param ground why it may be: the article, the decision
 * @param exhibits those that are shown; null for all
 * @param withhold names of fields whose values are left out, as the ledger names them
 */
public record RequestPacket(
    @NotBlank @Size(max = 200) String recipient,
    @NotBlank @Size(max = 500) String ground,
    @Nullable @Size(max = 1000) List<@NotNull UUID> exhibits,
    @Nullable @Size(max = 100) List<@NotBlank @Size(max = 64) String> withhold) {}
