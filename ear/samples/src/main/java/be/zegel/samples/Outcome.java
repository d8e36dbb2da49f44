package be.zegel.samples;

/**
 * What processing should report for an item: the subset of the engine's outcomes that the samples
 * provoke.
 */
public enum Outcome {
  /** Read completely. */
  OK,
  /** Read completely, and there is nothing in it: no byte, or no text and no child. */
  EMPTY,
  /** Kept and hashed, but no text can be expected of it, such as a program. */
  UNSUPPORTED,
  /** Cannot be read without {@link GroundTruth.SampleItem#password()}. */
  ENCRYPTED,
  /** Damaged; what can still be read of it is listed, and no more is promised. */
  CORRUPT,
  /** A limit must stop it: depth, expansion or number of children. */
  LIMITED
}
