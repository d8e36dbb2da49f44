package be.zegel.custody;

/** What somebody says when they report an event on an exhibit; each is one control of a form. */
public enum Reported {
  /** The person who answers for the exhibit from now on. */
  PERSON,
  /** The body outside the service that answers for it from now on. */
  ORGANISATION,
  PURPOSE,
  LOCATION,
  SEAL_OBSERVED,
  RESULT,
  REASON,
  NOTE,
  CONDITION,
  PLACE,
  /** The written order the act rests on. */
  ORDER,
  /** The reference of the other party's receipt. */
  RECEIPT,
  /** Who is given something: name, capacity, reference. */
  RECIPIENT,
  /** With what it was done: name, version, serial number. */
  TOOL,
  METHOD,
  /** SHA-256 of a certificate or scan. */
  DOCUMENT_HASH,
  HASH_BEFORE,
  HASH_AFTER,
  HOLD,
  RETENTION_UNTIL,
  CONTAINER,
  /** The number of the earlier event that this one is about. */
  EVENT,
  /** The field of that event. */
  FIELD,
  NEW_VALUE,
  DERIVATION,
  /** The exhibits that come out of it. */
  RESULTS,
  /** The exhibits that went into it. */
  SOURCES
}
