package be.zegel.evidence.ledger;

/** Where an exhibit is in its life; flags such as sealed or on hold stand beside it. */
public enum Phase {
  /** The ledger knows nothing of it yet. */
  NONE,
  /** With a person. */
  WITH,
  /** In an evidence room. */
  STORED,
  /** Taken out of an evidence room by a person, for a purpose. */
  OUT,
  /** With an organisation outside the service. */
  EXTERNAL,
  /** Lost; its last custodian still answers for it. */
  MISSING,
  /** Returned, destroyed or otherwise gone for good; the record lives on. */
  CLOSED;

  /** Whether the exhibit exists and is somewhere. */
  public boolean live() {
    return this == WITH || this == STORED || this == OUT || this == EXTERNAL;
  }

  /** The phase of an exhibit that such a custodian has received. */
  static Phase in(Custodian custodian) {
    return switch (custodian.kind()) {
      case PERSON -> WITH;
      case ROOM -> STORED;
      case ORGANISATION -> EXTERNAL;
    };
  }
}
