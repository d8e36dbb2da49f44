package be.zegel.fixity;

/** What is wrong with stored bytes; the labels are reference data (FIXITY_PROBLEM). */
public enum FixityProblem {
  /** They are not there. */
  MISSING,
  /** They do not authenticate: not those that were written, or of another object. */
  TAMPERED,
  /** Some are missing, or there are too many. */
  TRUNCATED,
  /** They authenticate and have another hash than the file was filed with. */
  HASH_DIFFERS,
  /** A newer version of the program wrote them. */
  UNKNOWN_VERSION,
  /** The key of the filing is missing, damaged, or destroyed without an order. */
  KEY_UNAVAILABLE,
  /** The medium failed twice to give them. */
  UNREADABLE
}
