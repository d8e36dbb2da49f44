package be.zegel.cases;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command that changes what is written about a case; the values before and after are kept in
 * its chain.
 */
public record ReviseCase(
    @NotBlank @Size(max = 200) String title,
    @Nullable @Size(max = 8000) String summary,
    @NotBlank String phenomenon,
    @Nullable OffsetDateTime factsFrom,
    @Nullable OffsetDateTime factsTo,
    @Nullable @Size(max = 300) String place) {}
