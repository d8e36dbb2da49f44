package be.zegel.people;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person as the identity provider describes them in a token that was verified.
 *
 * @param unit the code of the police unit, null for magistrates and others
 * @param office the code of the prosecutor's office, null for police
 * @param opj quality of judicial police officer
 */
public record Arrival(
    @NotBlank @Size(max = 100) String username,
    @NotBlank @Size(max = 200) String name,
    String language,
    @Nullable String unit,
    @Nullable String office,
    Set<Role> roles,
    boolean opj) {

  public Arrival {
    roles = Set.copyOf(roles);
  }
}
