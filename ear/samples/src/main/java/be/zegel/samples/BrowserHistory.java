package be.zegel.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A browser's history as the SQLite database that browsers of the Chromium family keep, with the
 * columns that an examiner reads.
 *
 * <p>SQLite itself writes it. The bytes follow the version of that native library and are therefore
 * not promised.
 */
final class BrowserHistory {

  /** One visit; the address is a template for {@link Prose.Writer}. */
  record Visit(String at, String url, String title) {}

  private static final Instant CHROME_EPOCH = Instant.parse("1601-01-01T00:00:00Z");

  private BrowserHistory() {}

  static Sample of(String name, Prose.Writer writer, List<Visit> visits) {
    Prose text = Prose.plain("");
    try {
      Path file = Files.createTempFile("zegel-history", ".sqlite");
      try {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
            Statement statement = database.createStatement()) {
          statement.execute("PRAGMA page_size = 4096");
          statement.execute(
              "CREATE TABLE urls (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR,"
                  + " visit_count INTEGER NOT NULL, last_visit_time INTEGER NOT NULL)");
          statement.execute(
              "CREATE TABLE visits (id INTEGER PRIMARY KEY, url INTEGER NOT NULL, visit_time"
                  + " INTEGER NOT NULL, from_visit INTEGER, transition INTEGER NOT NULL)");
          try (PreparedStatement page =
                  database.prepareStatement("INSERT INTO urls VALUES (?, ?, ?, 1, ?)");
              PreparedStatement visit =
                  database.prepareStatement("INSERT INTO visits VALUES (?, ?, ?, 0, 805306368)")) {
            for (int i = 0; i < visits.size(); i++) {
              Prose url = writer.write(visits.get(i).url);
              Prose title = writer.write(visits.get(i).title);
              long time = microseconds(visits.get(i).at);
              page.setLong(1, i + 1L);
              page.setString(2, url.text());
              page.setString(3, title.text());
              page.setLong(4, time);
              page.executeUpdate();
              visit.setLong(1, i + 1L);
              visit.setLong(2, i + 1L);
              visit.setLong(3, time);
              visit.executeUpdate();
              text = text.and(url).and(Prose.plain("\t")).and(title).and(Prose.plain("\n"));
            }
          }
        }
        return new Sample(name, "application/x-sqlite3", Files.readAllBytes(file))
            .saying(text)
            .notByteStable();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("browser history " + name, e);
    }
  }

  private static long microseconds(String at) {
    Duration since = Duration.between(CHROME_EPOCH, OffsetDateTime.parse(at).toInstant());
    return since.getSeconds() * 1_000_000 + since.getNano() / 1_000;
  }
}
