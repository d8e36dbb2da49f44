package be.zegel.evidence.ledger;

/** The answer to a {@link CustodyCommand}: the event may be recorded, or it is refused. */
public sealed interface Decision {

  /**
   * The event may be recorded.
   *
   * @param draft the event with everything it needs
   * @param next the state that its recording gives
   */
  record Permit(EventDraft draft, CustodyState next) implements Decision {}

  /**
   * The event is refused and nothing changes.
   *
   * @param code which rule refuses it
   */
  record Refusal(Code code) implements Decision {}

  /** The rules that can refuse an event; the names are stable and have a text in each language. */
  enum Code {
    /** The exhibit has not entered the ledger. */
    NOT_ENTERED,
    /** The exhibit has entered the ledger before. */
    ALREADY_ENTERED,
    /** The exhibit is gone; only notes, corrections and erasures are added (I13). */
    CLOSED,
    /** The exhibit is missing; it has to be found first. */
    MISSING,
    /** The exhibit is not where this can happen to it. */
    WRONG_PHASE,
    /** The type belongs to the chain of a case. */
    OTHER_CHAIN,
    /** It is said to have happened after now (I6). */
    IN_FUTURE,
    /** It happened so long ago that a reason for the late entry is needed (I6). */
    LATE_WITHOUT_REASON,
    /** Only the custodian can do this (I2). */
    NOT_CUSTODIAN,
    /** The new custodian is not of the kind that this needs (I1). */
    WRONG_CUSTODIAN_KIND,
    /** The exhibit would go to the custodian who has it. */
    SAME_CUSTODIAN,
    /** The entry does not say who has the exhibit (I1). */
    CUSTODIAN_MISSING,
    /** An offer is open; it has to be answered or withdrawn first (I3). */
    OFFER_OPEN,
    /** No offer is open, or another one (I3). */
    NO_OPEN_OFFER,
    /** The offer was made to somebody else (I3). */
    NOT_OFFEREE,
    /** Nobody accepts what they themselves offered (I3). */
    ACCEPTOR_IS_OFFERER,
    /** The offer has not lapsed yet. */
    OFFER_NOT_EXPIRED,
    /** The offer would have lapsed before it is made. */
    EXPIRY_PAST,
    /** There is no seal on it (I7). */
    NOT_SEALED,
    /** There is a seal on it (I7). */
    ALREADY_SEALED,
    /** It was sealed before, so this is a resealing and names the old number (I7). */
    RESEAL_REQUIRED,
    /** It was never sealed, so this is a sealing (I7). */
    NEVER_SEALED,
    /** The number of the seal is missing (I7). */
    SEAL_NUMBER_MISSING,
    /** The old number is not the one the exhibit had (I7). */
    WRONG_SEAL_NUMBER,
    /** The new number was used before (I7). */
    SEAL_NUMBER_USED,
    /** The seal that was seen is another one: a discrepancy has to be recorded first. */
    SEAL_DIFFERS,
    /** The exhibit is under a hold (I11). */
    ON_HOLD,
    /** There is a hold of that name. */
    HOLD_EXISTS,
    /** There is no hold of that name. */
    NO_SUCH_HOLD,
    /** Nobody has ordered this (I11). */
    ORDER_MISSING,
    /** The exhibit is in quarantine until a superior decides. */
    QUARANTINED,
    /** The exhibit is not in quarantine. */
    NOT_QUARANTINED,
    /** Nothing is in dispute. */
    NOT_DISPUTED,
    /** A second, different person is needed (I5, I11). */
    SECOND_PERSON_SAME,
    /** The event it is about does not exist. */
    NO_SUCH_EVENT,
    /** A derived item names the items it comes from (I9). */
    SOURCE_MISSING,
    /** The source changed while it was read and nobody recorded an unavoidable change (I10). */
    SOURCE_CHANGED
  }
}
