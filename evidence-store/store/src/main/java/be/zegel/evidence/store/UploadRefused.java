package be.zegel.evidence.store;

import java.io.IOException;
import java.util.UUID;

/** A step of an upload that is refused; the reason has a stable name. */
public final class UploadRefused extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why the step is refused. */
  public enum Reason {
    /** There is no such upload: never was, was thrown away, or is filed and forgotten. */
    UNKNOWN,
    /** It expired; its bytes are gone or will be. */
    EXPIRED,
    /** The client's offset is not the one the upload stands at. */
    OFFSET_DIFFERS,
    /** Somebody else is appending to it, or finishing it, at this moment. */
    BUSY,
    /** More bytes than the length that was declared, or than any upload may have. */
    TOO_LONG,
    /** The length was declared before and is another one, or is less than what is there. */
    LENGTH_DIFFERS,
    /** The hash of the chunk is not what the client said; the chunk was discarded. */
    CHECKSUM_DIFFERS,
    /** The SHA-256 of the whole is not what the client said; nothing was filed. */
    HASH_DIFFERS,
    /** Bytes are missing, so it cannot be finished. */
    INCOMPLETE,
    /** Nothing can be appended: it is finished, or is a concatenation. */
    COMPLETE,
    /** A part cannot be finished alone, and only complete parts can be concatenated, once. */
    PARTS
  }

  private final UUID uploadId;
  private final Reason reason;
  private final long offset;

  UploadRefused(UUID uploadId, Reason reason, long offset) {
    super("upload " + uploadId + ": " + reason);
    this.uploadId = uploadId;
    this.reason = reason;
    this.offset = offset;
  }

  /** The upload. */
  public UUID uploadId() {
    return uploadId;
  }

  /** Why the step is refused. */
  public Reason reason() {
    return reason;
  }

  /** The durable offset of the upload after the refusal; 0 when there is none. */
  public long offset() {
    return offset;
  }
}
