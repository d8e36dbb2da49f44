package be.zegel.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A register of any size for benchmarks and tests of lists: cases over all units and years in a
 * realistic mix of states, with members, words, about ten exhibits each and some open offers.
 *
 * <p>It is made by the database itself from the numbers of the cases, so that the same numbers give
 * the same register at any time and a small one can grow. Accounts that are there already become
 * members of one in a hundred and twenty cases of their unit. The cases have no history and the
 * exhibits no events: such a register serves lists and nothing else, and never stands beside real
 * data.
 */
public final class GeneratedRegister {

  private GeneratedRegister() {}

  /**
   * Adds cases; all or nothing, and with fresh statistics.
   *
   * @param owner the owner of a migrated schema
   * @param from number of the first case
   * @param until number behind the last case
   */
  public static void fill(DatabaseAccess owner, long from, long until) {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          script().replace(":from", Long.toString(from)).replace(":until", Long.toString(until)));
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("vacuum analyze case_file, case_member, case_word, exhibit, transfer");
      statement.execute("analyze person");
    } catch (SQLException e) {
      throw ServerRefusal.failed("The register cannot be generated: " + e.getMessage(), e);
    }
  }

  private static String script() {
    try (InputStream script =
        GeneratedRegister.class.getResourceAsStream("generated-register.sql")) {
      if (script == null) {
        throw new IllegalStateException("the script of the register is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
