package be.zegel.evidence.verify;

/** How an event that a person signs is signed. */
public enum Signed {
  /** With a passkey that was enrolled for the person. */
  PASSKEY,
  /** Not; the demonstration admits that, and its trust bundle says so. */
  DEMO_POLICY,
  /** Not. */
  NOT
}
