package be.zegel.filing;

/** What an upload is for (tus 1.0, concatenation). */
public enum UploadKind {
  /** A file. */
  WHOLE,
  /** A part of a file. */
  PARTIAL,
  /** A file made of parts. */
  FINAL
}
