package be.zegel.evidence.extract;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of frame of the extraction protocol (docs/spec/extraction-protocol.md). The code is the
 * first byte of a frame and never changes its meaning within a {@link Messages#VERSION}.
 */
public enum FrameType {
  /** Worker: started, which programs it has. */
  READY(1),
  /** Worker: wants {@code length} bytes of the content from {@code offset}. */
  NEED(2),
  /** Worker: detected media type. */
  MEDIA_TYPE(3),
  /** Worker: metadata, may repeat. */
  METADATA(4),
  /** Worker: text in UTF-8, cut between characters. */
  TEXT(5),
  /** Worker: a child begins. */
  CHILD(6),
  /** Worker: bytes of the child that began. */
  CHILD_BYTES(7),
  /** Worker: the child that began is complete: length, hash, damage. */
  CHILD_END(8),
  /** Worker: the child that began, or one that never began, cannot be had. */
  CHILD_FAILED(9),
  /** Worker: something worth recording. */
  WARNING(10),
  /** Worker: everything but the preview was reported. */
  RESULT(11),
  /** Worker: a picture. */
  PREVIEW(12),
  /** Worker: counters, about once a second while it works. */
  HEARTBEAT(13),
  /** Worker: finished with the job. */
  DONE(14),
  /** Supervisor: a job. */
  JOB(32),
  /** Supervisor: the bytes that were needed. */
  DATA(33);

  private static final @Nullable FrameType[] BY_CODE = new @Nullable FrameType[64];

  static {
    for (FrameType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static @Nullable FrameType of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
