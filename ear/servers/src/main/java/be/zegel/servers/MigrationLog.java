package be.zegel.servers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/**
 * Where Flyway's messages go: warnings and errors into the platform's logger, the rest nowhere.
 * Left to itself, Flyway takes whichever logging library happens to lie on the class path.
 */
public final class MigrationLog implements LogCreator {
  /** Made by Flyway, by name. */
  public MigrationLog() {}

  @Override
  public Log createLogger(Class<?> source) {
    return new PlatformLog(System.getLogger(source.getName()));
  }

  private record PlatformLog(Logger logger) implements Log {
    @Override
    @SuppressWarnings("deprecation") // deprecated, and still abstract
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public void debug(String message) {
      // Flyway's own steps are of no use to an operator.
    }

    @Override
    public void info(String message) {
      // What was migrated is in the outcome.
    }

    @Override
    public void notice(String message) {
      // Advertisements and hints.
    }

    @Override
    public void warn(String message) {
      logger.log(Level.WARNING, message);
    }

    @Override
    public void error(String message) {
      logger.log(Level.ERROR, message);
    }

    @Override
    public void error(String message, Exception exception) {
      logger.log(Level.ERROR, message, exception);
    }
  }
}
