package be.zegel.evidence.index.query;

/** What happened at a date of an item. */
public enum DateKind {
  /** A message was sent. */
  SENT,
  /** A message was received. */
  RECEIVED,
  /** The content was created. */
  CREATED,
  /** The content was changed. */
  MODIFIED,
  /** The content was opened. */
  ACCESSED,
  /** A picture or recording was taken. */
  TAKEN,
  /** Something else. */
  OTHER
}
