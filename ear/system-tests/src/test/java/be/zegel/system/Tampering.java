package be.zegel.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the administrator of the machine can do behind the application's back: the owner of the
 * database, and the files of the store.
 */
final class Tampering {

  private final RunningSystem system;

  Tampering(RunningSystem system) {
    this.system = system;
  }

  Connection owner() throws SQLException {
    return as("owner", "zegel_owner");
  }

  /** A connection in the name of a role of the database. */
  Connection as(String secret, String role) throws SQLException {
    String password =
        RunningSystem.read(system.data().resolve("secrets/postgres-" + secret)).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + (system.url().getPort() + 2) + "/zegel", role, password);
  }

  /** Runs a statement whose values are ids. @return how many rows it changed */
  int change(String sql, String... ids) {
    try (Connection connection = owner();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < ids.length; i++) {
        statement.setObject(i + 1, UUID.fromString(ids[i]));
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a question about an id answers. */
  List<String> ask(String sql, String id) {
    List<String> answers = new ArrayList<>();
    try (Connection connection = owner();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(id));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return answers;
  }

  /** As if a file had last been checked before its turn came again. */
  void makeDue(String... files) {
    for (String file : files) {
      if (change(
              "update evidence_file set checked_at = now() - interval '400 days' where id = ?",
              file)
          != 1) {
        throw new IllegalStateException("no file " + file);
      }
    }
  }

  /** Where the bytes of a file are. */
  Path objectOf(String file) {
    return object(ask("select object_id from evidence_file where id = ?", file).getFirst());
  }

  Path object(String id) {
    return system.data().resolve("objects").resolve(id.substring(0, 2)).resolve(id);
  }

  /** The wrapped key of a file. */
  Path wrapOf(String file) {
    return system
        .data()
        .resolve("keys/filings")
        .resolve(file.substring(0, 2))
        .resolve(file + ".wrap");
  }

  /** Turns a bit in the middle of a file; doing it again turns it back. */
  static void flip(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[64] ^= 1;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables that hold a text somewhere, whatever their columns. */
  List<String> tablesWith(String text) {
    List<String> found = new ArrayList<>();
    try (Connection connection = owner()) {
      List<String> tables = new ArrayList<>();
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "select tablename from pg_tables where schemaname = 'public' order by tablename");
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "select exists (select from \""
                    + table
                    + "\" t where position(? in t::text) > 0)")) {
          statement.setString(1, text);
          try (ResultSet rows = statement.executeQuery()) {
            if (rows.next() && rows.getBoolean(1)) {
              found.add(table);
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  /**
   * The files of the data folder that hold these bytes somewhere. What the database itself writes
   * is looked at table by table instead; the server's own programs are left out.
   */
  List<Path> filesWith(byte[] wanted) {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("keys", "objects", "incoming", "index", "log", "logs", "signer")) {
      Path below = system.data().resolve(folder);
      if (Files.isDirectory(below)) {
        try (var files = Files.walk(below)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            if (holds(file, wanted)) {
              found.add(file);
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }

  /** Read as one character a byte, so that the search is the library's own. */
  private static boolean holds(Path file, byte[] wanted) throws IOException {
    try {
      return Files.size(file) < 64 << 20
          && new String(Files.readAllBytes(file), ISO_8859_1)
              .contains(new String(wanted, ISO_8859_1));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
