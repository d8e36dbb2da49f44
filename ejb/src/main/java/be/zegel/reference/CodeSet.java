package be.zegel.reference;

/**
 * A set of codes that has labels. The typed sets have a table and a record of their own with more
 * than labels; the others are plain and live together in {@code code_label}.
 */
public enum CodeSet {
  /** Courts of appeal: {@link AppealCourt}. */
  APPEAL_COURT(true),
  /** Judicial districts: {@link Arrondissement}. */
  ARRONDISSEMENT(true),
  /** Prosecutor's offices: {@link Office}. */
  OFFICE(true),
  /** Divisions of districts: {@link Division}. */
  DIVISION(true),
  /** Police units: {@link PoliceUnit}. */
  UNIT(true),
  /** Evidence rooms, laboratories and depots: {@link StorageRoom}. */
  STORAGE_ROOM(true),
  /** Phenomena: {@link Phenomenon}. */
  PHENOMENON(true),
  /** Offences: {@link Offence}. */
  OFFENCE(true),
  /**
   * Legal bases of measures, also those of exhibits ({@code legalBasis.code}): {@link MeasureType}.
   */
  MEASURE_TYPE(true),
  /** Terms: {@link DeadlineRule}. */
  DEADLINE_RULE(true),
  /** The prosecutor's decisions: {@link Decision}. */
  DECISION(true),
  /** What a person is in a case: {@link PersonCaseRole}. */
  PERSON_CASE_ROLE(true),

  /** The languages themselves, by their tag. */
  LANGUAGE(false),
  /** Kinds of police unit. */
  UNIT_KIND(false),
  /** Kinds of storage room. */
  STORAGE_KIND(false),
  /** Roles of users. */
  ROLE(false),
  /** Who may order a measure: {@link OrderingAuthority}. */
  ORDERING_AUTHORITY(false),
  /** States of a case. */
  CASE_STATE(false),
  /** What a member of a case's team is. */
  MEMBER_ROLE(false),
  /** Confidentiality of a case. */
  CONFIDENTIALITY(false),
  /** Kinds of number that others know a case by. */
  EXTERNAL_REFERENCE(false),
  /** Kinds of official report. */
  REPORT_TYPE(false),
  /** Where a case came from. */
  INTAKE_SOURCE(false),
  /** States of a magistrate's directive (apostille, kantschrift). */
  DIRECTIVE_STATE(false),
  /** Reasons of a dismissal for technical grounds. */
  DISMISSAL_TECHNICAL(false),
  /** Reasons of a dismissal on grounds of opportunity. */
  DISMISSAL_OPPORTUNITY(false),
  /** Physical or digital. */
  EXHIBIT_KIND(false),
  /** Categories of exhibits. */
  EXHIBIT_CATEGORY(false),
  /** What an exhibit is handed over for. */
  TRANSFER_PURPOSE(false),
  /** States of a hand-over. */
  TRANSFER_STATE(false),
  /** Types of custody event, the only vocabulary of the chain. */
  CUSTODY_EVENT(false),
  /** Types of event in the chain of a case, beside the custody of its exhibits. */
  CASE_EVENT(false),
  /** Where an exhibit is in its custody. */
  CUSTODY_STATE(false),
  /** Marks beside the custody state. */
  CUSTODY_FLAG(false),
  /** Kinds of gap in custody. */
  CUSTODY_GAP(false),
  /** How one item comes from another. */
  DERIVATION(false),
  /** Bodies outside the service that take exhibits, beside the depots of the court registries. */
  OUTSIDE_BODY(false),
  /** Outcomes of counts, examinations and discrepancies. */
  EVENT_RESULT(false),
  /** How far the proof of an event reaches. */
  PROOF_GRADE(false),
  /** Why somebody looks at a case without standing relation (header {@code X-Purpose}). */
  ACCESS_PURPOSE(false),
  /** Whether stored bytes are still what was filed. */
  FIXITY(false),
  /** What is wrong with stored bytes that are not. */
  FIXITY_PROBLEM(false),
  /** States of a filed file. */
  FILE_STATE(false),
  /** Outcomes of processing one item. */
  ITEM_OUTCOME(false),
  /** States of a court packet. */
  PACKET_STATE(false),
  /** The laws that offences stand in. */
  PENAL_BOOK(false),
  /** Which side of an offence an article covers. */
  PROVISION_ASPECT(false),
  /** Penalty levels 1 to 8 of the new code. */
  PENALTY_LEVEL(false),
  /** Classes of offences under the old code. */
  OLD_CLASS(false),
  /** Completed, attempted, prepared. */
  OFFENCE_STAGE(false),
  /** How attempt is punished. */
  ATTEMPT_RULE(false),
  /** Grounds that decide how far back data may be asked for. */
  LOOKBACK_GROUND(false),
  /** What starts a term. */
  DEADLINE_TRIGGER(false),
  /** What becomes of data whose retention term is over. */
  RETENTION_AFTERWARDS(false),
  /** What starts a retention term. */
  RETENTION_TRIGGER(false),
  /** Classes of data that retention rules speak of. */
  DATA_CLASS(false),
  /** Categories of data subjects (law of 30 July 2018, art. 31). */
  DATA_SUBJECT_CLASS(false),
  /** How sure a row of reference data is: {@link Certainty}. */
  CERTAINTY(false);

  private final boolean typed;

  CodeSet(boolean typed) {
    this.typed = typed;
  }

  /** Whether the set has a table of its own, and not only labels. */
  public boolean typed() {
    return typed;
  }
}
