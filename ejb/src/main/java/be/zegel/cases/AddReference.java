package be.zegel.cases;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The command that notes under which number somebody else knows the case.
 *
 * @param type code of the kind of number (PV_INITIAL, NOTICE, SIENA …; reference data)
 * @param issuer who gave the number
 */
public record AddReference(
    @NotBlank String type,
    @Nullable @Size(max = 200) String issuer,
    @NotBlank @Size(max = 200) String value,
    @Nullable LocalDate validFrom) {}
