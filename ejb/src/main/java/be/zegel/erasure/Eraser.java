package be.zegel.erasure;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The eraser: the only role of the database that may remove what was read out of evidence, and only
 * of files that an order marks as erased. Works outside the transactions of the application, whose
 * own role cannot do this.
 */
@ApplicationScoped
class Eraser {

  private static final List<String> REMOVALS =
      List.of(
          "delete from processing_job where file_id = any (?)",
          "delete from evidence_item where file_id = any (?)");

  @Resource(lookup = "java:jboss/datasources/ZegelEraser")
  private DataSource source;

  /** Removes items and jobs of files. Repeating it does nothing. */
  void remove(List<UUID> files) {
    try (Connection connection = source.getConnection()) {
      Array ids = connection.createArrayOf("uuid", files.toArray());
      for (String removal : REMOVALS) {
        try (PreparedStatement statement = connection.prepareStatement(removal)) {
          statement.setArray(1, ids);
          statement.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the eraser's role cannot remove what was read", e);
    }
  }
}
