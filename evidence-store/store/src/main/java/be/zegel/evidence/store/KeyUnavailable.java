package be.zegel.evidence.store;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key that cannot be had; the reason has a stable name. */
public final class KeyUnavailable extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why the key cannot be had. */
  public enum Reason {
    /** There is no key of that name, and no record that there was one. */
    MISSING,
    /** The key was destroyed on purpose: what it encrypted is erased for good. */
    DESTROYED,
    /** The wrapped key is not the one that was written, or is wrapped under another key. */
    TAMPERED,
    /** The filing belongs to another case than the caller says. */
    OTHER_CASE,
    /** There is a key of that name already. */
    EXISTS
  }

  private final UUID id;
  private final Reason reason;

  KeyUnavailable(UUID id, Reason reason, @Nullable Throwable cause) {
    super("key " + id + ": " + reason, cause);
    this.id = id;
    this.reason = reason;
  }

  /** The case or filing whose key was asked for. */
  public UUID id() {
    return id;
  }

  /** Why it cannot be had. */
  public Reason reason() {
    return reason;
  }
}
