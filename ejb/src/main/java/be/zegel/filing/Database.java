package be.zegel.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.Session;

/** The connection of the running transaction, which row-level security knows. */
@ApplicationScoped
class Database {

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** A change on a connection. */
  @FunctionalInterface
  interface Change {
    void on(Connection connection) throws SQLException;
  }

  @PersistenceContext private EntityManager entities;

  /** Does work in the transaction of the caller. */
  <T> T work(Work<T> work) {
    return entities.unwrap(Session.class).doReturningWork(work::on);
  }

  /** Makes a change in the transaction of the caller. */
  void change(Change change) {
    entities.unwrap(Session.class).doWork(change::on);
  }
}
