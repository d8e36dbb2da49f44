package be.zegel.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A role's way into one database: where it is, as whom, with which password.
 *
 * @param url the JDBC address, without user or password in it
 * @param role the database role
 * @param password the role's password; {@link #toString} leaves it out
 */
public record DatabaseAccess(String url, String role, String password) {
  /** Refuses an address that is not PostgreSQL's or that carries a password. */
  public DatabaseAccess {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("not the JDBC address of a PostgreSQL database: " + url);
    }
    if (url.contains("password=")) {
      throw new IllegalArgumentException("a password does not belong into a JDBC address");
    }
    if (!role.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException("not the name of a database role: " + role);
    }
  }

  /** A new connection; the caller closes it. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "zegel-launcher");
    properties.setProperty("connectTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  /** The same server and role, another database. */
  public DatabaseAccess database(String name) {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    String parameters = query < 0 ? "" : url.substring(query);
    return new DatabaseAccess(
        address.substring(0, address.lastIndexOf('/') + 1) + name + parameters, role, password);
  }

  /** The same database, another role. */
  DatabaseAccess as(String otherRole, String otherPassword) {
    return new DatabaseAccess(url, otherRole, otherPassword);
  }

  @Override
  public String toString() {
    return role + " at " + url;
  }
}
