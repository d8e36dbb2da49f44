package be.zegel.fixity;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading a file's stored bytes to their end.
 *
 * @param problem null when they are what was filed
 */
record Reading(StoredFile file, @Nullable FixityProblem problem) {

  boolean whole() {
    return problem == null;
  }
}
