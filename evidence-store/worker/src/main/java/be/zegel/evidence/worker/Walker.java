package be.zegel.evidence.worker;

import be.zegel.evidence.extract.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks one level of one kind of container and reports each child as it passes. */
interface Walker {
  /**
   * How a walk ended.
   *
   * @param outcome of the container itself
   * @param passwordIndex of the candidate that opened it, or −1
   */
  record Walk(Outcome outcome, @Nullable String reason, int passwordIndex) {
    static final Walk DONE = new Walk(Outcome.OK, null, -1);

    static Walk of(Outcome outcome, String reason) {
      return new Walk(outcome, reason, -1);
    }
  }

  /** Name of the program, for the record. */
  String program();

  Walk walk(Container container, String name, Findings findings) throws IOException;
}
