package be.zegel.reference;

/**
 * Who may order or confirm a measure under the Code of Criminal Procedure. Not a role of a user:
 * the federal prosecutor orders as a prosecutor, and whether an officer has the quality of judicial
 * police officer is an attribute of the person.
 */
public enum OrderingAuthority {
  /**
   * A judicial police officer (officier de police judiciaire, officier van gerechtelijke politie).
   */
  OPJ,
  /**
   * The public prosecutor: the prosecutor of the King, the federal prosecutor and their deputies.
   */
  PROSECUTOR,
  /** The investigating judge. */
  INVESTIGATING_JUDGE,
  /**
   * The police service designated for preservation across borders (art. 39quater), the 24/7 contact
   * point.
   */
  DESIGNATED_POLICE_SERVICE
}
