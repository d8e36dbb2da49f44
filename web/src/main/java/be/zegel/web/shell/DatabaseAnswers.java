package be.zegel.web.shell;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database answers within two seconds. */
@ApplicationScoped
class DatabaseAnswers implements HealthCheck {

  private static final int SECONDS = 2;

  @Resource DataSource database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void check() throws IOException {
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(SECONDS)) {
        throw new IOException("the database did not answer within " + SECONDS + " s");
      }
    } catch (SQLException refused) {
      throw new IOException("the database refused a connection", refused);
    }
  }
}
