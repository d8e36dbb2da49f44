package be.zegel.cases;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command that adds a member to a case or changes one.
 *
 * @param until when the membership ends, null when it has no end; now or earlier ends it
 * @param reason why, kept in the case's chain
 */
public record SetMember(
    @NotBlank @Size(max = 100) String username,
    @NotNull MemberRole role,
    @Nullable OffsetDateTime until,
    @NotBlank @Size(max = 2000) String reason) {}
