package be.zegel.web.shell;

import java.io.IOException;

/**
 * A part the application cannot work without: the database, a folder, a helper. Implemented as a
 * CDI bean; asked whenever somebody asks whether the server is ready, so it answers within two
 * seconds.
 */
public interface HealthCheck {

  /** A short word for the part, as it stands in the answer: {@code database}. */
  String name();

  /**
   * Returns when the part works.
   *
   * @throws IOException when it does not; the log says why
   */
  void check() throws IOException;
}
