package be.zegel.custody;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The command by which an offered exhibit is taken over.
 *
 * @param sealObserved the seal as the taker reads it, null when there is none; a seal that differs
 *     from the one on record is kept as a discrepancy
 * @param condition the state in which it was found
 */
public record AcceptTransfer(
    @Nullable @Size(max = 60) String sealObserved, @Nullable @Size(max = 2000) String condition) {}
