package be.zegel.web.shell;

/**
 * A number beside a place in the rail that asks for action: transfers to accept, deadlines that
 * fall due. Implemented as a CDI bean by the feature that knows; asked once for every page, so it
 * costs one indexed query at most.
 */
public interface RailCount {

  /** Where the number stands. */
  Destination destination();

  /** How many things wait for the reader; zero shows nothing. */
  long waiting();

  /** True when the number asks for action, false when it only tells. */
  default boolean urgent() {
    return true;
  }
}
