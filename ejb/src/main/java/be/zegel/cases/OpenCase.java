package be.zegel.cases;

import be.zegel.access.Confidentiality;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The command that opens a case.
 *
 * @param phenomenon code of the main phenomenon (reference data)
 * @param proceduralLanguage nl, fr or de: the language of the procedure, independent of anybody's
 *     interface
 * @param factsFrom when the facts began, if known
 * @param factsTo when they ended, if known; not before {@code factsFrom}
 * @param unit code of the police unit; the opener's own unit when absent
 * @param office code of the prosecutor's office; the office of the unit when absent
 * @param confidentiality NORMAL when absent
 */
public record OpenCase(
    @NotBlank @Size(max = 200) String title,
    @Nullable @Size(max = 8000) String summary,
    @NotBlank String phenomenon,
    @NotNull @Pattern(regexp = "nl|fr|de") String proceduralLanguage,
    @Nullable OffsetDateTime factsFrom,
    @Nullable OffsetDateTime factsTo,
    @Nullable @Size(max = 300) String place,
    @Nullable String unit,
    @Nullable String office,
    @Nullable Confidentiality confidentiality) {}
