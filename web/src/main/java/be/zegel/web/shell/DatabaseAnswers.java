package be.zegel.web.shell;

import be.zegel.people.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The database answers a query of the directory, which reads one row by its key. */
@ApplicationScoped
class DatabaseAnswers implements HealthCheck {

  /** No person has this number: the answer is empty, and that it comes is what counts. */
  private static final long NOBODY = 0;

  @Inject Directory directory;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check() {
    directory.withId(NOBODY);
  }
}
