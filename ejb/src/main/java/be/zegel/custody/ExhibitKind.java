package be.zegel.custody;

/** A thing, or data without a thing of its own. */
public enum ExhibitKind {
  PHYSICAL,
  DIGITAL
}
