package be.zegel.access;

/** What a person is to a case or exhibit; the strongest relation that holds decides. */
public enum Relation {
  /** Leads the case. */
  LEAD,
  /** Works on the case. */
  MEMBER,
  /** May read the case. */
  READER,
  /** Leads the unit of the case, or a unit above it. */
  UNIT_LEADER,
  /** A magistrate of the prosecutor's office of the case. */
  OFFICE_PROSECUTOR,
  /** Holds the exhibit, or keeps the evidence room it lies in. */
  CUSTODIAN,
  /** Has been offered the exhibit. */
  OFFEREE,
  /** Nothing: to this person the case does not exist. */
  NONE
}
