package be.zegel.cases;

/** What a member does in a case; there is one lead. */
public enum MemberRole {
  LEAD,
  MEMBER,
  READER
}
