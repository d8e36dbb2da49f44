package be.zegel.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Makes the persons of the identity provider known to the application before they first sign in, so
 * that a colleague can be named as member or receiver from the first day; follows changes of name,
 * unit and roles; marks who may no longer sign in. Nobody is ever removed.
 */
final class KnownPersons {
  private static final String FOLLOW =
      """
      insert into person (username, name, language, unit_id, office_id, roles, opj, active, created_at, seen_at)
      select ?, ?, ?, (select u.id from unit u where u.code = ?), (select o.id from office o where o.code = ?), ?, ?, ?, now(), now()
      on conflict (username) do update
        set name = excluded.name, language = excluded.language, unit_id = excluded.unit_id, office_id = excluded.office_id, roles = excluded.roles,
            opj = excluded.opj, active = excluded.active, version = person.version + 1
        where (person.name, person.language, person.unit_id, person.office_id, person.roles, person.opj, person.active)
          is distinct from (excluded.name, excluded.language, excluded.unit_id, excluded.office_id, excluded.roles, excluded.opj, excluded.active)
      """;

  private KnownPersons() {}

  /** Follows the accounts; atomic. */
  static void follow(DatabaseAccess owner, Collection<Account> accounts) {
    try (Connection connection = owner.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(FOLLOW)) {
        for (Account account : accounts) {
          statement.setString(1, account.username());
          statement.setString(2, account.name());
          statement.setString(3, account.language());
          statement.setString(4, account.unit());
          statement.setString(5, account.office());
          statement.setArray(
              6, connection.createArrayOf("text", account.roles().stream().sorted().toArray()));
          statement.setBoolean(7, account.opj());
          statement.setBoolean(8, account.active());
          statement.addBatch();
        }
        statement.executeBatch();
      }
      connection.commit();
    } catch (SQLException e) {
      throw ServerRefusal.failed("The accounts cannot be made known: " + e.getMessage(), e);
    }
  }
}
