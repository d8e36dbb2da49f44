package be.zegel.access;

/** The levels of confidentiality of a case (domain.md §4.4). */
public enum Confidentiality {
  /** The team, the leaders of its unit and the prosecutors of its office. */
  NORMAL,
  /** The team and the magistrates; leaders see number, state, lead and due dates only. */
  RESTRICTED,
  /** Needs the approval of two magistrates; invisible to everybody else. */
  EMBARGO
}
