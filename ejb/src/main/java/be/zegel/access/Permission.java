package be.zegel.access;

/** What can be done with a case or an exhibit. */
public enum Permission {
  /** Number, state, unit, lead and due dates: that there is a case, not what it is about. */
  SEE_CASE,
  /** Everything written in the case, its title first. */
  READ_CASE,
  /** Change what is written in the case. */
  EDIT_CASE,
  /** Add, change and end memberships. */
  MANAGE_MEMBERS,
  /** Give the case to a lead. */
  ASSIGN,
  /** Begin or resume the investigation, and submit it to the prosecutor. */
  CONDUCT,
  /** Take the case under review, return it, decide, give and close directives. */
  REVIEW,
  /** Hand a packet out of the house: to the court, the defence, a party (art. 21bis C.Cr.P.). */
  DISCLOSE,
  /** Answer a directive. */
  ANSWER_DIRECTIVE,
  /** Enter an exhibit into the register. */
  REGISTER_EXHIBIT,
  /** Register data and custody of an exhibit. */
  SEE_EXHIBIT,
  /** Act on an exhibit as its custodian: seal, offer, store. */
  HANDLE_EXHIBIT,
  /** Accept or refuse an offered exhibit. */
  ANSWER_OFFER,
  /** Record an order about an exhibit: hold, retention, return, destruction. */
  RECORD_ORDER,
  /** Settle a discrepancy, a quarantine, the absence of a custodian. */
  SUPERVISE_CUSTODY,
  /** Correct the record of an exhibit, and confirm as a second person what another reported. */
  COUNTERSIGN,
  /** File evidence under an exhibit. */
  FILE_EVIDENCE,
  /** Open the contents of an exhibit: files, items, text, search. */
  READ_EVIDENCE
}
