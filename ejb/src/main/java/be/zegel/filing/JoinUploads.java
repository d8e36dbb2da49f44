package be.zegel.filing;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The command that joins complete parts into one file and files it.
 *
 * @param parts the parts in order; they are used up
 */
public record JoinUploads(
    @NotNull UUID exhibitId,
    @NotBlank @Size(max = 1000) String filename,
    @NotEmpty @Size(max = 1000) List<UUID> parts,
    @Nullable @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256) {

  public JoinUploads {
    parts = List.copyOf(parts);
  }
}
