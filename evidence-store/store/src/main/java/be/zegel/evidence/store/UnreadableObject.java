package be.zegel.evidence.store;

import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An object that cannot be read as it was stored; the reason has a stable name. */
public final class UnreadableObject extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why the object cannot be read. */
  public enum Reason {
    /** There is no such object. */
    MISSING,
    /** The stored bytes are not those that were written, or belong to another object. */
    TAMPERED,
    /** Stored bytes are missing or there are too many. */
    TRUNCATED,
    /** The content no longer has the hash it was stored with. */
    HASH_DIFFERS,
    /** The object was written by a newer version of the program. */
    UNKNOWN_VERSION
  }

  private final UUID objectId;
  private final Reason reason;

  UnreadableObject(UUID objectId, Reason reason, @Nullable Throwable cause) {
    super("object " + objectId + ": " + reason, cause);
    this.objectId = objectId;
    this.reason = reason;
  }

  /** The object. */
  public UUID objectId() {
    return objectId;
  }

  /** Why it cannot be read. */
  public Reason reason() {
    return reason;
  }
}
